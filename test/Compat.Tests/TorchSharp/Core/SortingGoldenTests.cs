using TorchSharp;
using static TorchSharp.torch;
using Tensor = TorchSharp.torch.Tensor;

namespace Compat.Tests.TorchSharpPackage.Core;

[TestClass]
public class SortingGoldenTests
{
    [TestMethod]
    public void sort_values_and_indices()
    {
        var a = torch.tensor(new[,] { { 3, 1, 2 }, { 9, 8, 9 } });
        var (v, i) = a.sort();
        var (v0, i0) = torch.sort(a, 0, true);
        TorchGolden.Check(nameof(sort_values_and_indices), new
        {
            v,
            i,
            v0,
            i0,
        });
    }

    [TestMethod]
    public void sort_stable_and_nan()
    {
        var (v, i) = torch.tensor(new[] { 2f, 1f, float.NaN, 1f, 2f }).sort(0, false, true);
        var (dv, di) = torch.tensor(new[] { 2f, 1f, 2f, 1f }).sort(0, true, true);
        TorchGolden.Check(nameof(sort_stable_and_nan), new
        {
            v,
            i,
            dv,
            di,
        });
    }

    [TestMethod]
    public void argsort_msort()
    {
        TorchGolden.Check(nameof(argsort_msort), new
        {
            asc = torch.tensor(new[] { 30, 10, 20 }).argsort(),
            desc = torch.tensor(new[] { 30, 10, 20 }).argsort(descending: true),
            ms = torch.msort(torch.tensor(new[,] { { 3, 1 }, { 2, 9 } })),
        });
    }

    [TestMethod]
    public void topk_forms()
    {
        var a = torch.tensor(new[,] { { 1f, 4f, 3f, 2f }, { 8f, 5f, 7f, 6f } });
        var (v, i) = a.topk(2);
        var (lv, li) = a.topk(1, 0, false);
        TorchGolden.Check(nameof(topk_forms), new
        {
            v,
            i,
            lv,
            li,
            tooMany = TorchGolden.Throws(() => a.topk(9)),
        });
    }

    [TestMethod]
    public void unique_forms()
    {
        var a = torch.tensor(new[] { 3, 1, 3, 2, 1 });
        var (o, inv, cnt) = a.unique(true, true, true);
        var plain = torch.unique(a);
        TorchGolden.Check(nameof(unique_forms), new
        {
            o,
            inv,
            cnt,
            plainOut = plain.output,
            noInverse = plain.inverse_indices is null,
            noCounts = plain.counts is null,
        });
    }
}
