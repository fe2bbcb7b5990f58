using Microsoft.ML.Combinatorial.Problems;
using Microsoft.ML.Combinatorial.Solvers;
using Microsoft.ML.Combinatorial.Solvers.OrTools;

namespace Microsoft.ML.Combinatorial.Tests.Solvers;

[TestClass]
public class OrToolsAssignmentSolverTests
{
    [TestMethod]
    public void Tells_costs_apart_that_differ_in_the_last_bit()
    {
        float almost = MathF.BitDecrement(1);
        CollectionAssert.AreEqual(new float[] { 0, 1, 1, 0 }, Solve(2, 2, [1, almost, almost, 1]));
        CollectionAssert.AreEqual(new float[] { 1, 0, 0, 1 }, Solve(2, 2, [almost, 1, 1, almost]));
    }

    [TestMethod]
    [DataRow(1e-30f)]
    [DataRow(1e30f)]
    [DataRow(-3e38f)]
    public void Serves_costs_of_any_size(float unit)
    {
        float[] expected = unit > 0 ? [0, 1, 1, 0] : [1, 0, 0, 1];
        CollectionAssert.AreEqual(expected, Solve(2, 2, [unit, unit / 2, unit / 2, unit]));
    }

    [TestMethod]
    public void Pads_rectangular_problems()
    {
        CollectionAssert.AreEqual(new float[] { 0, 0, 1, 0, 1, 0 }, Solve(2, 3, [5, 4, -1, 6, 2, -1.5f]));
        CollectionAssert.AreEqual(new float[] { 0, 1, 0, 0, 1, 0 }, Solve(3, 2, [5, -4, -1, 6, -2, -1.5f]));
    }

    private static float[] Solve(int rows, int columns, float[] costs)
    {
        var problem = new LinearAssignmentProblem(rows, columns);
        using var solver = new OrToolsAssignmentSolver();
        solver.Prepare(problem);
        var solution = new float[problem.Size];
        Assert.AreEqual(SolverStatus.Optimal, solver.Solve(costs, solution).Status);
        return solution;
    }
}
