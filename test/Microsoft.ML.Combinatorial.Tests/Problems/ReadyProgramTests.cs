using Microsoft.ML.Combinatorial.Problems;
using Microsoft.ML.Combinatorial.Solvers;
using Microsoft.ML.Combinatorial.Solvers.OrTools;

namespace Microsoft.ML.Combinatorial.Tests.Problems;

/// <summary>The programs that are ready to use, on instances solved by hand.</summary>
[TestClass]
public class ReadyProgramTests
{
    [TestMethod]
    public void Set_cover_takes_the_cheapest_sets_that_cover()
    {
        int[][] sets = [[0, 1, 2], [0, 1], [2, 3], [3]];
        CollectionAssert.AreEqual(new float[] { 0, 1, 1, 0 }, Solve(SetCover.Create(4, sets), [5, 2, 3, 1]));
        CollectionAssert.AreEqual(new float[] { 1, 0, 0, 1 }, Solve(SetCover.Create(4, sets), [3, 2, 3, 1]));

        // Element 2 twice: both sets that hold it.
        CollectionAssert.AreEqual(new float[] { 1, 0, 1, 0 }, Solve(SetCover.Create(4, sets, [1, 1, 2, 1]), [9, 2, 9, 1]));
    }

    [TestMethod]
    public void Set_cover_refuses_what_cannot_be_covered()
    {
        string message = Assert.ThrowsExactly<ArgumentException>(() => SetCover.Create(3, [[0, 1], [1]])).Message;
        StringAssert.Contains(message, "Element 2 must lie in 1 chosen sets, but lies in 0", StringComparison.Ordinal);
        Assert.ThrowsExactly<ArgumentException>(() => SetCover.Create(2, [[0, 1], [2]]));
        Assert.ThrowsExactly<ArgumentException>(() => SetCover.Create(2, [[0, 1]], [1]));
        Assert.ThrowsExactly<ArgumentException>(() => SetCover.Create(2, [[0, 1]], [2, 1]));
    }

    [TestMethod]
    public void Assortment_fills_the_space_with_the_best_products()
    {
        double[] space = [3, 4, 2, 1];
        CollectionAssert.AreEqual(new float[] { 1, 0, 1, 0 }, Solve(Assortment.Create(space, 5), [-5, -6, -4, 1]));
        CollectionAssert.AreEqual(new float[] { 0, 1, 0, 1 }, Solve(Assortment.Create(space, 5, [new([0, 2], 0, 1), new([3], 1, 1)]), [-5, -6, -4, 1]));
        Assert.ThrowsExactly<ArgumentException>(() => Assortment.Create([1, -2], 5));
        Assert.ThrowsExactly<ArgumentException>(() => Assortment.Create([1, 2], double.NaN));
        Assert.ThrowsExactly<ArgumentException>(() => Assortment.Create([1, 2], 3, [new([2], 0, 1)]));
    }

    [TestMethod]
    public void Time_indexed_schedule_keeps_jobs_apart_and_between_release_and_deadline()
    {
        // Two jobs of 2 and one of 1 in 5 units; job 2 may not start before 2 and ends by 3.
        IntegerProgram program = SingleMachineSchedule.TimeIndexed([2, 2, 1], 5, [0, 0, 2], [5, 5, 3]);
        var costs = new float[15];
        for (int time = 0; time < 5; time++)
        {
            (costs[time], costs[5 + time]) = (3 * time, time);
        }

        float[] solution = Solve(program, costs);
        CollectionAssert.AreEqual(new[] { 0, 5 + 3, 10 + 2 }, Enumerable.Range(0, 15).Where(slot => solution[slot] == 1).ToArray());
        Assert.AreEqual(3.0, program.SolutionSum);
        Assert.AreEqual("job 1, start 3", program.DescribeSlot(8));
        string late = Assert.ThrowsExactly<ArgumentException>(() => SingleMachineSchedule.TimeIndexed([3], 5, [1], [3])).Message;
        StringAssert.Contains(late, "Job 0 takes 3 and must lie between 1 and 3", StringComparison.Ordinal);
    }

    [TestMethod]
    public void Weighted_completion_follows_Smiths_rule_and_precedences()
    {
        // Weight ÷ time: 1/3, 2, 3/2 → order 1, 2, 0.
        IntegerProgram program = SingleMachineSchedule.WeightedCompletion([3, 1, 2]);
        CollectionAssert.AreEqual(new float[] { 6, 1, 3 }, Solve(program, [1, 2, 3]));
        IntegerProgram ordered = SingleMachineSchedule.WeightedCompletion([3, 1, 2], [(0, 1)]);
        CollectionAssert.AreEqual(new float[] { 5, 6, 2 }, Solve(ordered, [1, 2, 3]));
        Assert.IsTrue(program.IsFeasible([3, 4, 6]));
        Assert.IsFalse(program.IsFeasible([3, 4, 5]), "no order of the jobs");
        Assert.IsFalse(ordered.IsFeasible([6, 1, 3]), "against the precedence");
        CollectionAssert.AreEqual(new float[] { 4 }, Solve(SingleMachineSchedule.WeightedCompletion([4]), [-1]));
        Assert.ThrowsExactly<ArgumentException>(() => SingleMachineSchedule.WeightedCompletion([1, 2], [(0, 2)]));
        Assert.ThrowsExactly<ArgumentException>(() => SingleMachineSchedule.WeightedCompletion([1, 0]));
    }

    private static float[] Solve(IntegerProgram program, float[] costs)
    {
        using var solver = new OrToolsIntegerProgramSolver();
        solver.Prepare(program);
        var solution = new float[program.Size];
        Assert.AreEqual(SolverStatus.Optimal, solver.Solve(costs, solution).Status);
        Assert.IsTrue(program.IsFeasible(solution));
        return solution;
    }
}
