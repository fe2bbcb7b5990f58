using TorchSharp;
using static TorchSharp.torch;
using Tensor = TorchSharp.torch.Tensor;

namespace Compat.Tests.TorchSharpPackage.Core;

[TestClass]
public class InPlaceGoldenTests
{
    [TestMethod]
    public void inplace_returns_same_storage()
    {
        var a = torch.tensor(new[] { 1f, 2f });
        var h = a.Handle;
        var b = a.add_(1).mul_(2);
        b[0] = 100f;
        TorchGolden.Check(nameof(inplace_returns_same_storage), new
        {
            a,
            sameObject = ReferenceEquals(a, b),
            handleKept = a.Handle == h,
        });
    }

    [TestMethod]
    public void inplace_dtype_rules()
    {
        var i = torch.tensor(new[] { 1, 2 });
        i.add_(torch.tensor(new[] { 1L, 1L }));
        TorchGolden.Check(nameof(inplace_dtype_rules), new
        {
            i,
            floatIntoInt = TorchGolden.Throws(() => i.add_(1.5)),
            divIntoInt = TorchGolden.Throws(() => i.div_(2)),
            f64IntoF32 = torch.zeros(1).add_(torch.tensor(new[] { 0.1 })),
        });
    }

    [TestMethod]
    public void fill_zero_copy()
    {
        var a = torch.zeros(2, 2);
        a.fill_(3);
        var b = torch.zeros(2, 2, dtype: torch.int32);
        b.copy_(torch.tensor(new[] { 1.9f, -1.9f }));
        TorchGolden.Check(nameof(fill_zero_copy), new
        {
            a,
            b,
            z = a.clone().zero_(),
        });
    }

    [TestMethod]
    public void leaf_inplace_error()
    {
        var a = torch.ones(2, requires_grad: true);
        var err = TorchGolden.Throws(() => a.add_(1));
        using (torch.no_grad()) a.add_(1);
        TorchGolden.Check(nameof(leaf_inplace_error), new
        {
            err,
            a,
            a.is_leaf,
            a.requires_grad,
        });
    }

    [TestMethod]
    public void axpy_and_fused()
    {
        var a = torch.tensor(new[] { 1f, 2f });
        var b = torch.tensor(new[] { 10f, 20f });
        TorchGolden.Check(nameof(axpy_and_fused), new
        {
            alpha = a.clone().add_(b, 0.5),
            addcmul = a.clone().addcmul_(b, b, 0.1),
            addcdiv = a.clone().addcdiv_(b, a, 2),
            lerp = a.clone().lerp_(b, torch.tensor(0.5f)),
            sub = a.clone().sub_(b),
            pow = a.clone().pow_(3),
        });
    }

    [TestMethod]
    public void indexed_inplace()
    {
        var i = torch.tensor(new long[] { 0, 2, 0 });
        TorchGolden.Check(nameof(indexed_inplace), new
        {
            add = torch.zeros(3).index_add_(0, i, torch.tensor(new[] { 1f, 2f, 3f }), 1),
            fill = torch.zeros(3).index_fill_(0, i, 7),
            copy = torch.zeros(3).index_copy_(0, torch.tensor(new long[] { 2, 1 }), torch.tensor(new[] { 5f, 6f })),
            mask = torch.zeros(3).masked_fill_(torch.tensor(new[] { true, false, true }), 4),
        });
    }

    [TestMethod]
    public void broadcast_inplace_error()
    {
        TorchGolden.Check(nameof(broadcast_inplace_error), TorchGolden.Throws(() => torch.zeros(2).add_(torch.zeros(3, 2))));
    }
}
