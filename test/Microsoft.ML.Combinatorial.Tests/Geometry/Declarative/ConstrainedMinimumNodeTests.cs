using Microsoft.ML.Combinatorial.Geometry.Minimal;
using Microsoft.ML.Combinatorial.Tests.Geometry.Minimal;
using static Microsoft.ML.Combinatorial.Tests.Geometry.Declarative.MinimumProblems;

namespace Microsoft.ML.Combinatorial.Tests.Geometry.Declarative;

[TestClass]
public class ConstrainedMinimumNodeTests
{
    private static readonly double[] Three = [0.3, -1.7, 0.9];

    public static IEnumerable<object[]> Problems =>
    [
        [Polynomial(), new double[] { 0.25 }], [Polynomial(), new double[] { 1.0 }], [Polynomial(), new double[] { 2.5 }],
        [LinearOnUnitCircle(), new double[] { -2 }], [LinearOnUnitCircle(), new double[] { 0.7 }],
        [ConstantOnParameterizedCircle(), new double[] { 1.3 }], [LinearOnParameterizedCircle(), new double[] { 1, 1 }],
        [LinearOnSphere(3), Three], [Quadratic(3, ball: false), Three], [Quadratic(3, ball: true), Three],
        [Quadratic(3, ball: true), Three.Select(x => 0.3 * x).ToArray()], [CosineDistance(3), Three],
        [RobustAverage(5, huber: false), new double[] { 1, 2, -4, 0.5, 9 }], [RobustAverage(5, huber: true), new double[] { 1, 2, -4, 0.5, 9 }],
    ];

    [TestMethod]
    [DynamicData(nameof(Problems))]
    public void Derivatives_agree_with_those_of_the_closed_form(DelegateMinimumNode node, double[] x)
    {
        double[] y = node.Solution(x), gradient = new double[x.Length];
        Assert.IsLessThan(1e-6, node.Check(x, y).Error, node.Check(x, y).ToString());
        for (int output = 0; output < y.Length; output++)
        {
            var upstream = new double[y.Length];
            upstream[output] = 1;
            Assert.AreEqual(DegeneracyKind.None, node.Differentiate(x, y, upstream, gradient).Kind);
            for (int i = 0; i < x.Length; i++)
            {
                Assert.AreEqual(DerivativeOracle.Differences(node, x, y, upstream, i, 1e-3), gradient[i], 1e-9);
            }
        }
    }

    [TestMethod]
    public void The_circle_by_hand()
    {
        foreach (double x in Enumerable.Range(0, 41).Select(i => -2 + (0.1 * i)))
        {
            double[] y = LinearOnUnitCircle().Solution([x]), gradient = new double[1];
            double cube = Math.Pow(1 + (x * x), -1.5);
            LinearOnUnitCircle().Differentiate([x], y, [1, 0], gradient);
            Assert.AreEqual(x * cube, gradient[0], 1e-12);
            LinearOnUnitCircle().Differentiate([x], y, [0, 1], gradient);
            Assert.AreEqual(-cube, gradient[0], 1e-12);
        }
    }

    [TestMethod]
    public void The_sphere_by_hand()
    {
        double[] y = LinearOnSphere(3).Solution(Three), gradient = new double[3], upstream = [0.4, -0.1, 2];
        LinearOnSphere(3).Differentiate(Three, y, upstream, gradient);
        for (int i = 0; i < 3; i++)
        {
            Assert.AreEqual(-(upstream[i] - (Dot(y, upstream) * y[i])) / Norm(Three), gradient[i], 1e-14);
        }
    }

    [TestMethod]
    public void The_bordered_system_equals_the_closed_formula_where_the_curvature_is_regular()
    {
        // n = 2, one constraint: H = (1 − 2ν) I and A = 2yᵀ, so H⁻¹Aᵀ(AH⁻¹Aᵀ)⁻¹AH⁻¹B − H⁻¹B = (I − yyᵀ)/(1 − 2ν).
        double[] x = [1.2, -0.7], y = Quadratic(2, ball: false).Solution(x), gradient = new double[2], upstream = [0.3, 1];
        double curvature = 1 - (1 - Norm(x));
        Quadratic(2, ball: false).Differentiate(x, y, upstream, gradient);
        for (int i = 0; i < 2; i++)
        {
            Assert.AreEqual((upstream[i] - (Dot(y, upstream) * y[i])) / curvature, gradient[i], 1e-14);
        }
    }

    [TestMethod]
    public void Bad_points_and_degenerate_constraints_are_flagged()
    {
        var gradient = new double[3];
        Assert.AreEqual(DegeneracyKind.NoSolution, LinearOnSphere(3).Differentiate(Three, [1, 0, 0], Three, gradient).Kind, "not stationary");
        Assert.AreEqual(DegeneracyKind.NoSolution, LinearOnSphere(3).Differentiate(Three, [.. Three.Select(v => -v)], Three, gradient).Kind, "off");
        DelegateMinimumNode squared = LinearOnSphere(3), whole = new(3, 3, 1)
        {
            Solution = squared.Solution,
            F = squared.F,
            Fy = squared.Fy,
            Fyy = squared.Fyy,
            Fxy = squared.Fxy,
            H = (x, y) => [Math.Pow(Dot(y, y) - 1, 2)],
            Hy = (x, y) => [.. y.Select(v => 4 * (Dot(y, y) - 1) * v)],
        };
        Assert.AreEqual(DegeneracyKind.RankDeficient, whole.Differentiate(Three, whole.Solution(Three), Three, gradient).Kind, "squared");
        Assert.IsTrue(gradient.All(v => v == 0));
    }

    [TestMethod]
    public void A_wrong_derivative_is_found_and_named()
    {
        DelegateMinimumNode right = Polynomial(), wrong = new(1, 1, 0)
        {
            Solution = right.Solution, F = right.F, Fy = right.Fy, Fyy = right.Fyy, Fxy = (x, y) => [(4 * Math.Pow(y[0], 3)) + (6 * x[0] * y[0] * y[0])],
        };
        Assert.AreEqual("ObjectiveMixed", wrong.Check([1.0], wrong.Solution([1.0])).Name);
        Assert.IsGreaterThan(0.1, wrong.Check([1.0], wrong.Solution([1.0])).Error);
    }
}
