using TorchSharp;
using static TorchSharp.torch;
using Tensor = TorchSharp.torch.Tensor;

namespace Compat.Tests.TorchSharpPackage.Core;

[TestClass]
public class ComparisonGoldenTests
{
    [TestMethod]
    public void operators_are_elementwise()
    {
        var a = torch.tensor(new[] { 1, 2, 3 });
        var b = torch.tensor(new[] { 1, 5, 3 });
        TorchGolden.Check(nameof(operators_are_elementwise), new
        {
            eq = a == b,
            ne = a != b,
            lt = a < 3,
            ge = a >= b,
            rev = 2 < a,
            equal = a.equal(b),
            method = a.eq(2),
        });
    }

    [TestMethod]
    public void object_equals_and_nan()
    {
        var a = torch.tensor(new[] { 1f, float.NaN });
        var b = a.clone();
        TorchGolden.Check(nameof(object_equals_and_nan), new
        {
            equalsClone = a.Equals(b),
            equalsSelf = a.Equals(a),
            elementwise = a == b,
            eqNoNan = torch.ones(2).Equals(torch.ones(2)),
        });
    }

    [TestMethod]
    public void allclose_isclose()
    {
        var a = torch.tensor(new[] { 1.0, 1e-9, double.NaN });
        var b = torch.tensor(new[] { 1.000009, 0.0, double.NaN });
        TorchGolden.Check(nameof(allclose_isclose), new
        {
            c = torch.isclose(a, b),
            cn = torch.isclose(a, b, 1e-5, 1e-8, true),
            all = torch.allclose(a, b),
            alln = a.allclose(b, 1e-5, 1e-8, true),
            tight = torch.isclose(a, b, 1e-7, 0),
        });
    }

    [TestMethod]
    public void nan_inf_tests()
    {
        var a = torch.tensor(new[] { 1f, float.NaN, float.PositiveInfinity, float.NegativeInfinity });
        TorchGolden.Check(nameof(nan_inf_tests), new
        {
            nan = a.isnan(),
            inf = a.isinf(),
            fin = a.isfinite(),
            pos = a.isposinf(),
            neg = a.isneginf(),
            ints = torch.tensor(new[] { 1 }).isnan(),
        });
    }
}
