using System.Globalization;
using Microsoft.ML.Combinatorial.Problems;
using Microsoft.ML.Combinatorial.Solvers;

namespace Microsoft.ML.Combinatorial.Testing;

// What every solver refuses, and how it ends early.
public abstract partial class SolverConformance
{
    /// <summary>NaN, infinities and, where the domain forbids them, negative costs are refused; the message names slot and
    /// value.</summary>
    [TestMethod]
    public void Refuses_costs_outside_the_domain_with_slot_and_value()
    {
        var random = new Random(1);
        using ICombinatorialSolver solver = Case.Create();
        foreach (float bad in new[] { float.NaN, float.PositiveInfinity, float.NegativeInfinity, -0.5f })
        {
            CombinatorialProblem problem = Family.Small(random);
            bool refused = !float.IsFinite(bad) || problem.CostDomain == CostDomain.NonNegative;
            for (int slot = 0; slot < problem.Size && refused; slot++)
            {
                float[] costs = ProblemFamily.Costs(problem, random);
                costs[slot] = bad;
                solver.Prepare(problem);
                string message = Assert.Throws<ArgumentException>(() => solver.Solve(costs, new float[problem.Size])).Message;
                StringAssert.Contains(message, problem.DescribeSlot(slot), StringComparison.Ordinal);
                StringAssert.Contains(message, bad.ToString(CultureInfo.InvariantCulture), StringComparison.Ordinal);
            }
        }
    }

    /// <summary>Solving before <see cref="ICombinatorialSolver.Prepare"/>, another kind of problem, no problem at all, and spans that are
    /// too short are refused.</summary>
    [TestMethod]
    public void Refuses_to_solve_unprepared_short_or_another_kind()
    {
        using ICombinatorialSolver solver = Case.Create();
        CombinatorialProblem problem = Family.Small(new Random(2));
        var vector = new float[problem.Size];
        Assert.Throws<InvalidOperationException>(() => solver.Solve(vector, vector));
        Assert.Throws<ArgumentException>(() => solver.Prepare(new OtherProblem()));
        Assert.Throws<ArgumentNullException>(() => solver.Prepare(null!));
        solver.Prepare(problem);
        Assert.Throws<ArgumentException>(() => solver.Solve(vector.AsSpan(1), vector));
        Assert.Throws<ArgumentException>(() => solver.Solve(vector, vector.AsSpan(1)));
    }

    /// <summary>At the time limit a solve ends with the best solution so far, if it has one, and says that it is no proven optimum.</summary>
    [TestMethod]
    public void Honours_the_time_limit_with_the_best_so_far()
    {
        using ICombinatorialSolver solver = Case.Create();
        CombinatorialProblem problem = Family.Large();
        float[] costs = ProblemFamily.Costs(problem, new Random(3));
        var solution = new float[problem.Size];
        solver.Prepare(problem);
        SolverResult unlimited = solver.Solve(costs, solution);
        SolverResult result = solver.Solve(costs, solution, new SolverLimits(TimeSpan.FromTicks(1)));
        Assert.IsTrue(result.Status is SolverStatus.Feasible or SolverStatus.TimeLimit, $"{result} within a ten-millionth of a second");
        if (result.HasSolution)
        {
            Assert.IsTrue(problem.IsFeasible(solution), "the best so far is not feasible");
            Assert.AreEqual(problem.Objective(costs, solution), result.Objective, 1e-6);
            Assert.IsFalse(result.Bound > unlimited.Objective + 1e-6, $"bound {result.Bound} above {unlimited.Objective}");
        }
    }

    /// <summary>A cancelled solve throws, and the solver works on afterwards.</summary>
    [TestMethod]
    public void Ends_with_an_exception_when_cancelled_and_works_on()
    {
        using ICombinatorialSolver solver = Case.Create();
        CombinatorialProblem problem = Family.Small(new Random(4));
        float[] costs = ProblemFamily.Costs(problem, new Random(4));
        var solution = new float[problem.Size];
        solver.Prepare(problem);
        var cancelled = new SolverLimits(null, new CancellationToken(true));
        Assert.Throws<OperationCanceledException>(() => solver.Solve(costs, solution, cancelled));
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
