using Microsoft.ML.Combinatorial.Problems;
using Microsoft.ML.Combinatorial.Solvers;
using Microsoft.ML.Combinatorial.Tests.Oracles;

namespace Microsoft.ML.Combinatorial.Tests.Solvers;

[TestClass]
public class TravellingSalesmanSolverTests
{
    private const int Nodes = 20_000;

    [TestMethod]
    public void Solves_an_instance_by_hand()
    {
        // Edges 0–1, 0–2, 0–3, 1–2, 1–3, 2–3. The tours: 0–1–2–3 costs 1 + 4 + 5 + 3, 0–1–3–2 1 + 6 + 5 + 2, 0–2–1–3 2 + 4 + 6 + 3.
        float[] costs = [1, 2, 3, 4, 6, 5];
        foreach (ICombinatorialSolver solver in Exact())
        {
            (SolverResult result, float[] solution) = Solve(solver, 4, costs);
            Assert.AreEqual(SolverResult.Optimal(13), result);
            CollectionAssert.AreEqual(new float[] { 1, 0, 1, 1, 0, 1 }, solution);

            // The first two are tied when 1–3 costs 5.
            Assert.AreEqual(SolverResult.Optimal(13), Solve(solver, 4, [1, 2, 3, 4, 5, 5]).Result);
            Assert.AreEqual(SolverResult.Optimal(-6), Solve(solver, 3, [-1, -2, -3]).Result);
        }
    }

    [TestMethod]
    public void Branch_and_bound_agrees_with_dynamic_programming()
    {
        var random = new Random(1);
        using var heldKarp = new HeldKarpSolver();
        using TravellingSalesmanSolver search = SearchOnly();
        for (int instance = 0; instance < 400; instance++)
        {
            int cities = random.Next(3, 13);
            foreach (float[] costs in CostKinds(cities, random))
            {
                (SolverResult expected, _) = Solve(heldKarp, cities, costs);
                (SolverResult result, _) = Solve(search, cities, costs);
                Assert.AreEqual(SolverStatus.Optimal, result.Status, $"instance {instance}, {cities} cities");
                double tolerance = 1e-9 * costs.Max(MathF.Abs);
                Assert.AreEqual(expected.Objective, result.Objective, tolerance, $"instance {instance}, {cities} cities");
            }
        }
    }

    [TestMethod]
    public void Sixteen_cities_agree_too()
    {
        var random = new Random(2);
        using var heldKarp = new HeldKarpSolver();
        using var solver = new TravellingSalesmanSolver();
        for (int instance = 0; instance < 6; instance++)
        {
            foreach (float[] costs in CostKinds(16, random))
            {
                Assert.AreEqual(
                    Solve(heldKarp, 16, costs).Result.Objective, Solve(solver, 16, costs).Result.Objective, 1e-9 * costs.Max(MathF.Abs));
            }
        }
    }

    [TestMethod]
    [DataRow(20)]
    [DataRow(40)]
    public void The_order_of_the_cities_does_not_matter(int cities)
    {
        var random = new Random(cities);
        var problem = new TravellingSalesmanProblem(cities);
        using var solver = new TravellingSalesmanSolver();
        for (int instance = 0; instance < 5; instance++)
        {
            foreach (float[] costs in CostKinds(cities, random))
            {
                int[] place = Laws.Order.Random(cities, random);
                var shuffled = new float[costs.Length];
                for (int i = 0; i < cities; i++)
                {
                    for (int j = i + 1; j < cities; j++)
                    {
                        shuffled[problem.EdgeSlot(place[i], place[j])] = costs[problem.EdgeSlot(i, j)];
                    }
                }

                SolverResult first = Solve(solver, cities, costs).Result, second = Solve(solver, cities, shuffled).Result;
                Assert.AreEqual(SolverStatus.Optimal, first.Status);
                Assert.AreEqual(SolverStatus.Optimal, second.Status);
                Assert.AreEqual(first.Objective, second.Objective, 1e-9 * costs.Max(MathF.Abs));
            }
        }
    }

    [TestMethod]
    [DataRow(8f)]
    [DataRow(1 / 1048576f)]
    public void Scaled_costs_have_the_same_tour(float scale)
    {
        var random = new Random(3);
        using var solver = new TravellingSalesmanSolver();
        foreach (float[] costs in CostKinds(30, random))
        {
            (SolverResult result, float[] solution) = Solve(solver, 30, costs);
            (SolverResult scaled, float[] same) = Solve(solver, 30, [.. costs.Select(cost => cost * scale)]);
            CollectionAssert.AreEqual(solution, same);
            Assert.AreEqual(result.Objective * scale, scaled.Objective, 1e-12 * Math.Abs(scaled.Objective));
        }
    }

    [TestMethod]
    public void Without_a_search_the_bound_tells_how_good_the_tour_is()
    {
        using var solver = new TravellingSalesmanSolver(exactCities: 0);
        float[] costs = [.. TourOracle.SphereDistances(200, 4).Select(distance => (float)distance)];
        (SolverResult result, _) = Solve(solver, 200, costs);
        Assert.AreEqual(SolverStatus.Feasible, result.Status);
        Assert.IsLessThan(0.03 * result.Objective, result.Objective - result.Bound);

        // Cities on a line: the bound attains the tour's cost, which proves it without a search.
        float[] line = Costs(30, (i, j) => j - i);
        Assert.AreEqual(SolverResult.Optimal(58), Solve(solver, 30, line).Result);
    }

    [TestMethod]
    public void A_search_that_gives_up_says_so()
    {
        float[] costs = [.. TourOracle.SphereDistances(60, 1260).Select(distance => (float)distance)];
        using var impatient = new TravellingSalesmanSolver(mostNodes: 1);
        using var patient = new TravellingSalesmanSolver();
        SolverResult early = Solve(impatient, 60, costs).Result, best = Solve(patient, 60, costs).Result;
        Assert.AreEqual(SolverStatus.Feasible, early.Status);
        Assert.IsTrue(early.Bound < best.Objective && best.Objective <= early.Objective, $"{early}, {best}");
    }

    [TestMethod]
    public void Serves_problems_of_changing_size()
    {
        using var solver = new TravellingSalesmanSolver();
        foreach (int cities in new[] { 30, 4, 70, 12, 3, 31, 11 })
        {
            float[] costs = [.. TourOracle.SphereDistances(cities, 5).Select(distance => (float)distance)];
            using var fresh = new TravellingSalesmanSolver();
            Assert.AreEqual(Solve(fresh, cities, costs).Result, Solve(solver, cities, costs).Result, $"{cities} cities");
        }
    }

    [TestMethod]
    public void Refuses_what_it_cannot_do()
    {
        using var heldKarp = new HeldKarpSolver();
        string message = Assert.ThrowsExactly<ArgumentException>(() => heldKarp.Prepare(new TravellingSalesmanProblem(17))).Message;
        StringAssert.Contains(message, "at most 16 cities, the problem has 17", StringComparison.Ordinal);
        Assert.ThrowsExactly<ArgumentOutOfRangeException>(() => new TravellingSalesmanSolver(-1));
        Assert.ThrowsExactly<ArgumentOutOfRangeException>(() => new TravellingSalesmanSolver(mostNodes: -1));
    }

    private static IEnumerable<ICombinatorialSolver> Exact() => [new HeldKarpSolver(), new TravellingSalesmanSolver(), SearchOnly()];

    private static TravellingSalesmanSolver SearchOnly() => new(exactCities: 60, mostNodes: Nodes, heldKarpCities: 0);

    private static IEnumerable<float[]> CostKinds(int cities, Random random)
    {
        yield return Costs(cities, (_, _) => (2 * random.NextSingle()) - 1);
        yield return Costs(cities, (_, _) => random.Next(-1, 2));
        yield return Costs(cities, (_, _) => random.Next(10));
        yield return [.. TourOracle.SphereDistances(cities, (ulong)random.Next()).Select(distance => (float)distance)];

        // Half of the edges are as good as barred.
        yield return Costs(cities, (_, _) => random.Next(2) == 0 ? 1000 : random.NextSingle());
    }

    private static float[] Costs(int cities, Func<int, int, float> cost)
    {
        var costs = new List<float>();
        for (int i = 0; i < cities; i++)
        {
            for (int j = i + 1; j < cities; j++)
            {
                costs.Add(cost(i, j));
            }
        }

        return [.. costs];
    }

    private static (SolverResult Result, float[] Solution) Solve(ICombinatorialSolver solver, int cities, float[] costs)
    {
        var problem = new TravellingSalesmanProblem(cities);
        solver.Prepare(problem);
        var solution = new float[problem.Size];
        SolverResult result = solver.Solve(costs, solution);
        Assert.IsTrue(problem.IsFeasible(solution), $"{cities} cities: no tour");
        Assert.IsLessThanOrEqualTo(result.Objective, result.Bound);
        return (result, solution);
    }
}
