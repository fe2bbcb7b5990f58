using Microsoft.ML.Combinatorial.Geometry.Declarative;
using Microsoft.ML.Combinatorial.Geometry.Minimal;
using Microsoft.ML.Combinatorial.Tests.Geometry.Minimal;

namespace Microsoft.ML.Combinatorial.Tests.Geometry.Declarative;

[TestClass]
public class EquationNodeTests
{
    private readonly CircleAndLine _node = new();

    [TestMethod]
    public void Both_solutions_are_differentiated()
    {
        double[] x = [2.0, 0.4], solutions = new double[4], gradient = new double[2];
        Assert.AreEqual(2, _node.Solve(x, solutions));
        for (int k = 0; k < 2; k++)
        {
            double[] y = solutions[(2 * k)..((2 * k) + 2)], upstream = [0.6, -1.1];
            Assert.IsLessThan(1e-9, _node.Check(x, y).Error);
            Assert.IsFalse(_node.Differentiate(x, y, upstream, gradient).IsDegenerate);
            for (int i = 0; i < 2; i++)
            {
                Assert.AreEqual(DerivativeOracle.Differences(_node, x, y, upstream, i, 1e-3), gradient[i], 1e-10);
            }
        }
    }

    [TestMethod]
    public void A_double_root_is_flagged()
    {
        double[] x = [1.0, 1.0], gradient = [5, 5];
        Degeneracy degeneracy = _node.Differentiate(x, [0, 1], [1, 0], gradient);
        Assert.AreEqual(DegeneracyKind.RankDeficient, degeneracy.Kind);
        Assert.AreEqual(1, degeneracy.Rank);
        CollectionAssert.AreEqual(new double[2], gradient);
    }

    [TestMethod]
    public void A_point_off_the_equations_is_no_solution() =>
        Assert.AreEqual(DegeneracyKind.NoSolution, _node.Differentiate([2.0, 0.4], [1, 1], [1, 0], new double[2]).Kind);

    [TestMethod]
    public void Fewer_equations_than_unknowns_are_refused()
    {
        var error = Assert.ThrowsExactly<ArgumentOutOfRangeException>(() => new TooFew());
        Assert.Contains("equationCount must be at least 2", error.Message);
    }

    /// <summary>Where the circle of radius x₁ meets the horizontal line at x₂, with the circle's equation stated twice.</summary>
    private class CircleAndLine(int equations = 3) : EquationNode(2, 2, equations, 2)
    {
        public override IMinimalSolver Clone() => new CircleAndLine(EquationCount);

        protected override int FindSolutions(ReadOnlySpan<double> input, Span<double> solutions)
        {
            double across = Math.Sqrt((input[0] * input[0]) - (input[1] * input[1]));
            (solutions[0], solutions[1], solutions[2], solutions[3]) = (across, input[1], -across, input[1]);
            return 2;
        }

        protected override void Residual(ReadOnlySpan<double> input, ReadOnlySpan<double> solution, Span<double> residual)
        {
            residual[0] = (solution[0] * solution[0]) + (solution[1] * solution[1]) - (input[0] * input[0]);
            residual[1] = solution[1] - input[1];
            residual[2] = 3 * residual[0];
        }

        protected override void OutputJacobian(ReadOnlySpan<double> input, ReadOnlySpan<double> solution, Span<double> jacobian)
        {
            (jacobian[0], jacobian[1], jacobian[3]) = (2 * solution[0], 2 * solution[1], 1);
            (jacobian[4], jacobian[5]) = (6 * solution[0], 6 * solution[1]);
        }

        protected override void InputJacobian(ReadOnlySpan<double> input, ReadOnlySpan<double> solution, Span<double> jacobian) =>
            (jacobian[0], jacobian[3], jacobian[4]) = (-2 * input[0], -1, -6 * input[0]);
    }

    private sealed class TooFew() : CircleAndLine(1);
}
