using Microsoft.ML.Combinatorial.Gradients;
using Microsoft.ML.Combinatorial.Problems;
using Microsoft.ML.Combinatorial.Solvers;
using Microsoft.ML.Combinatorial.Tests.Laws;
using Microsoft.ML.Combinatorial.Tests.Oracles;
using static TorchSharp.torch;

namespace Microsoft.ML.Combinatorial.Tests.Gradients;

[TestClass]
public class BlackboxGradientEstimatorTests
{
    private static readonly LinearAssignmentProblem OneOfThree = new(1, 3);

    [TestMethod]
    [DataRow(0.05, 0f)]
    [DataRow(0.15, 1 / 0.15f)]
    [DataRow(1.0, 1f)]
    public void Follows_a_worked_example(double interpolation, float expected)
    {
        // Costs −1, −0.8, −0.1 choose slot 0; a step along (1, −1, 0) makes slot 1 cheaper once it is longer than 0.1.
        (float[] solution, float[] gradient) =
            EstimatorRun.Of(new BlackboxGradientEstimator(interpolation), OneOfThree, [-1, -0.8f, -0.1f], [1, -1, 0]);
        CollectionAssert.AreEqual(new float[] { 1, 0, 0 }, solution);
        TensorValues.AreClose([-expected, expected, 0], gradient, 1e-5);
    }

    [TestMethod]
    public void A_vanishing_step_has_no_gradient_and_an_endless_one_that_of_the_perceptron()
    {
        var problem = new LinearAssignmentProblem(4, 4);
        var random = new Random(1);
        float[][] all = [.. Enumeration.Assignments(problem)];
        for (int instance = 0; instance < 20; instance++)
        {
            float[] costs = ProblemFamily.Costs(problem, random), target = all[random.Next(all.Length)];
            float[] upstream = [.. target.Select(value => 1 - (2 * value))];
            Assert.IsTrue(EstimatorRun.Of(new BlackboxGradientEstimator(1e-7), problem, costs, upstream).Gradient.All(value => value == 0));
            (float[] solution, float[] gradient) = EstimatorRun.Of(new BlackboxGradientEstimator(1e4), problem, costs, upstream);
            float[] perceptron = [.. target.Zip(solution, (wanted, found) => wanted - found)];
            TensorValues.AreClose(perceptron, [.. gradient.Select(value => value * 1e4f)], 1e-4);
        }
    }

    [TestMethod]
    public void With_a_squared_loss_it_is_Identity_over_twice_the_step_once_the_target_is_found()
    {
        var problem = new LinearAssignmentProblem(3, 3);
        var random = new Random(2);
        float[] costs = ProblemFamily.Costs(problem, random);
        float[] solution = EstimatorRun.Of(new IdentityGradientEstimator(), problem, costs, costs).Solution;
        float[] target = Enumeration.Assignments(problem).First(other => !other.SequenceEqual(solution));
        float[] upstream = [.. solution.Zip(target, (found, wanted) => 2 * (found - wanted))];
        float[] identity = EstimatorRun.Of(new IdentityGradientEstimator(), problem, costs, upstream).Gradient;
        float[] blackbox = EstimatorRun.Of(new BlackboxGradientEstimator(50), problem, costs, upstream).Gradient;
        TensorValues.AreClose([.. identity.Select(value => value / 100)], blackbox, 1e-6);
        Assert.IsTrue(blackbox.Any(value => value != 0));
    }

    [TestMethod]
    public void Costs_that_must_not_be_negative_are_clipped()
    {
        // A step of 10 along (1, −1, −1) would make slots 1 and 2 cost −9; clipped at 0 both cost the same and the first is taken.
        using var scope = NewDisposeScope();
        using var pool = new SolverPool(() => new FirstCheapest());
        var batch = new SolverBatch(pool, new NonNegativeChoice());
        var estimator = new BlackboxGradientEstimator(10);
        (Tensor solution, object? saved) = estimator.Forward(batch, TensorValues.Rows([0.5f, 1, 1]), default);
        Tensor gradient = estimator.Backward(batch, saved, TensorValues.Rows([1, -1, -1]));
        CollectionAssert.AreEqual(new float[] { 1, 0, 0 }, solution.Values());
        TensorValues.AreClose([-0.1f, 0.1f, 0], gradient.Values(), 1e-6);
    }

    [TestMethod]
    [DataRow(0.0)]
    [DataRow(-1.0)]
    [DataRow(double.NaN)]
    [DataRow(double.PositiveInfinity)]
    public void Refuses_a_step_that_is_none(double interpolation)
    {
        string message = Assert.ThrowsExactly<ArgumentOutOfRangeException>(() => new BlackboxGradientEstimator(interpolation)).Message;
        StringAssert.Contains(message, "interpolation must be finite and above 0", StringComparison.Ordinal);
    }

    private sealed class NonNegativeChoice : CombinatorialProblem
    {
        public override string Name => "choice";

        public override int Size => 3;

        public override CostDomain CostDomain => CostDomain.NonNegative;

        public override bool IsFeasible(ReadOnlySpan<float> solution) => solution.Length == 3;

        public override string DescribeSlot(int slot) => $"choice {slot}";
    }

    private sealed class FirstCheapest : CombinatorialSolver<NonNegativeChoice>
    {
        protected override void PrepareCore(NonNegativeChoice problem)
        {
        }

        protected override SolverResult SolveCore(
            NonNegativeChoice problem, ReadOnlySpan<float> costs, Span<float> solution, in SolverLimits limits)
        {
            int cheapest = System.Numerics.Tensors.TensorPrimitives.IndexOfMin(costs);
            solution.Clear();
            solution[cheapest] = 1;
            return SolverResult.Optimal(costs[cheapest]);
        }
    }
}
