using Microsoft.ML.Combinatorial.Geometry.Declarative;
using Microsoft.ML.Combinatorial.Geometry.Minimal;
using Microsoft.ML.Combinatorial.Layers;
using Microsoft.ML.Combinatorial.Tests.Geometry.Declarative;
using static TorchSharp.torch;

namespace Microsoft.ML.Combinatorial.Tests.Layers;

[TestClass]
public class DeclarativeLayerTests
{
    [TestMethod]
    public void A_minimum_on_the_sphere_has_the_derivative_of_its_closed_form()
    {
        using var scope = NewDisposeScope();
        using var layer = new DeclarativeLayer(MinimumProblems.LinearOnSphere(3));
        Tensor x = tensor([0.3, -1.7, 0.9, 2, 0.1, -0.4], [2, 3]).requires_grad_(), weights = tensor([1.0, -2, 0.5], [1, 3]);
        layer.call(x).mul(weights).sum().backward();
        Tensor closed = x.detach().requires_grad_();
        closed.neg().div(linalg.norm(closed, [1], true)).mul(weights).sum().backward();
        Assert.IsLessThan(1e-13, (x.grad! - closed.grad!).abs().max().item<double>());
        Assert.AreEqual(0, layer.Diagnostics.Flagged);
    }

    [TestMethod]
    public void Equations_choose_their_root_by_reference()
    {
        using var scope = NewDisposeScope();
        using var layer = new DeclarativeLayer(new Root());
        Tensor x = tensor([4.0, 9], [2, 1]).requires_grad_();
        Tensor y = layer.Forward(x, tensor([-1.0, 5], [2, 1]));
        CollectionAssert.AreEqual(new[] { -2.0, 3 }, y.detach().data<double>().ToArray());
        y.sum().backward();
        double[] gradient = x.grad!.data<double>().ToArray();
        Assert.AreEqual(-1 / 4.0, gradient[0], 1e-15);
        Assert.AreEqual(1 / 6.0, gradient[1], 1e-15);
        CollectionAssert.AreEqual(new[] { -2.0, -3 }, layer.Forward(x, (_, root) => root[0]).detach().data<double>().ToArray());
    }

    [TestMethod]
    public void A_wrong_derivative_is_refused_at_the_first_pass()
    {
        using var scope = NewDisposeScope();
        using var layer = new DeclarativeLayer(new Root { Slope = 1.01 });
        var error = Assert.ThrowsExactly<InvalidOperationException>(() => layer.call(tensor([4.0], [1, 1])));
        StringAssert.StartsWith(
            error.Message, "OutputJacobian of Root is wrong: its row 0, column 0 is off from central differences by ", StringComparison.Ordinal);
        using var trusting = new DeclarativeLayer(new Root { Slope = 1.01 }, largestError: double.PositiveInfinity);
        Assert.AreEqual(2, trusting.call(tensor([4.0], [1, 1])).item<double>());
        Assert.ThrowsExactly<ArgumentOutOfRangeException>(() => new DeclarativeLayer(new Root(), largestError: 0));
    }

    [TestMethod]
    public void A_solution_off_the_conditions_is_counted()
    {
        using var scope = NewDisposeScope();
        using var layer = new DeclarativeLayer(new Root { Offset = 0.1 });
        Tensor x = tensor([4.0, 0, 9], [3, 1]).requires_grad_();
        layer.call(x).sum().backward();
        Assert.AreEqual(1, layer.Diagnostics.WithoutSolution);
        Assert.AreEqual(2, layer.Diagnostics.Unsatisfied);
        Assert.AreEqual(3, layer.Diagnostics.Flagged);
        Assert.AreEqual(0, x.grad!.abs().sum().item<double>());
    }

    /// <summary>y² = x, both roots of a positive x; with errors that can be built in.</summary>
    private sealed class Root() : EquationNode(1, 1, 1, 2)
    {
        public double Slope { get; init; } = 1;

        public double Offset { get; init; }

        public override IMinimalSolver Clone() => new Root { Slope = Slope, Offset = Offset };

        protected override int FindSolutions(ReadOnlySpan<double> input, Span<double> solutions)
        {
            (solutions[0], solutions[1]) = (Math.Sqrt(input[0]) + Offset, -Math.Sqrt(input[0]) - Offset);
            return input[0] > 0 ? 2 : 0;
        }

        protected override void Residual(ReadOnlySpan<double> input, ReadOnlySpan<double> solution, Span<double> residual) =>
            residual[0] = (solution[0] * solution[0]) - input[0];

        protected override void OutputJacobian(ReadOnlySpan<double> input, ReadOnlySpan<double> solution, Span<double> jacobian) =>
            jacobian[0] = 2 * solution[0] * Slope;

        protected override void InputJacobian(ReadOnlySpan<double> input, ReadOnlySpan<double> solution, Span<double> jacobian) => jacobian[0] = -1;
    }
}
