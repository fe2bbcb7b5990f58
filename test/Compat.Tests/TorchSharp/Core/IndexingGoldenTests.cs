using TorchSharp;
using static TorchSharp.torch;
using Tensor = TorchSharp.torch.Tensor;

namespace Compat.Tests.TorchSharpPackage.Core;

[TestClass]
public class IndexingGoldenTests
{
    [TestMethod]
    public void int_indices()
    {
        var a = torch.arange(12, dtype: torch.float32).reshape(3, 4);
        TorchGolden.Check(nameof(int_indices), new
        {
            row = a[1],
            item = a[1, 2],
            last = a[-1, -1],
            itemShape = a[1, 2].shape,
        });
    }

    [TestMethod]
    public void slices()
    {
        var a = torch.arange(12).reshape(3, 4);
        TorchGolden.Check(nameof(slices), new
        {
            a1 = a[TensorIndex.Slice(1), TensorIndex.Slice(0, 4, 2)],
            a2 = a[TensorIndex.Slice(stop: -1)],
            a3 = a[TensorIndex.Colon, TensorIndex.Slice(-2, null)],
            clipped = a[TensorIndex.Slice(2, 99)],
            empty = a[TensorIndex.Slice(2, 1)].shape,
        });
    }

    [TestMethod]
    public void csharp_ranges()
    {
        var a = torch.arange(12).reshape(3, 4);
        TorchGolden.Check(nameof(csharp_ranges), new
        {
            a1 = a[1.., ..2],
            a2 = a[^1],
            a3 = a[.., ^2],
            a4 = a[^2..^1],
            a5 = a[.., 1],
        });
    }

    [TestMethod]
    public void ellipsis_none_bool()
    {
        var a = torch.arange(12).reshape(2, 3, 2);
        TorchGolden.Check(nameof(ellipsis_none_bool), new
        {
            e = a[TensorIndex.Ellipsis, 0],
            n = a[TensorIndex.None, 0].shape,
            n2 = a[TensorIndex.Ellipsis, TensorIndex.None].shape,
            t = a[TensorIndex.Bool(true), 1].shape,
            f = a[TensorIndex.Bool(false)].shape,
            nul = a[0, TensorIndex.Null, 1].shape,
        });
    }

    [TestMethod]
    public void tensor_index_rows()
    {
        var a = torch.arange(12).reshape(3, 4);
        TorchGolden.Check(nameof(tensor_index_rows), new
        {
            rows = a[torch.tensor(new long[] { 2, 0, 2 })],
            cols = a[TensorIndex.Colon, TensorIndex.Tensor(torch.tensor(new long[] { 3, 1 }))],
            neg = a[torch.tensor(new long[] { -1 })],
        });
    }

    [TestMethod]
    public void tensor_index_pairs()
    {
        var a = torch.arange(12).reshape(3, 4);
        var r = torch.tensor(new long[] { 0, 2 });
        var c = torch.tensor(new long[] { 1, 3 });
        TorchGolden.Check(nameof(tensor_index_pairs), new
        {
            pairs = a[r, c],
            grid = a[r.unsqueeze(1), c],
        });
    }

    [TestMethod]
    public void bool_mask()
    {
        var a = torch.arange(6).reshape(2, 3);
        TorchGolden.Check(nameof(bool_mask), new
        {
            m = a[a > 2],
            rows = a[torch.tensor(new[] { false, true })],
            none = a[a > 99].shape,
        });
    }

    [TestMethod]
    public void set_scalar_and_row()
    {
        var a = torch.zeros(2, 3);
        a[0] = 5;
        a[1, 2] = torch.tensor(7.5);
        a[1, TensorIndex.Slice(0, 2)] = torch.tensor(new[] { 1f, 2f });
        TorchGolden.Check(nameof(set_scalar_and_row), a);
    }

    [TestMethod]
    public void set_slice_broadcasts_and_casts()
    {
        var a = torch.zeros(2, 3, dtype: torch.int32);
        a[TensorIndex.Colon, TensorIndex.Slice(1)] = torch.tensor(new[] { 1.9, 2.9 });
        TorchGolden.Check(nameof(set_slice_broadcasts_and_casts), a);
    }

    [TestMethod]
    public void set_with_mask()
    {
        var a = torch.arange(6, dtype: torch.float32);
        a[a > 3] = -1f;
        a[torch.tensor(new long[] { 0, 1 })] = torch.tensor(new[] { 10f, 20f });
        TorchGolden.Check(nameof(set_with_mask), a);
    }

    [TestMethod]
    public void views_share_advanced_copies()
    {
        var a = torch.zeros(4);
        var s = a[TensorIndex.Slice(1, 3)];
        s.fill_(1);
        var c = a[torch.tensor(new long[] { 0, 3 })];
        c.fill_(9);
        TorchGolden.Check(nameof(views_share_advanced_copies), new
        {
            a,
            s,
            c,
        });
    }

    [TestMethod]
    public void select_narrow_slice()
    {
        var a = torch.arange(12).reshape(3, 4);
        TorchGolden.Check(nameof(select_narrow_slice), new
        {
            sel = a.select(1, -1),
            nar = a.narrow(0, 1, 2),
            sl = a.slice(1, 0, 4, 3),
            selSc = a.select_scatter(torch.zeros(4, dtype: torch.int64), 0, 1),
        });
    }

    [TestMethod]
    public void index_errors()
    {
        var a = torch.arange(6).reshape(2, 3);
        TorchGolden.Check(nameof(index_errors), new
        {
            outOfRange = TorchGolden.Throws(() => { var _ = a[2]; }),
            tooMany = TorchGolden.Throws(() => { var _ = a[0, 0, 0]; }),
            floatIndex = TorchGolden.Throws(() => { var _ = a[torch.tensor(new[] { 1f })]; }),
            negStep = TorchGolden.Throws(() => { var _ = a[TensorIndex.Slice(0, 2, -1)]; }),
        });
    }
}
