using Microsoft.ML.Combinatorial.Problems;
using Microsoft.ML.Combinatorial.Solvers;

namespace Microsoft.ML.Combinatorial.Testing;

/// <summary>
/// What every solver owes, as tests to inherit: the right answer, the same one for the same question however it is asked, clear refusals,
/// and an early end when told. Derive a test class and hand the constructor your solver.
/// </summary>
/// <remarks>
/// <code>
/// [TestClass]
/// public sealed class MySolverConformance() : SolverConformance(new SolverCase(MyFamily, () => new MySolver()));
/// </code>
/// <para>All instances are drawn from fixed seeds, so that a failure comes back; messages give the number of the instance.</para>
/// </remarks>
public abstract partial class SolverConformance
{
    /// <summary>Names the solver that the laws run on.</summary>
    /// <param name="solver">How it is made, what it solves and what it promises.</param>
    protected SolverConformance(SolverCase solver)
    {
        ArgumentNullException.ThrowIfNull(solver);
        Case = solver;
    }

    /// <summary>Gets the solver under the laws.</summary>
    protected SolverCase Case { get; }

    private ProblemFamily Family => Case.Family;

    /// <summary>The family's list of solutions is one: each feasible, none twice. A wrong list would make a right solver fail.</summary>
    [TestMethod]
    public void Listed_solutions_are_feasible_and_different()
    {
        var random = new Random(7);
        for (int instance = 0; instance < Math.Min(30, Case.Instances); instance++)
        {
            CombinatorialProblem problem = Family.Small(random);
            float[][] solutions = [.. Family.Solutions(problem)];
            Assert.IsNotEmpty(solutions, $"instance {instance}: no solution listed");
            Assert.IsTrue(Array.TrueForAll(solutions, solution => problem.IsFeasible(solution)), $"instance {instance}: a listed solution is not feasible");
            int different = solutions.Select(solution => string.Join(' ', solution)).Distinct().Count();
            Assert.AreEqual(solutions.Length, different, $"instance {instance}: a solution is listed twice");
        }
    }

    /// <summary>Equal to brute force, with ties and without: feasible, the objective that of the solution, an optimal status only at the
    /// least cost, and no bound above it.</summary>
    [TestMethod]
    public void Finds_the_best_of_all_solutions()
    {
        var random = new Random(1);
        using ICombinatorialSolver solver = Case.Create();
        int best = 0;
        for (int instance = 0; instance < Case.Instances; instance++)
        {
            CombinatorialProblem problem = Family.Small(random);
            float[] costs = instance % 3 == 0 ? ProblemFamily.TiedCosts(problem, random) : ProblemFamily.Costs(problem, random);
            (SolverResult result, float[] solution) = Solve(solver, problem, costs);
            double least = Family.LeastCost(problem, costs);
            double tolerance = 1e-5 * Math.Max(1, Math.Abs(least));

            Assert.IsTrue(problem.IsFeasible(solution), $"instance {instance}: not feasible");
            Assert.AreEqual(problem.Objective(costs, solution), result.Objective, 1e-9, $"instance {instance}: not its solution's cost");
            bool optimal = result.Objective <= least + tolerance;
            Assert.IsTrue(optimal || result.Status != SolverStatus.Optimal, $"instance {instance}: {result}, least is {least}");
            Assert.IsFalse(result.Bound > least + tolerance, $"instance {instance}: bound {result.Bound} above the least cost {least}");
            Assert.IsTrue(result.Status != SolverStatus.Optimal || result.Bound == result.Objective, $"instance {instance}: {result}");
            best += optimal ? 1 : 0;
        }

        Assert.IsGreaterThanOrEqualTo(Case.OptimalShare, (double)best / Case.Instances);
    }

    /// <summary>Eight times, 2⁶⁰ times or 2⁻⁶⁰ times the costs: the same solution at as many times the objective.</summary>
    [TestMethod]
    public void Is_the_same_under_positive_scaling() => ForEachInstance((solver, problem, costs, instance) =>
    {
        (SolverResult result, float[] solution) = Solve(solver, problem, costs);
        foreach (double factor in new[] { 8, 1L << 60, 1.0 / (1L << 60) })
        {
            float[] scaled = [.. costs.Select(cost => (float)(cost * factor))];
            (SolverResult scaledResult, float[] scaledSolution) = Solve(solver, problem, scaled);
            CollectionAssert.AreEqual(solution, scaledSolution, $"instance {instance}, factor {factor}");
            Assert.AreEqual(result.Objective, scaledResult.Objective / factor, 1e-6, $"instance {instance}, factor {factor}");
        }
    });

    /// <summary>The same instance in another order has the same solution in that order (exact solvers), or one that is feasible
    /// (heuristics).</summary>
    [TestMethod]
    public void Follows_the_slots_when_they_are_shuffled()
    {
        var random = new Random(2);
        ForEachInstance((solver, problem, costs, instance) =>
        {
            (CombinatorialProblem shuffled, int[] newSlot) = Family.Shuffle(problem, random);
            var shuffledCosts = new float[costs.Length];
            for (int slot = 0; slot < costs.Length; slot++)
            {
                shuffledCosts[newSlot[slot]] = costs[slot];
            }

            (SolverResult result, float[] solution) = Solve(solver, problem, costs);
            (SolverResult shuffledResult, float[] shuffledSolution) = Solve(solver, shuffled, shuffledCosts);
            if (Case.OptimalShare == 1)
            {
                // The best solution is the only one, so it must be found in both orders.
                Assert.AreEqual(result.Objective, shuffledResult.Objective, 1e-5, $"instance {instance}");
                CollectionAssert.AreEqual(solution, newSlot.Select(slot => shuffledSolution[slot]).ToArray(), $"instance {instance}");
            }

            Assert.IsTrue(shuffled.IsFeasible(shuffledSolution), $"instance {instance}: not feasible");
        });
    }

    /// <summary>Two solvers answer alike, even where solutions tie, and the costs are as they were.</summary>
    [TestMethod]
    public void Is_deterministic_and_leaves_the_costs_alone()
    {
        var random = new Random(3);
        ForEachInstance((solver, problem, _, instance) =>
        {
            float[] costs = ProblemFamily.TiedCosts(problem, random);
            float[] before = [.. costs];
            (SolverResult first, float[] solution) = Solve(solver, problem, costs);
            using ICombinatorialSolver another = Case.Create();
            (SolverResult second, float[] again) = Solve(another, problem, costs);
            CollectionAssert.AreEqual(before, costs, $"instance {instance}: costs changed");
            CollectionAssert.AreEqual(solution, again, $"instance {instance}: another solution");
            Assert.AreEqual(first, second, $"instance {instance}");
        });
    }

    /// <summary>What was solved before leaves no trace: questions asked in the opposite order have the same answers.</summary>
    [TestMethod]
    public void Does_not_depend_on_what_was_solved_before()
    {
        var random = new Random(5);
        CombinatorialProblem[] problems = [.. Enumerable.Range(0, 8).Select(_ => Family.Small(random))];
        float[][] costs = [.. Enumerable.Range(0, 40).Select(i => ProblemFamily.TiedCosts(problems[i / 5], random))];
        using ICombinatorialSolver solver = Case.Create(), another = Case.Create();
        float[][] solutions = [.. costs.Select((row, i) => Solve(solver, problems[i / 5], row).Solution)];
        for (int i = costs.Length - 1; i >= 0; i--)
        {
            CollectionAssert.AreEqual(solutions[i], Solve(another, problems[i / 5], costs[i]).Solution, $"instance {i}");
        }
    }

    /// <summary>Spans may be longer than n: what follows is neither read nor written.</summary>
    [TestMethod]
    public void Reads_no_padding_and_writes_none() => ForEachInstance((solver, problem, costs, instance) =>
    {
        float[] padded = [.. costs, float.NaN, float.PositiveInfinity, -7];
        float[] solution = [.. new float[problem.Size], 11, 12];
        solver.Prepare(problem);
        solver.Solve(padded, solution);
        CollectionAssert.AreEqual(Solve(solver, problem, costs).Solution, solution[..problem.Size], $"instance {instance}");
        CollectionAssert.AreEqual(new float[] { 11, 12 }, solution[problem.Size..], $"instance {instance}: padding written");
    });

    /// <summary>After a first solve of a problem, another allocates no managed memory, unless <see cref="SolverCase.Allocates"/>.</summary>
    [TestMethod]
    public void Allocates_nothing_once_warm()
    {
        using ICombinatorialSolver solver = Case.Create();
        CombinatorialProblem problem = Family.Large();
        float[] costs = ProblemFamily.Costs(problem, new Random(4));
        var solution = new float[problem.Size];
        solver.Prepare(problem);
        solver.Solve(costs, solution);

        // The runtime may allocate on this thread once or twice (compiling again what runs often); a solver that allocates does so every time.
        long allocated = long.MaxValue;
        for (int solve = 0; solve < 5 && allocated > 0; solve++)
        {
            long before = GC.GetAllocatedBytesForCurrentThread();
            solver.Solve(costs, solution);
            allocated = Math.Min(allocated, GC.GetAllocatedBytesForCurrentThread() - before);
        }

        Assert.IsTrue(Case.Allocates || allocated == 0, $"{allocated} bytes");
    }

    private void ForEachInstance(Action<ICombinatorialSolver, CombinatorialProblem, float[], int> law)
    {
        var random = new Random(6);
        using ICombinatorialSolver solver = Case.Create();
        for (int instance = 0; instance < (Case.Instances + 2) / 3; instance++)
        {
            CombinatorialProblem problem = Family.Small(random);
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
