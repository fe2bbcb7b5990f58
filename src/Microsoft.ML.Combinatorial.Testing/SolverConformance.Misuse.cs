using System.Globalization;
using Microsoft.ML.Combinatorial.Problems;
using Microsoft.ML.Combinatorial.Solvers;

namespace Microsoft.ML.Combinatorial.Tests.Laws;

/// <summary>What every solver refuses, and how it ends early.</summary>
[TestClass]
public class SolverMisuseLaws
{
    public static IEnumerable<object[]> Solvers => SolverRegistry.Names;

    [TestMethod]
    [DynamicData(nameof(Solvers))]
    public void Refuses_costs_that_are_not_finite_with_slot_and_value(string name)
    {
        SolverCase entry = SolverRegistry.Of(name);
        var random = new Random(1);
        using ICombinatorialSolver solver = entry.Create();
        foreach (float bad in new[] { float.NaN, float.PositiveInfinity, float.NegativeInfinity })
        {
            CombinatorialProblem problem = entry.Family.Small(random);
            for (int slot = 0; slot < problem.Size; slot++)
            {
                float[] costs = ProblemFamily.Costs(problem, random);
                costs[slot] = bad;
                solver.Prepare(problem);
                string message = Assert.ThrowsExactly<ArgumentException>(() => solver.Solve(costs, new float[problem.Size])).Message;
                StringAssert.Contains(message, $"the cost of {problem.DescribeSlot(slot)} (slot {slot})", StringComparison.Ordinal);
                StringAssert.Contains(message, bad.ToString(CultureInfo.InvariantCulture), StringComparison.Ordinal);
                StringAssert.Contains(message, "must be finite", StringComparison.Ordinal);
            }
        }
    }

    [TestMethod]
    [DynamicData(nameof(Solvers))]
    public void Refuses_to_solve_unprepared_short_or_another_kind(string name)
    {
        SolverCase entry = SolverRegistry.Of(name);
        using ICombinatorialSolver solver = entry.Create();
        CombinatorialProblem problem = entry.Family.Small(new Random(2));
        var vector = new float[problem.Size];
        string unprepared = Assert.ThrowsExactly<InvalidOperationException>(() => solver.Solve(vector, vector)).Message;
        StringAssert.Contains(unprepared, $"{name}: Prepare must be called", StringComparison.Ordinal);
        string kind = Assert.ThrowsExactly<ArgumentException>(() => solver.Prepare(new OtherProblem())).Message;
        StringAssert.Contains(kind, $"{name} solves", StringComparison.Ordinal);
        Assert.ThrowsExactly<ArgumentNullException>(() => solver.Prepare(null!));
        solver.Prepare(problem);
        Assert.ThrowsExactly<ArgumentException>(() => solver.Solve(vector.AsSpan(1), vector));
        Assert.ThrowsExactly<ArgumentException>(() => solver.Solve(vector, vector.AsSpan(1)));
    }

    [TestMethod]
    [DynamicData(nameof(Solvers))]
    public void Honours_the_time_limit_with_the_best_so_far(string name)
    {
        SolverCase entry = SolverRegistry.Of(name);
        using ICombinatorialSolver solver = entry.Create();
        CombinatorialProblem problem = entry.Family.Large();
        float[] costs = ProblemFamily.Costs(problem, new Random(3));
        var solution = new float[problem.Size];
        solver.Prepare(problem);
        SolverResult unlimited = solver.Solve(costs, solution);
        SolverResult result = solver.Solve(costs, solution, new SolverLimits(TimeSpan.FromTicks(1)));
        Assert.IsTrue(result.Status is SolverStatus.Feasible or SolverStatus.TimeLimit, $"{result} within a ten-millionth of a second");
        if (result.HasSolution)
        {
            Assert.IsTrue(problem.IsFeasible(solution));
            Assert.AreEqual(problem.Objective(costs, solution), result.Objective, 1e-6);
            Assert.IsFalse(result.Bound > unlimited.Objective + 1e-6, $"bound {result.Bound} above {unlimited.Objective}");
        }
    }

    [TestMethod]
    [DynamicData(nameof(Solvers))]
    public void Ends_with_an_exception_when_cancelled_and_works_on(string name)
    {
        SolverCase entry = SolverRegistry.Of(name);
        using ICombinatorialSolver solver = entry.Create();
        CombinatorialProblem problem = entry.Family.Small(new Random(4));
        float[] costs = ProblemFamily.Costs(problem, new Random(4));
        var solution = new float[problem.Size];
        solver.Prepare(problem);
        var cancelled = new SolverLimits(null, new CancellationToken(true));
        Assert.ThrowsExactly<OperationCanceledException>(() => solver.Solve(costs, solution, cancelled));
        Assert.IsTrue(solver.Solve(costs, solution).HasSolution);
    }

    private sealed class OtherProblem : CombinatorialProblem
    {
        public override string Name => "another";

        public override int Size => 1;

        public override bool IsFeasible(ReadOnlySpan<float> solution) => true;

        public override string DescribeSlot(int slot) => "slot";
    }
}
