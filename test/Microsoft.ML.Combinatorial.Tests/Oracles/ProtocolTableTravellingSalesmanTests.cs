using Microsoft.ML.Combinatorial.Problems;
using Microsoft.ML.Combinatorial.Solvers;

namespace Microsoft.ML.Combinatorial.Tests.Oracles;

/// <summary>The recorded points on the sphere, whose shortest tours other solvers agree on.</summary>
[TestClass]
public class ProtocolTableTravellingSalesmanTests
{
    [TestMethod]
    [DataRow(5, 4.075824722905)]
    [DataRow(10, 7.744810181267)]
    [DataRow(15, 9.902121860561)]
    [DataRow(18, 10.727127747719)]
    [DataRow(20, 12.008551820013)]
    [DataRow(40, 17.119115746280)]
    [DataRow(60, 19.802199141385)]
    public void The_shortest_tour_is_the_recorded_one(int cities, double length)
    {
        var problem = new TravellingSalesmanProblem(cities);
        double[] distances = TourOracle.SphereDistances(cities, (ulong)(1200 + cities));
        using var solver = new TravellingSalesmanSolver();
        Assert.AreEqual(length, Length(solver, problem, distances), 1e-11);
    }

    [TestMethod]
    [DataRow(5, 4.075824722905)]
    [DataRow(10, 7.744810181267)]
    [DataRow(15, 9.902121860561)]
    public void Held_and_Karp_find_it_too(int cities, double length)
    {
        var problem = new TravellingSalesmanProblem(cities);
        double[] distances = TourOracle.SphereDistances(cities, (ulong)(1200 + cities));
        using var solver = new HeldKarpSolver();
        Assert.AreEqual(length, Length(solver, problem, distances), 1e-11);
    }

    /// <summary>The tour found for the distances rounded to float, as long as it is in double.</summary>
    private static double Length(ICombinatorialSolver solver, TravellingSalesmanProblem problem, double[] distances)
    {
        solver.Prepare(problem);
        var solution = new float[problem.Size];
        SolverResult result = solver.Solve(distances.Select(distance => (float)distance).ToArray(), solution);
        Assert.AreEqual(SolverStatus.Optimal, result.Status);
        Assert.IsTrue(problem.IsFeasible(solution));
        return distances.Zip(solution, (distance, chosen) => distance * chosen).Sum();
    }
}
