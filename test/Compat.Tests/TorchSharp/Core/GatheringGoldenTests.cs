using TorchSharp;
using static TorchSharp.torch;
using Tensor = TorchSharp.torch.Tensor;

namespace Compat.Tests.TorchSharpPackage.Core;

[TestClass]
public class GatheringGoldenTests
{
    [TestMethod]
    public void gather_dims()
    {
        var a = torch.tensor(new[,] { { 1, 2 }, { 3, 4 } });
        TorchGolden.Check(nameof(gather_dims), new
        {
            d1 = a.gather(1, torch.tensor(new long[,] { { 0, 0 }, { 1, 0 } })),
            d0 = torch.gather(a, 0, torch.tensor(new long[,] { { 1, 0 } })),
            bad = TorchGolden.Throws(() => a.gather(1, torch.tensor(new long[,] { { 5 } }))),
            int32Index = TorchGolden.Throws(() => a.gather(1, torch.tensor(new[,] { { 0 } }))),
        });
    }

    [TestMethod]
    public void scatter_and_scatter_add()
    {
        var i = torch.tensor(new long[,] { { 0, 2, 0 } });
        var s = torch.tensor(new[,] { { 1f, 2f, 3f } });
        TorchGolden.Check(nameof(scatter_and_scatter_add), new
        {
            sc = torch.zeros(1, 3).scatter(1, i, s),
            add = torch.zeros(1, 3).scatter_add(1, i, s),
            dim0 = torch.zeros(2, 3).scatter(0, torch.tensor(new long[,] { { 1, 0, 1 } }), s),
        });
    }

    [TestMethod]
    public void scatter_inplace_scalar_tensor()
    {
        var a = torch.ones(3);
        var r = a.scatter_add_(0, torch.tensor(new long[] { 2, 2 }), torch.tensor(new[] { 5f, 6f }));
        TorchGolden.Check(nameof(scatter_inplace_scalar_tensor), new
        {
            a,
            same = ReferenceEquals(a, r),
            dtype = TorchGolden.Throws(() => torch.zeros(2).scatter(0, torch.tensor(new long[] { 0 }), torch.tensor(new[] { 1.0 }))),
        });
    }

    [TestMethod]
    public void index_select_forms()
    {
        var a = torch.arange(6).reshape(2, 3);
        TorchGolden.Check(nameof(index_select_forms), new
        {
            c = a.index_select(1, torch.tensor(new long[] { 2, 0, 2 })),
            i32 = torch.index_select(a, 0, torch.tensor(new[] { 1 })),
            bad = TorchGolden.Throws(() => a.index_select(0, torch.tensor(new long[] { 2 }))),
        });
    }

    [TestMethod]
    public void masked_select_and_fill()
    {
        var a = torch.arange(6, dtype: torch.float32).reshape(2, 3);
        var m = torch.tensor(new[] { true, false, true });
        TorchGolden.Check(nameof(masked_select_and_fill), new
        {
            sel = a.masked_select(m),
            fill = a.masked_fill(a > 2, float.NegativeInfinity),
            sc = a.masked_scatter(a > 3, torch.tensor(new[] { 40f, 50f })),
            notBool = TorchGolden.Throws(() => a.masked_fill(torch.ones(3), 1)),
        });
    }

    [TestMethod]
    public void where_forms()
    {
        var c = torch.tensor(new[,] { { true, false }, { false, true } });
        TorchGolden.Check(nameof(where_forms), new
        {
            w = torch.where(c, torch.tensor(new[] { 1f, 2f }), torch.tensor(0f)),
            m = torch.ones(2).where(torch.tensor(new[] { true, false }), torch.zeros(2)),
            promoted = torch.where(c, torch.tensor(1), torch.tensor(2.5)).dtype,
            idx = torch.where(c),
        });
    }
}
