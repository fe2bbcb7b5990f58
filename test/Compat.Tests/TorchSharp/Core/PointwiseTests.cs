using System.Reflection;
using TorchSharp;
using static TorchSharp.torch;
using Tensor = TorchSharp.torch.Tensor;

namespace Compat.Tests.TorchSharpPackage.Core;

/// <summary>Operators on elements against the numbers of the base class library.</summary>
[TestClass]
public class PointwiseTests
{
    private static readonly double[] Values = [-2.5, -0.75, 0.25, 0.9, 3.5];
    private static readonly double[] Inside = [-0.9, -0.25, 0.1, 0.5, 0.99];
    private static readonly double[] Positive = [0.1, 0.5, 1.5, 2.75, 9];

    private static readonly Dictionary<string, (double[] Arguments, Func<double, double> Expected)> Functions = new()
    {
        ["abs"] = (Values, Math.Abs),
        ["absolute"] = (Values, Math.Abs),
        ["neg"] = (Values, x => -x),
        ["sign"] = (Values, x => Math.Sign(x)),
        ["square"] = (Values, x => x * x),
        ["reciprocal"] = (Values, x => 1 / x),
        ["exp"] = (Values, Math.Exp),
        ["expm1"] = (Values, x => Math.Exp(x) - 1),
        ["sqrt"] = (Positive, Math.Sqrt),
        ["rsqrt"] = (Positive, x => 1 / Math.Sqrt(x)),
        ["log"] = (Positive, Math.Log),
        ["log2"] = (Positive, Math.Log2),
        ["log10"] = (Positive, Math.Log10),
        ["log1p"] = (Positive, x => Math.Log(1 + x)),
        ["sin"] = (Values, Math.Sin),
        ["cos"] = (Values, Math.Cos),
        ["tan"] = (Values, Math.Tan),
        ["asin"] = (Inside, Math.Asin),
        ["acos"] = (Inside, Math.Acos),
        ["atan"] = (Values, Math.Atan),
        ["arctan"] = (Values, Math.Atan),
        ["sinh"] = (Values, Math.Sinh),
        ["cosh"] = (Values, Math.Cosh),
        ["tanh"] = (Values, Math.Tanh),
        ["asinh"] = (Values, Math.Asinh),
        ["atanh"] = (Inside, Math.Atanh),
        ["ceil"] = (Values, Math.Ceiling),
        ["floor"] = (Values, Math.Floor),
        ["trunc"] = (Values, Math.Truncate),
        ["fix"] = (Values, Math.Truncate),
        ["frac"] = (Values, x => x - Math.Truncate(x)),
        ["relu"] = (Values, x => Math.Max(x, 0)),
        ["sigmoid"] = (Values, Sigmoid),
        ["silu"] = (Values, x => x * Sigmoid(x)),
        ["deg2rad"] = (Values, x => x * Math.PI / 180),
        ["rad2deg"] = (Values, x => x * 180 / Math.PI),
    };

    public static IEnumerable<object[]> Names => Functions.Keys.Select(name => new object[] { name });

    [TestMethod]
    [DynamicData(nameof(Names))]
    public void FunctionsOfOneNumber(string name)
    {
        var (arguments, expected) = Functions[name];
        var x = torch.tensor(arguments);
        var wanted = arguments.Select(expected).ToArray();
        Compare(wanted, Method(typeof(Tensor), name).Invoke(x, null), name);
        if (typeof(torch).GetMethod(name, [typeof(Tensor)]) is { } function)
            Compare(wanted, function.Invoke(null, [x]), $"torch.{name}");
        if (typeof(Tensor).GetMethod(name + "_", Type.EmptyTypes) is not { } inPlace)
            return;
        var target = x.clone();
        Assert.AreSame(target, inPlace.Invoke(target, null));
        Compare(wanted, target, name + "_");
        Assert.AreEqual(arguments[0], x[0].item<double>(), "The argument stays.");
    }

    [TestMethod]
    public void FunctionsOfTwoTensors()
    {
        var a = torch.tensor(new[] { 7.0, -7.0, 2.5 });
        var b = torch.tensor(new[] { 2.0, 2.0, -2.0 });
        Compare([9, -5, 0.5], a.add(b));
        Compare([5, -9, 4.5], a - b);
        Compare([14, -14, -5], a.mul(b));
        Compare([3.5, -3.5, -1.25], a / b);
        Compare([1, 1, -1.5], a.remainder(b));
        Compare([1, -1, 0.5], a.fmod(b));
        Compare([49, 49, 0.16], a.pow(b));
        Compare([7, 2, 2.5], torch.maximum(a, b));
        Compare([Math.Atan2(7, 2), Math.Atan2(-7, 2), Math.Atan2(2.5, -2)], torch.atan2(a, b));
        Compare([7, 7, -2.5], a.copysign(b));
        Compare([Math.Sqrt(53), Math.Sqrt(53), Math.Sqrt(10.25)], a.hypot(b));
        Compare([8, -6, 1.5], a.add(b, 0.5));
        Compare([4.5, -2.5, 0.25], a.lerp(b, torch.tensor(0.5)));
    }

    [TestMethod]
    public void DivisionRounds()
    {
        var a = torch.tensor(new[] { 7, -7, 6 });
        var two = torch.tensor(2);
        CollectionAssert.AreEqual(new[] { 3, -4, 3 }, torch.div(a, two, RoundingMode.floor).data<int>().ToArray());
        CollectionAssert.AreEqual(new[] { 3, -3, 3 }, torch.div(a, 2, RoundingMode.trunc).data<int>().ToArray());
        CollectionAssert.AreEqual(new[] { 3, -4, 3 }, a.floor_divide(2).data<int>().ToArray());
        CollectionAssert.AreEqual(new[] { 3, -3, 3 }, a.clone().div_(2, RoundingMode.trunc).data<int>().ToArray());
        CollectionAssert.AreEqual(new[] { 3.5f, -3.5f, 3f }, (a / 2).data<float>().ToArray());
        CollectionAssert.AreEqual(new[] { 3.5f, -3.5f, 1.5f }, (a / torch.tensor(new[] { 2, 2, 4 })).data<float>().ToArray());
        CollectionAssert.AreEqual(
            new[] { float.PositiveInfinity, float.NaN, float.NegativeInfinity },
            (torch.tensor(new[] { 1f, 0f, -1f }) / 0f).data<float>().ToArray());
    }

    [TestMethod]
    public void WholeNumbersStayWhole()
    {
        var a = torch.tensor(new[] { 6, 5, -4 });
        CollectionAssert.AreEqual(new[] { 2, 1, 4 }, (a & 3 * torch.ones(3, dtype: int32) | 4 * (a < 0).to(int32)).data<int>().ToArray());
        CollectionAssert.AreEqual(new[] { -7, -6, 3 }, (~a).data<int>().ToArray());
        CollectionAssert.AreEqual(new[] { 24, 20, -16 }, a.bitwise_left_shift(torch.tensor(2)).data<int>().ToArray());
        CollectionAssert.AreEqual(new[] { 3, 1, 1 }, a.gcd(torch.tensor(3)).data<int>().ToArray());
        CollectionAssert.AreEqual(new[] { true, false, true }, torch.logical_xor(a > 5, a < 0).data<bool>().ToArray());
    }

    [TestMethod]
    public void SpecialFunctions()
    {
        var x = torch.tensor(new[] { 0.5, 2.0 });
        Compare([0.5204998778130465, 0.9953222650189527], torch.special.erf(x));
        Compare([Math.Log(Math.Sqrt(Math.PI)), 0], torch.lgamma(x));
        Compare([-1.9635100260214235, 0.42278433509846725], torch.digamma(x));
        Compare([0, Math.Log(0.9 / 0.1)], torch.logit(torch.tensor(new[] { 0.5, 0.9 })));
        Compare([0.5, 0.9772498680518208], torch.special.ndtr(torch.tensor(new[] { 0.0, 2.0 })));
        Compare([2 * Math.Log(3), 0], torch.xlogy(torch.tensor(new[] { 2.0, 0.0 }), torch.tensor(new[] { 3.0, 0.0 })));
        var (mantissa, exponent) = torch.frexp(torch.tensor(new[] { 8.0, 0.75 }));
        Compare([0.5, 0.75], mantissa);
        CollectionAssert.AreEqual(new[] { 4, 0 }, exponent.data<int>().ToArray());
    }

    [TestMethod]
    public void ComplexNumbers()
    {
        var z = torch.complex(torch.tensor(new[] { 3.0 }), torch.tensor(new[] { 4.0 }));
        Compare([5], z.abs());
        Compare([3], z.real);
        Compare([-4], z.conj().imag);
        Compare([3, 4], z.view_as_real().flatten());
        Compare([Math.Atan2(4, 3)], z.angle());
        Assert.AreEqual(new System.Numerics.Complex(-7, 24), (z * z).item<System.Numerics.Complex>());
        Assert.AreEqual(new System.Numerics.Complex(3, -4), z.conj().resolve_conj().data<System.Numerics.Complex>()[0]);
    }

    private static double Sigmoid(double x) => 1 / (1 + Math.Exp(-x));

    private static MethodInfo Method(Type type, string name) => type.GetMethod(name, Type.EmptyTypes)!;

    private static void Compare(double[] expected, object? actual, string name = "")
    {
        var elements = ((Tensor)actual!).data<double>().ToArray();
        Assert.AreEqual(expected.Length, elements.Length, name);
        for (var i = 0; i < expected.Length; i++)
            Assert.AreEqual(expected[i], elements[i], 1e-12 * Math.Max(1, Math.Abs(expected[i])), $"{name}[{i}]");
    }
}
