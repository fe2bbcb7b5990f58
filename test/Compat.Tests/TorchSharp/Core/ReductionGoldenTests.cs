using TorchSharp;
using static TorchSharp.torch;
using Tensor = TorchSharp.torch.Tensor;

namespace Compat.Tests.TorchSharpPackage.Core;

[TestClass]
public class ReductionGoldenTests
{
    [TestMethod]
    public void sum_dtypes_and_dims()
    {
        var a = torch.arange(6, dtype: torch.int32).reshape(2, 3);
        TorchGolden.Check(nameof(sum_dtypes_and_dims), new
        {
            all = a.sum(),
            literalZero = a.sum(0),
            d0 = a.sum(0L),
            keep = a.sum(1, keepdim: true),
            both = torch.ones(2, 2, 2).sum(new long[] { 0, 2 }),
            boolean = torch.tensor(new[] { true, true }).sum(),
            f64 = a.sum(torch.float64),
            empty = torch.zeros(0).sum(),
        });
    }

    [TestMethod]
    public void mean_forms()
    {
        var a = torch.arange(6, dtype: torch.float32).reshape(2, 3);
        TorchGolden.Check(nameof(mean_forms), new
        {
            all = a.mean(),
            d1 = a.mean(new long[] { 1 }),
            keep = a.mean(new long[] { 0 }, true),
            ints = TorchGolden.Throws(() => torch.arange(3).mean()),
            intsTyped = torch.arange(4).mean(new long[] { 0 }, type: torch.float32),
            empty = torch.zeros(0).mean(),
        });
    }

    [TestMethod]
    public void std_var_unbiased()
    {
        var a = torch.tensor(new[,] { { 1f, 2f, 4f }, { 2f, 2f, 5f } });
        TorchGolden.Check(nameof(std_var_unbiased), new
        {
            s = a.std(),
            sb = a.std(false),
            v = a.var(),
            d1 = a.var(1),
            pop = a.std(0, false),
            keep = a.std(1, true, true).shape,
            one = torch.tensor(new[] { 3f }).std(),
        });
    }

    [TestMethod]
    public void max_min_dim()
    {
        var a = torch.tensor(new[,] { { 1, 5, 5 }, { 7, 2, 0 } });
        var (v, i) = a.max(1);
        var m = a.min(0, true);
        TorchGolden.Check(nameof(max_min_dim), new
        {
            all = a.max(),
            v,
            i,
            minValues = m.values,
            minIndexes = m.indexes,
            elementwise = a.max(torch.tensor(3)),
        });
    }

    [TestMethod]
    public void argmax_argmin()
    {
        var a = torch.tensor(new[,] { { 1f, 5f, 5f }, { 7f, 2f, 0f } });
        TorchGolden.Check(nameof(argmax_argmin), new
        {
            all = a.argmax(),
            d1 = a.argmax(1),
            keep = a.argmin(0, true),
            first = torch.tensor(new[] { 2, 2 }).argmax(),
            nan = torch.tensor(new[] { 1f, float.NaN, 3f }).argmax(),
        });
    }

    [TestMethod]
    public void norm_forms()
    {
        var a = torch.tensor(new[,] { { 3f, -4f }, { 0f, 12f } });
        TorchGolden.Check(nameof(norm_forms), new
        {
            two = a.norm(),
            intArgument = a.norm(1),
            one = a.norm(1f),
            inf = a.norm(float.PositiveInfinity),
            d1 = a.norm(1, false, 2f),
            keep = a.norm(0, true, 1f),
            zero = a.norm(0f),
        });
    }

    [TestMethod]
    public void prod_cumsum_cumprod()
    {
        var a = torch.tensor(new[,] { { 1, 2 }, { 3, 4 } });
        TorchGolden.Check(nameof(prod_cumsum_cumprod), new
        {
            p = a.prod(),
            pd = a.prod(1),
            cs = a.cumsum(0),
            cp = a.cumprod(1),
            cm = a.cummax(1),
            lcs = torch.tensor(new[] { 0.0, 1.0 }).logcumsumexp(0),
            csb = torch.tensor(new[] { true, true }).cumsum(0),
        });
    }

    [TestMethod]
    public void logsumexp_softmax_dims()
    {
        var a = torch.tensor(new[,] { { 0.0, 1000.0 }, { 1.0, 2.0 } });
        TorchGolden.Check(nameof(logsumexp_softmax_dims), new
        {
            l = a.logsumexp(1),
            k = a.logsumexp(0, true),
            inf = torch.tensor(new[] { double.NegativeInfinity, double.NegativeInfinity }).logsumexp(0),
            sm = torch.softmax(a, 0),
        });
    }

    [TestMethod]
    public void any_all()
    {
        var a = torch.tensor(new[,] { { true, false }, { true, true } });
        TorchGolden.Check(nameof(any_all), new
        {
            any = a.any(),
            all = a.all(),
            d1 = a.all(1),
            k = a.any(0, true),
            ints = torch.tensor(new[] { 0, 3 }).any(),
            floats = torch.tensor(new[] { 1f, 0f }).all(),
            bytes = torch.tensor(new byte[] { 1, 2 }).all().dtype,
            empty = torch.zeros(0).all(),
        });
    }
}
