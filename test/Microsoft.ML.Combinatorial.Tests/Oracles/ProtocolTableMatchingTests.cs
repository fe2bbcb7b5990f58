using Microsoft.ML.Combinatorial.Problems;
using Microsoft.ML.Combinatorial.Solvers;

namespace Microsoft.ML.Combinatorial.Tests.Oracles;

/// <summary>
/// Optima that other programs (scipy, LEMON and others) found on the same inputs. The solvers take float costs; what they choose is paid
/// here in the double costs that the others had.
/// </summary>
[TestClass]
public class ProtocolTableMatchingTests
{
    // The last digit printed, and half of it for each of the two roundings.
    private const double Printed = 1.1e-9;

    [TestMethod]
    public void The_generator_gives_the_known_numbers()
    {
        CollectionAssert.AreEqual(
            new[] { 0.5665615751722809, 0.7457817572627011, 0.9710027535867962 }, SplitMix64.Uniform(1, 3));
        double[] normal = SplitMix64.Normal(1, 2);
        Assert.AreEqual(-0.034267321791851144, normal[0], 1e-15);
        Assert.AreEqual(-1.2926085332373187, normal[1], 1e-15);
    }

    [TestMethod]
    [DataRow(4, 70, 2018.544241448)]
    [DataRow(8, 8, 887.022894341)]
    [DataRow(12, 4, 1041.857614519)]
    [DataRow(16, 2, 889.093697950)]
    [DataRow(24, 1, 983.415435968)]
    public void Perfect_matching_of_grids(int side, int batch, double expected)
    {
        var problem = PerfectMatchingProblem.Grid(side, side);
        double[] costs = [.. SplitMix64.Uniform((ulong)(1000 + side), batch * problem.Size).Select(u => 0.8 + (8.4 * u))];
        Assert.AreEqual(expected, SolveAll(new BlossomSolver(), problem, costs), Printed);
    }

    [TestMethod]
    [DataRow(20, 0.559233344)]
    [DataRow(50, 0.775769142)]
    [DataRow(100, 0.918339948)]
    [DataRow(200, 0.895198241)]
    [DataRow(500, 0.796601721)]
    public void Perfect_matching_of_complete_graphs(int nodes, double expected)
    {
        var problem = PerfectMatchingProblem.Complete(nodes);
        double[] costs = SplitMix64.Uniform((ulong)(1100 + nodes), problem.Size);
        Assert.AreEqual(expected, SolveAll(new BlossomSolver(), problem, costs), Printed);
    }

    [TestMethod]
    [DataRow(10, 64, 89.143694838)]
    [DataRow(50, 64, 101.200031011)]
    [DataRow(100, 64, 104.282841561)]
    [DataRow(500, 8, 13.132241805)]
    [DataRow(1000, 4, 6.584848170)]
    public void Batches_of_linear_assignments(int size, int batch, double expected)
    {
        var problem = new LinearAssignmentProblem(size, size);
        double[] costs = SplitMix64.Uniform((ulong)(400 + size), batch * problem.Size);
        Assert.AreEqual(expected, SolveAll(new JonkerVolgenantSolver(), problem, costs), Printed);
    }

    [TestMethod]
    [DataRow(100, 1.567612007986, 118)]
    [DataRow(500, 1.577351973296, 11)]
    [DataRow(1000, 1.643782307616, 0)]
    [DataRow(2000, 1.667801376467, 0)]
    public void Single_linear_assignments(int size, double uniform, double whole)
    {
        var problem = new LinearAssignmentProblem(size, size);
        double[] costs = SplitMix64.Uniform((ulong)(700 + size), problem.Size);
        Assert.AreEqual(uniform, SolveAll(new JonkerVolgenantSolver(), problem, costs), Printed);
        double[] wholeCosts = [.. SplitMix64.Uniform((ulong)(800 + size), problem.Size).Select(u => Math.Floor(100 * u))];
        Assert.AreEqual(whole, SolveAll(new JonkerVolgenantSolver(), problem, wholeCosts), 0);
    }

    private static double SolveAll(ICombinatorialSolver solver, CombinatorialProblem problem, double[] costs)
    {
        using ICombinatorialSolver owned = solver;
        solver.Prepare(problem);
        float[] narrow = [.. costs.Select(cost => (float)cost)];
        var solution = new float[problem.Size];
        double sum = 0;
        for (int row = 0; row < costs.Length; row += problem.Size)
        {
            SolverResult result = solver.Solve(narrow.AsSpan(row, problem.Size), solution);
            Assert.AreEqual(SolverStatus.Optimal, result.Status);
            Assert.IsTrue(problem.IsFeasible(solution));
            for (int slot = 0; slot < solution.Length; slot++)
            {
                sum += solution[slot] != 0 ? costs[row + slot] : 0;
            }
        }

        return sum;
    }
}
