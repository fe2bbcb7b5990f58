using Microsoft.ML.Combinatorial.Problems;
using Microsoft.ML.Combinatorial.Solvers;

namespace Microsoft.ML.Combinatorial.Tests.Laws;

/// <summary>What every solver owes: the right answer, the same for the same question however it is asked.</summary>
[TestClass]
public class SolverLaws
{
    private const int Instances = 300;

    public static IEnumerable<object[]> Solvers => SolverRegistry.Names;

    [TestMethod]
    [DynamicData(nameof(Solvers))]
    public void Finds_the_best_of_all_solutions(string name)
    {
        SolverCase entry = SolverRegistry.Of(name);
        var random = new Random(1);
        using ICombinatorialSolver solver = entry.Create();
        int best = 0;
        for (int instance = 0; instance < Instances; instance++)
        {
            CombinatorialProblem problem = entry.Family.Small(random);
            float[] costs = instance % 3 == 0 ? ProblemFamily.TiedCosts(problem, random) : ProblemFamily.Costs(problem, random);
            (SolverResult result, float[] solution) = Solve(solver, problem, costs);
            double least = entry.Family.LeastCost(problem, costs);
            double tolerance = 1e-5 * Math.Max(1, Math.Abs(least));

            Assert.IsTrue(problem.IsFeasible(solution), $"instance {instance}: not feasible");
            Assert.AreEqual(problem.Objective(costs, solution), result.Objective, 1e-9, $"instance {instance}: not its solution's cost");
            bool optimal = result.Objective <= least + tolerance;
            Assert.IsTrue(optimal || result.Status != SolverStatus.Optimal, $"instance {instance}: {result}, least is {least}");
            Assert.IsFalse(result.Bound > least + tolerance, $"instance {instance}: bound {result.Bound} above the least cost {least}");
            Assert.IsTrue(result.Status != SolverStatus.Optimal || result.Bound == result.Objective, $"instance {instance}: {result}");
            best += optimal ? 1 : 0;
        }

        Assert.IsGreaterThanOrEqualTo(entry.OptimalShare, (double)best / Instances);
    }

    [TestMethod]
    [DynamicData(nameof(Solvers))]
    public void Is_the_same_under_positive_scaling(string name)
    {
        SolverCase entry = SolverRegistry.Of(name);
        ForEachInstance(entry, (solver, problem, costs, instance) =>
        {
            float[] scaled = [.. costs.Select(cost => cost * 8)];
            (SolverResult result, float[] solution) = Solve(solver, problem, costs);
            (SolverResult scaledResult, float[] scaledSolution) = Solve(solver, problem, scaled);
            CollectionAssert.AreEqual(solution, scaledSolution, $"instance {instance}");
            Assert.AreEqual(8 * result.Objective, scaledResult.Objective, 1e-6, $"instance {instance}");
        });
    }

    [TestMethod]
    [DynamicData(nameof(Solvers))]
    public void Follows_the_slots_when_they_are_shuffled(string name)
    {
        SolverCase entry = SolverRegistry.Of(name);
        var random = new Random(2);
        ForEachInstance(entry, (solver, problem, costs, instance) =>
        {
            (CombinatorialProblem shuffled, int[] newSlot) = entry.Family.Shuffle(problem, random);
            var shuffledCosts = new float[costs.Length];
            for (int slot = 0; slot < costs.Length; slot++)
            {
                shuffledCosts[newSlot[slot]] = costs[slot];
            }

            (SolverResult result, float[] solution) = Solve(solver, problem, costs);
            (SolverResult shuffledResult, float[] shuffledSolution) = Solve(solver, shuffled, shuffledCosts);
            if (entry.OptimalShare == 1)
            {
                // The best solution is the only one, so it must be found in both orders.
                Assert.AreEqual(result.Objective, shuffledResult.Objective, 1e-5, $"instance {instance}");
                CollectionAssert.AreEqual(solution, newSlot.Select(slot => shuffledSolution[slot]).ToArray(), $"instance {instance}");
            }

            Assert.IsTrue(shuffled.IsFeasible(shuffledSolution), $"instance {instance}: not feasible");
        });
    }

    [TestMethod]
    [DynamicData(nameof(Solvers))]
    public void Is_deterministic_and_leaves_the_costs_alone(string name)
    {
        SolverCase entry = SolverRegistry.Of(name);
        var random = new Random(3);
        ForEachInstance(entry, (solver, problem, _, instance) =>
        {
            float[] costs = ProblemFamily.TiedCosts(problem, random);
            float[] before = [.. costs];
            (SolverResult first, float[] solution) = Solve(solver, problem, costs);
            using ICombinatorialSolver another = entry.Create();
            (SolverResult second, float[] again) = Solve(another, problem, costs);
            CollectionAssert.AreEqual(before, costs, $"instance {instance}: costs changed");
            CollectionAssert.AreEqual(solution, again, $"instance {instance}: another solution");
            Assert.AreEqual(first, second, $"instance {instance}");
        });
    }

    [TestMethod]
    [DynamicData(nameof(Solvers))]
    public void Reads_no_padding_and_writes_none(string name)
    {
        SolverCase entry = SolverRegistry.Of(name);
        ForEachInstance(entry, (solver, problem, costs, instance) =>
        {
            float[] padded = [.. costs, float.NaN, float.PositiveInfinity, -7];
            float[] solution = [.. new float[problem.Size], 11, 12];
            solver.Prepare(problem);
            solver.Solve(padded, solution);
            CollectionAssert.AreEqual(Solve(solver, problem, costs).Solution, solution[..problem.Size], $"instance {instance}");
            CollectionAssert.AreEqual(new float[] { 11, 12 }, solution[problem.Size..], $"instance {instance}: padding written");
        });
    }

    [TestMethod]
    [DynamicData(nameof(Solvers))]
    public void Allocates_nothing_once_warm(string name)
    {
        SolverCase entry = SolverRegistry.Of(name);
        using ICombinatorialSolver solver = entry.Create();
        CombinatorialProblem problem = entry.Family.Large();
        float[] costs = ProblemFamily.Costs(problem, new Random(4));
        var solution = new float[problem.Size];
        solver.Prepare(problem);
        solver.Solve(costs, solution);
        long before = GC.GetAllocatedBytesForCurrentThread();
        solver.Solve(costs, solution);
        long allocated = GC.GetAllocatedBytesForCurrentThread() - before;
        Assert.IsTrue(entry.Allocates || allocated == 0, $"{allocated} bytes");
    }

    private static void ForEachInstance(SolverCase entry, Action<ICombinatorialSolver, CombinatorialProblem, float[], int> law)
    {
        var random = new Random(6);
        using ICombinatorialSolver solver = entry.Create();
        for (int instance = 0; instance < 100; instance++)
        {
            CombinatorialProblem problem = entry.Family.Small(random);
            law(solver, problem, ProblemFamily.Costs(problem, random), instance);
        }
    }

    private static (SolverResult Result, float[] Solution) Solve(ICombinatorialSolver solver, CombinatorialProblem problem, float[] costs)
    {
        var solution = new float[problem.Size];
        solver.Prepare(problem);
        return (solver.Solve(costs, solution), solution);
    }
}
