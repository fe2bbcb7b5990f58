using Microsoft.ML.Combinatorial.Problems;
using Microsoft.ML.Combinatorial.Solvers;
using Microsoft.ML.Combinatorial.Solvers.OrTools;

namespace Microsoft.ML.Combinatorial.Tests.Solvers;

[TestClass]
public class OrToolsIntegerProgramSolverTests
{
    [TestMethod]
    public void Solves_a_mixed_program_and_its_relaxation()
    {
        IntegerProgram program = Mixed();
        (SolverResult result, float[] solution) = Solve(program, [-4, -2, 1]);

        // x = 1 leaves y ≤ 1.5, so y = 1, and z makes up the rest of 2.5.
        CollectionAssert.AreEqual(new float[] { 1, 1, 1.5f }, solution);
        Assert.AreEqual(SolverResult.Optimal(-4.5), result);
        (SolverResult relaxed, float[] real) = Solve(program.Relax(), [-4, -2, 1]);
        CollectionAssert.AreEqual(new float[] { 1, 1.5f, 1 }, real);
        Assert.AreEqual(-6, relaxed.Objective, 1e-9);
    }

    [TestMethod]
    [DataRow(1e-30f)]
    [DataRow(1e30f)]
    public void Serves_costs_of_any_size(float unit)
    {
        (_, float[] solution) = Solve(Mixed(), [-4 * unit, -2 * unit, unit]);
        CollectionAssert.AreEqual(new float[] { 1, 1, 1.5f }, solution);
    }

    [TestMethod]
    public void Known_costs_decide_but_do_not_count()
    {
        var model = new IntegerProgramBuilder();
        LinearExpression[] x = model.AddBinaries(2, "x");
        LinearExpression open = model.AddBinary("open");
        model.Add(x[0] + x[1] == 1);
        model.Add(x[0] <= open);
        model.AddSlots(x);
        model.AddKnownCost(5 * open);
        IntegerProgram program = model.Build();
        using var solver = new OrToolsIntegerProgramSolver();
        solver.Prepare(program);
        var solution = new float[2];
        Assert.AreEqual(SolverResult.Optimal(4), solver.Solve([0, 4], solution));
        CollectionAssert.AreEqual(new float[] { 0, 1 }, solution);
        CollectionAssert.AreEqual(new double[] { 0, 1, 0 }, solver.Values.ToArray());
        Assert.AreEqual(SolverResult.Optimal(0), solver.Solve([0, 6], solution));
        CollectionAssert.AreEqual(new double[] { 1, 0, 1 }, solver.Values.ToArray());
    }

    [TestMethod]
    public void Says_that_a_program_is_infeasible()
    {
        var model = new IntegerProgramBuilder();
        LinearExpression x = model.AddBinary(), y = model.AddBinary();
        model.Add(x + y >= 1.5);
        model.Add(x - y == 1);
        model.AddSlots([x, y]);
        Assert.AreEqual(SolverStatus.Infeasible, Solve(model.Build(), [1, 1]).Result.Status);
        using var pool = new SolverPool(() => new OrToolsIntegerProgramSolver());
        var batch = new SolverBatch(pool, model.Build());
        string message = Assert.ThrowsExactly<SolverException>(() => batch.Solve([1, 1], new float[2])).Message;
        StringAssert.Contains(message, "no solution (Infeasible) for row 0 of 1", StringComparison.Ordinal);
    }

    [TestMethod]
    public void Says_that_a_program_is_unbounded()
    {
        var model = new IntegerProgramBuilder("growth");
        LinearExpression x = model.AddContinuous(), y = model.AddBinary();
        model.Add(x >= y);
        model.AddSlots([x, y]);
        string message = Assert.ThrowsExactly<SolverException>(() => Solve(model.Build(), [-1, 1])).Message;
        StringAssert.Contains(message, "the program 'growth' is unbounded", StringComparison.Ordinal);
        Assert.AreEqual(0, Solve(model.Build(), [1, 1]).Result.Objective);
    }

    [TestMethod]
    public void With_a_gap_the_result_is_feasible_and_within_it()
    {
        double[] weight = [.. Oracles.SplitMix64.Uniform(2102, 100).Select(u => Math.Ceiling(1 + (99 * u)))];
        IntegerProgram program = Assortment.Create(weight, Math.Floor(weight.Sum() / 2));
        float[] costs = [.. Oracles.SplitMix64.Uniform(2101, 100).Select(u => -(float)Math.Ceiling(1 + (99 * u)))];
        using var solver = new OrToolsIntegerProgramSolver("CBC", 0.05);
        solver.Prepare(program);
        var solution = new float[program.Size];
        SolverResult result = solver.Solve(costs, solution);
        Assert.AreEqual(SolverStatus.Feasible, result.Status);
        Assert.IsTrue(result.Bound <= -3891 + 1e-3 && result.Objective >= -3891, $"{result}, least −3891");
        Assert.IsLessThanOrEqualTo(-3891 * 0.95, result.Objective);
        Assert.IsTrue(program.IsFeasible(solution));
    }

    [TestMethod]
    public void A_missing_backend_is_named()
    {
        string message = Assert.ThrowsExactly<ArgumentException>(() => new OrToolsIntegerProgramSolver("NO_SUCH_SOLVER")).Message;
        StringAssert.Contains(message, "no backend 'NO_SUCH_SOLVER'", StringComparison.Ordinal);
        Assert.ThrowsExactly<ArgumentOutOfRangeException>(() => new OrToolsIntegerProgramSolver("CBC", -0.1));
    }

    [TestMethod]
    public void Another_backend_gives_the_same_optimum()
    {
        OrToolsIntegerProgramSolver other;
        try
        {
            other = new OrToolsIntegerProgramSolver("GLPK");
        }
        catch (ArgumentException missing)
        {
            Assert.Inconclusive(missing.Message);
            return;
        }

        using (other)
        {
            var random = new Random(7);
            for (int instance = 0; instance < 30; instance++)
            {
                IntegerProgram program = Laws.IntegerProgramFamily.Draw(random);
                float[] costs = ProblemFamily.Costs(program, random);
                var solution = new float[program.Size];
                other.Prepare(program);
                Assert.AreEqual(Solve(program, costs).Result.Objective, other.Solve(costs, solution).Objective, 1e-6, $"instance {instance}");
            }
        }
    }

    [TestMethod]
    public void A_time_limit_ends_a_hard_search_with_a_bound_or_without_a_solution()
    {
        // Market split: hard for branch and bound, so that it does not end in the time.
        var random = new Random(3);
        var model = new IntegerProgramBuilder();
        LinearExpression[] x = model.AddBinaries(40, "x");
        var over = new List<LinearExpression>();
        for (int row = 0; row < 5; row++)
        {
            int[] weights = [.. x.Select(_ => random.Next(1, 100))];
            LinearExpression above = model.AddContinuous(), below = model.AddContinuous();
            model.Add(LinearExpression.Sum(x.Select((variable, i) => weights[i] * variable)) + above - below == weights.Sum() / 2);
            over.AddRange([above, below]);
        }

        model.AddSlots([.. over, .. x]);
        IntegerProgram program = model.Build();
        using var solver = new OrToolsIntegerProgramSolver();
        solver.Prepare(program);
        var solution = new float[program.Size];
        long start = System.Diagnostics.Stopwatch.GetTimestamp();
        float[] costs = [.. Enumerable.Repeat(1f, 10), .. new float[40]];
        SolverResult result = solver.Solve(costs, solution, new SolverLimits(TimeSpan.FromSeconds(0.3)));
        Assert.IsLessThan(20.0, System.Diagnostics.Stopwatch.GetElapsedTime(start).TotalSeconds);
        Assert.IsTrue(result.Status is SolverStatus.Feasible or SolverStatus.TimeLimit, $"{result}");
        if (result.HasSolution)
        {
            Assert.IsGreaterThanOrEqualTo(result.Bound, result.Objective);
            Assert.IsTrue(program.IsFeasible(solution));
        }
    }

    private static IntegerProgram Mixed()
    {
        var model = new IntegerProgramBuilder();
        LinearExpression x = model.AddBinary("x"), y = model.AddInteger(0, 4, "y"), z = model.AddContinuous(0, 10, "z");
        model.Add((2 * x) + (2 * y) <= 5);
        model.Add(y + z >= 2.5);
        model.AddSlots([x, y, z]);
        return model.Build();
    }

    private static (SolverResult Result, float[] Solution) Solve(IntegerProgram program, float[] costs)
    {
        using var solver = new OrToolsIntegerProgramSolver();
        solver.Prepare(program);
        var solution = new float[program.Size];
        return (solver.Solve(costs, solution), solution);
    }
}
