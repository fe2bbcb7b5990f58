using Microsoft.ML.Combinatorial.Geometry.Registration;
using Microsoft.ML.Combinatorial.Tests.Geometry.Minimal;
using Microsoft.ML.Combinatorial.Tests.Geometry.Registration;

namespace Microsoft.ML.Combinatorial.Tests.Geometry.Declarative;

/// <summary>The rotation's closed-form derivative against the 15 × 15 stationarity system of nine elements and six constraints R Rᵀ = I.</summary>
[TestClass]
public class RotationByConditionsTests
{
    [TestMethod]
    public void Closed_form_and_conditions_agree()
    {
        var random = new SplitMix(51);
        var solver = new RotationSolver(4);
        for (int sample = 0; sample < 50; sample++)
        {
            double[] pairs = PointPairs.Random(random, 4, PointPairs.Rotation(random), [0, 0, 0], 1, 0.1), rotation = new double[9];
            solver.Solve(pairs, rotation);
            DelegateMinimumNode node = Node(pairs, rotation);
            double[] weights = [.. Enumerable.Range(0, 4).Select(k => pairs[(7 * k) + 6])];
            double[] upstream = random.Normals(9), closed = new double[28], byConditions = new double[4];
            Assert.IsLessThan(1e-7, node.Check(weights, rotation).Error, node.Check(weights, rotation).ToString());
            Assert.IsFalse(solver.Differentiate(pairs, rotation, upstream, closed).IsDegenerate);
            Assert.IsFalse(node.Differentiate(weights, rotation, upstream, byConditions).IsDegenerate);
            double scale = byConditions.Max(Math.Abs);
            for (int k = 0; k < 4; k++)
            {
                Assert.AreEqual(byConditions[k] / scale, closed[(7 * k) + 6] / scale, 1e-12);
            }
        }
    }

    private static DelegateMinimumNode Node(double[] pairs, double[] solution)
    {
        (int A, int B)[] products = [(0, 0), (0, 1), (0, 2), (1, 1), (1, 2), (2, 2)];
        return new DelegateMinimumNode(4, 9, 6)
        {
            Solution = _ => solution,
            F = (w, r) => Pairs(k => w[k] * w[k] * Enumerable.Range(0, 3).Sum(i => Math.Pow(Residual(r, k, i), 2))).Sum(),
            Fy = (w, r) => Elements(9, e => Pairs(k => 2 * w[k] * w[k] * Residual(r, k, e / 3) * P(k, e % 3)).Sum()),
            Fyy = (w, r) => Elements(81, e => e / 27 == e % 9 / 3 ? Pairs(k => 2 * w[k] * w[k] * P(k, e / 9 % 3) * P(k, e % 3)).Sum() : 0),
            Fxy = (w, r) => Elements(36, e => 4 * w[e % 4] * Residual(r, e % 4, e / 12) * P(e % 4, e / 4 % 3)),
            H = (w, r) => [.. products.Select(ab => Enumerable.Range(0, 3).Sum(k => r[(3 * ab.A) + k] * r[(3 * ab.B) + k]) - (ab.A == ab.B ? 1 : 0))],
            Hy = (w, r) => Elements(54, e =>
            {
                (int a, int b) = products[e / 9];
                int row = e % 9 / 3, k = e % 3;
                return (row == a ? r[(3 * b) + k] : 0) + (row == b ? r[(3 * a) + k] : 0);
            }),
            Hyy = (w, r, nu) => Elements(81, e => e / 9 % 3 != e % 3 ? 0 : products.Select((ab, i) =>
                nu[i] * ((e / 27 == ab.A && e % 9 / 3 == ab.B ? 1 : 0) + (e / 27 == ab.B && e % 9 / 3 == ab.A ? 1 : 0))).Sum()),
        };

        double P(int k, int i) => pairs[(7 * k) + i];

        double Residual(double[] r, int k, int i) =>
            (r[3 * i] * P(k, 0)) + (r[(3 * i) + 1] * P(k, 1)) + (r[(3 * i) + 2] * P(k, 2)) - pairs[(7 * k) + 3 + i];

        static IEnumerable<double> Pairs(Func<int, double> term) => Enumerable.Range(0, 4).Select(term);

        static double[] Elements(int count, Func<int, double> element) => [.. Enumerable.Range(0, count).Select(element)];
    }
}
