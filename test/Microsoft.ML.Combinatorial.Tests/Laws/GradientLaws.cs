using Microsoft.ML.Combinatorial.Gradients;
using Microsoft.ML.Combinatorial.Problems;
using Microsoft.ML.Combinatorial.Solvers;
using Microsoft.ML.Combinatorial.Tests.Oracles;
using static TorchSharp.torch;

namespace Microsoft.ML.Combinatorial.Tests.Laws;

/// <summary>What every gradient estimator owes, whatever its idea.</summary>
[TestClass]
public class GradientLaws
{
    private static readonly LinearAssignmentProblem Square = new(4, 4);

    public static IEnumerable<object[]> Estimators => GradientRegistry.Names;

    [TestMethod]
    [DynamicData(nameof(Estimators))]
    public void Evaluates_to_the_solution_of_the_solver(string name)
    {
        var random = new Random(1);
        float[][] costs = Draw(random, 6);
        float[] solution = Decisions(GradientRegistry.Of(name).Create(), costs);
        for (int row = 0; row < costs.Length; row++)
        {
            float[] own = solution[(row * Square.Size)..((row + 1) * Square.Size)];
            Assert.AreEqual(LinearAssignmentFamily.Family.LeastCost(Square, costs[row]), Square.Objective(costs[row], own), 1e-5);
        }
    }

    [TestMethod]
    [DynamicData(nameof(Estimators))]
    public void No_upstream_no_gradient(string name)
    {
        var random = new Random(2);
        float[][] nothing = [.. Enumerable.Range(0, 5).Select(_ => new float[Square.Size])];
        (_, float[] gradient) = EstimatorRun.Of(GradientRegistry.Of(name).Create(), Same(5), Draw(random, 5), nothing);
        Assert.IsTrue(gradient.All(value => value == 0));
    }

    [TestMethod]
    [DynamicData(nameof(Estimators))]
    public void A_row_depends_on_itself_alone(string name)
    {
        GradientCase entry = GradientRegistry.Of(name);
        var random = new Random(3);
        float[][] costs = Draw(random, 5), upstream = Draw(random, 5);
        (_, float[] gradient) = EstimatorRun.Of(entry.Create(), Same(5), costs, upstream);
        float[][] otherCosts = Draw(random, 5), otherUpstream = Draw(random, 5);
        (otherCosts[2], otherUpstream[2]) = (costs[2], upstream[2]);
        (_, float[] other) = EstimatorRun.Of(entry.Create(), Same(5), otherCosts, otherUpstream);
        CollectionAssert.AreEqual(RowOf(gradient, 2), RowOf(other, 2));
    }

    [TestMethod]
    [DynamicData(nameof(Estimators))]
    public void The_same_key_gives_the_same_gradient_at_any_number_of_threads(string name)
    {
        GradientCase entry = GradientRegistry.Of(name);
        var random = new Random(4);
        float[][] costs = Draw(random, 16), upstream = Draw(random, 16);
        (float[] solution, float[] gradient) = EstimatorRun.Of(entry.Create(), Same(16), costs, upstream, step: 7);
        foreach (int threads in new[] { 1, 2, 4 })
        {
            (float[] solutionAgain, float[] gradientAgain) = EstimatorRun.Of(entry.Create(), Same(16), costs, upstream, threads, step: 7);
            CollectionAssert.AreEqual(solution, solutionAgain);
            CollectionAssert.AreEqual(gradient, gradientAgain);
        }
    }

    [TestMethod]
    [DynamicData(nameof(Estimators))]
    public void Padding_is_not_read_and_gets_no_gradient(string name)
    {
        GradientCase entry = GradientRegistry.Of(name);
        var random = new Random(5);
        var small = new LinearAssignmentProblem(2, 3);
        float[] costs = ProblemFamily.Costs(small, random), upstream = ProblemFamily.Costs(small, random);
        (float[] solution, float[] gradient) = EstimatorRun.Of(entry.Create(), small, costs, upstream);
        float[] rest = [.. Enumerable.Repeat(float.NaN, 10)], other = Draw(random, 1)[0];
        (float[] padded, float[] paddedGradient) =
            EstimatorRun.Of(entry.Create(), [small, Square], [[.. costs, .. rest], other], [[.. upstream, .. rest], other]);
        CollectionAssert.AreEqual(solution, padded[..6]);
        CollectionAssert.AreEqual(gradient, paddedGradient[..6]);
        Assert.IsTrue(padded[6..16].All(value => value == 0) && paddedGradient[6..16].All(value => value == 0));
    }

    [TestMethod]
    [DynamicData(nameof(Estimators))]
    public void A_combination_of_solutions_sums_to_nothing_over_rows_and_columns(string name)
    {
        GradientCase entry = GradientRegistry.Of(name);
        var random = new Random(6);
        for (int instance = 0; instance < 20; instance++)
        {
            (_, float[] gradient) = EstimatorRun.Of(entry.Create(), Square, Draw(random, 1)[0], Draw(random, 1)[0]);
            for (int line = 0; line < 4; line++)
            {
                double row = Enumerable.Range(0, 4).Sum(column => gradient[(4 * line) + column]);
                double column = Enumerable.Range(0, 4).Sum(row => gradient[(4 * row) + line]);
                bool nothing = Math.Abs(row) < 1e-5 && Math.Abs(column) < 1e-5;
                Assert.IsTrue(nothing || !entry.KeepsLinearConstraints, $"line {line}: {row}, {column}");
            }
        }
    }

    [TestMethod]
    [DynamicData(nameof(Estimators))]
    public void Descending_along_it_reaches_the_target(string name)
    {
        GradientCase entry = GradientRegistry.Of(name);
        var random = new Random(7);
        for (int instance = 0; instance < 10; instance++)
        {
            float[] costs = [.. Draw(random, 1)[0].Select(cost => cost + (entry.WantsPositiveCosts ? 2 : 0))];
            float[] target = Enumeration.Assignments(Square).ElementAt(random.Next(24));
            float[] upstream = [.. target.Select(value => 1 - (2 * value))];
            int step = 0;
            for (; step < 200; step++)
            {
                if (Decisions(entry.Create(), [costs]).SequenceEqual(target))
                {
                    break;
                }

                (_, float[] gradient) = EstimatorRun.Of(entry.Create(), Square, costs, upstream, step);
                costs = [.. costs.Zip(gradient, (cost, slope) => cost - (0.05f * slope))];
            }

            Assert.IsLessThan(200, step, $"instance {instance}");
        }
    }

    /// <summary>What a layer gives in evaluation mode.</summary>
    private static float[] Decisions(GradientEstimator estimator, float[][] costs)
    {
        using var scope = NewDisposeScope();
        using var pool = new SolverPool(() => new JonkerVolgenantSolver(), 1);
        return estimator.ForEvaluation().Forward(new SolverBatch(pool, Square), TensorValues.Rows(costs), default).Solution.Values();
    }

    private static CombinatorialProblem[] Same(int rows) => [.. Enumerable.Repeat(Square, rows)];

    private static float[][] Draw(Random random, int rows) =>
        [.. Enumerable.Range(0, rows).Select(_ => ProblemFamily.Costs(Square, random))];

    private static float[] RowOf(float[] values, int row) => values[(row * Square.Size)..((row + 1) * Square.Size)];
}
