using Microsoft.ML.Combinatorial.Gradients;
using Microsoft.ML.Combinatorial.Layers;
using Microsoft.ML.Combinatorial.Solvers;
using Microsoft.ML.Combinatorial.Tests.Laws;
using Microsoft.ML.Combinatorial.Tests.Oracles;
using static TorchSharp.torch;

namespace Microsoft.ML.Combinatorial.Tests.Gradients;

[TestClass]
public class FrankWolfeGradientEstimatorTests
{
    public static IEnumerable<object[]> Sets => ListedProblem.Names;

    [TestMethod]
    public void Follows_a_worked_example()
    {
        // One of three at ν = 1: the point of the simplex nearest to (0.5, 0.3, −2) is (0.6, 0.4, 0). On its edge moving the costs by
        // d moves it by −(d₁ − d₂)/2 · (1, −1, 0).
        (float[] solution, float[] gradient) =
            EstimatorRun.Of(new FrankWolfeGradientEstimator(), ListedProblem.OneHot(3), [-0.5f, -0.3f, 2], [4, 1, 7]);
        TensorValues.AreClose([0.6f, 0.4f, 0], solution, 1e-6);
        TensorValues.AreClose([-1.5f, 1.5f, 0], gradient, 1e-6);

        // At ν = 0.1 the first alone is nearest, and nothing moves it.
        (solution, gradient) = EstimatorRun.Of(new FrankWolfeGradientEstimator(0.1), ListedProblem.OneHot(3), [-0.5f, -0.3f, 2], [4, 1, 7]);
        TensorValues.AreClose([1, 0, 0], solution, 0);
        TensorValues.AreClose([0, 0, 0], gradient, 0);
    }

    [TestMethod]
    [DynamicData(nameof(Sets))]
    public void No_solution_lies_lower_on_the_slope_at_the_point(string name)
    {
        ListedProblem problem = ListedProblem.Of(name);
        var random = new Random(1);
        foreach (double regularization in new[] { 0.05, 0.5, 3 })
        {
            for (int instance = 0; instance < 30; instance++)
            {
                float[] costs = ProblemFamily.Costs(problem, random);
                float[] point = EstimatorRun.Of(new FrankWolfeGradientEstimator(regularization), problem, costs, costs).Solution;
                float[] slope = [.. costs.Zip(point, (cost, value) => (float)(cost + (regularization * value)))];
                double gap = problem.Objective(slope, point) - problem.Objective(slope, problem.Cheapest(slope));
                Assert.IsInRange(-1e-5, 1e-5, gap, $"ν = {regularization}");
            }
        }
    }

    [TestMethod]
    [DynamicData(nameof(Sets))]
    public void Its_gradient_is_the_derivative(string name)
    {
        ListedProblem problem = ListedProblem.Of(name);
        using var scope = NewDisposeScope();
        using var pool = new SolverPool(() => new ListedSolver(), 1);
        var batch = new SolverBatch(pool, problem);
        using var layer = new CombinatorialLayer(new FrankWolfeGradientEstimator(2), solver: batch);
        var random = new Random(2);
        int close = 0;
        for (int instance = 0; instance < 20; instance++)
        {
            Tensor costs = TensorValues.Rows(ProblemFamily.Costs(problem, random)), upstream = TensorValues.Rows(ProblemFamily.Costs(problem, random));
            GradientCheckResult result = GradientCheck.Compare(layer.call, costs, upstream, 2e-3);
            Assert.IsGreaterThan(0.9, result.Cosine);
            close += result.RelativeError < 2e-3 ? 1 : 0;
        }

        // The map is piecewise linear: a difference may reach across an edge.
        Assert.IsGreaterThanOrEqualTo(16, close);
    }

    [TestMethod]
    public void Rows_with_problems_of_their_own_share_a_batch()
    {
        var random = new Random(3);
        ListedProblem[] problems = [ListedProblem.OneHot(6), ListedProblem.Subset(6, 3), ListedProblem.Subset(6, 2)];
        float[][] costs = [.. problems.Select(problem => ProblemFamily.Costs(problem, random))];
        var estimator = new FrankWolfeGradientEstimator(1);
        (float[] solution, float[] gradient) = EstimatorRun.Of(estimator, problems, costs, costs);
        for (int row = 0; row < problems.Length; row++)
        {
            (float[] alone, float[] gradientAlone) = EstimatorRun.Of(estimator, problems[row], costs[row], costs[row]);
            CollectionAssert.AreEqual(alone, solution[(6 * row)..(6 * (row + 1))]);
            CollectionAssert.AreEqual(gradientAlone, gradient[(6 * row)..(6 * (row + 1))]);
        }
    }

    [TestMethod]
    public void Numbers_that_make_no_estimator_are_refused()
    {
        Assert.ThrowsExactly<ArgumentOutOfRangeException>(() => new FrankWolfeGradientEstimator(0));
        Assert.ThrowsExactly<ArgumentOutOfRangeException>(() => new FrankWolfeGradientEstimator(1, 0));
        Assert.ThrowsExactly<ArgumentOutOfRangeException>(() => new FrankWolfeGradientEstimator(1, 10, double.NaN));
    }
}
