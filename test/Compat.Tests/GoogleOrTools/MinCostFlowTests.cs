using Google.OrTools.Graph;
using static Google.OrTools.Graph.MinCostFlowBase.Status;

namespace Compat.Tests.GoogleOrTools;

[TestClass]
public sealed class MinCostFlowTests
{
    private static MinCostFlow From(long[] supplies, params (int Tail, int Head, long Capacity, long Cost)[] arcs)
    {
        var flow = new MinCostFlow();
        foreach (var (tail, head, capacity, cost) in arcs)
        {
            flow.AddArcWithCapacityAndUnitCost(tail, head, capacity, cost);
        }

        for (var node = 0; node < supplies.Length; node++)
        {
            flow.SetNodeSupply(node, supplies[node]);
        }

        return flow;
    }

    private static MinCostFlow Known() => From(
        [20, 0, 0, -5, -15],
        (0, 1, 15, 4), (0, 2, 8, 4), (1, 2, 20, 2), (1, 3, 4, 2), (1, 4, 10, 6), (2, 3, 15, 1), (2, 4, 4, 3), (3, 4, 20, 2), (4, 2, 5, 3));

    [TestMethod]
    public void AKnownFlow()
    {
        using var flow = Known();

        Assert.AreEqual(OPTIMAL, flow.Solve());
        Assert.AreEqual(150, flow.OptimalCost());
        Assert.AreEqual(20, flow.MaximumFlow());
        Assert.AreEqual(5, flow.NumNodes());
        Assert.AreEqual(9, flow.NumArcs());
        Assert.AreEqual(150, Enumerable.Range(0, 9).Sum(arc => flow.Flow(arc) * flow.UnitCost(arc)));
    }

    [TestMethod]
    public void ArcsAndNodesCanBeReadBack()
    {
        using var flow = Known();
        Assert.AreEqual(9, flow.AddArcWithCapacityAndUnitCost(4, 0, 11, -2));
        Assert.AreEqual((4, 0, 11L, -2L), (flow.Tail(9), flow.Head(9), flow.Capacity(9), flow.UnitCost(9)));
        Assert.AreEqual((20L, -15L), (flow.Supply(0), flow.Supply(4)));
    }

    [TestMethod]
    public void SupplyAndDemandMustBeAsLarge()
    {
        using var flow = From([5, -4], (0, 1, 10, 1));
        Assert.AreEqual(UNBALANCED, flow.Solve());
        Assert.AreEqual(0, flow.OptimalCost());

        Assert.AreEqual(OPTIMAL, flow.SolveMaxFlowWithMinCost());
        Assert.AreEqual(4, flow.MaximumFlow());
        Assert.AreEqual(4, flow.OptimalCost());
    }

    [TestMethod]
    public void TooLittleCapacityIsInfeasible()
    {
        using var flow = From([5, -5], (0, 1, 4, 1));
        Assert.AreEqual(INFEASIBLE, flow.Solve());

        Assert.AreEqual(OPTIMAL, flow.SolveMaxFlowWithMinCost());
        Assert.AreEqual(4, flow.MaximumFlow());
        Assert.AreEqual(4, flow.Flow(0));
    }

    [TestMethod]
    public void NoNodesAreOptimal()
    {
        using var flow = new MinCostFlow();
        Assert.AreEqual(OPTIMAL, flow.Solve());
        Assert.AreEqual(0, flow.OptimalCost());
        Assert.AreEqual(OPTIMAL, flow.SolveMaxFlowWithMinCost());
    }

    [TestMethod]
    public void ParallelArcsAreFilledFromTheCheapest()
    {
        using var flow = From([5, -5], (0, 1, 3, 7), (0, 1, 2, 1), (0, 1, 4, 3));
        Assert.AreEqual(OPTIMAL, flow.Solve());
        Assert.AreEqual(11, flow.OptimalCost());
        CollectionAssert.AreEqual(new long[] { 0, 2, 3 }, new[] { flow.Flow(0), flow.Flow(1), flow.Flow(2) });
    }

    [TestMethod]
    public void ACycleThatPaysIsFull()
    {
        using var flow = From([0, 0], (0, 1, 6, -5), (1, 0, 4, 2));
        Assert.AreEqual(OPTIMAL, flow.Solve());
        Assert.AreEqual(-12, flow.OptimalCost());
        Assert.AreEqual((4L, 4L), (flow.Flow(0), flow.Flow(1)));
    }

    [TestMethod]
    public void ALoopIsFullOnlyWhenItPays()
    {
        using var flow = From([1, -1], (0, 0, 5, -3), (1, 1, 5, 3), (0, 1, 2, 10));
        Assert.AreEqual(OPTIMAL, flow.Solve());
        Assert.AreEqual(-5, flow.OptimalCost());
        CollectionAssert.AreEqual(new long[] { 5, 0, 1 }, new[] { flow.Flow(0), flow.Flow(1), flow.Flow(2) });
    }

    [TestMethod]
    public void NodesWithoutArcs()
    {
        using var idle = From([0, 0, 0]);
        Assert.AreEqual(OPTIMAL, idle.Solve());
        using var stuck = From([1, -1]);
        Assert.AreEqual(INFEASIBLE, stuck.Solve());
        Assert.AreEqual(OPTIMAL, stuck.SolveMaxFlowWithMinCost());
        Assert.AreEqual(0, stuck.MaximumFlow());
    }

    [TestMethod]
    public void TheGreatestFlowIsTheCheapestOfItsSize()
    {
        using var flow = From([6, 3, 0, -20], (0, 2, 5, 1), (0, 3, 4, 9), (1, 2, 5, 2), (2, 3, 6, 0));
        Assert.AreEqual(OPTIMAL, flow.SolveMaxFlowWithMinCost());
        Assert.AreEqual(9, flow.MaximumFlow());
        Assert.AreEqual(36, flow.OptimalCost());
        CollectionAssert.AreEqual(new long[] { 3, 3, 3, 6 }, Enumerable.Range(0, 4).Select(flow.Flow).ToArray());
    }

    [TestMethod]
    public void VeryLargeCapacitiesAreNoLimit()
    {
        const long Endless = 1L << 60;
        using var flow = From([7, 0, -7], (0, 1, Endless, 2), (1, 2, Endless, 3), (0, 2, 3, 1), (2, 0, Endless, 1));
        Assert.AreEqual(OPTIMAL, flow.Solve());
        Assert.AreEqual(23, flow.OptimalCost());
    }

    [TestMethod]
    public void CostsNearTheEndOfTheRangeAreRefused()
    {
        using var flow = From([1, 0, -1], (0, 1, 1, long.MaxValue), (1, 2, 1, long.MaxValue));
        Assert.AreEqual(BAD_COST_RANGE, flow.Solve());
    }

    [TestMethod]
    public void LargeCostsWithinTheRangeAreExact()
    {
        const long Cost = long.MaxValue / 100;
        using var flow = From([3, 0, -3], (0, 1, 2, Cost), (0, 1, 1, Cost - 1), (1, 2, 3, 5), (0, 2, 1, Cost + 4));
        Assert.AreEqual(OPTIMAL, flow.Solve());
        Assert.AreEqual((3 * Cost) + 13, flow.OptimalCost());
    }

    [TestMethod]
    public void RandomFlowsMatchTheirLinearProgram()
    {
        var random = new Random(4);
        for (var round = 0; round < 80; round++)
        {
            var nodes = 3 + (round % 5);
            var supplies = new long[nodes];
            for (var i = 0; i < 3; i++)
            {
                var amount = random.Next(0, 8);
                supplies[random.Next(nodes)] += amount;
                supplies[random.Next(nodes)] -= amount;
            }

            var arcs = Enumerable.Range(0, 4 * nodes).Select(_ =>
                (Tail: random.Next(nodes), Head: random.Next(nodes), Capacity: (long)random.Next(0, 10), Cost: (long)random.Next(-4, 20)))
                .Where(arc => arc.Tail != arc.Head).ToArray();
            using var flow = From(supplies, arcs);
            var status = flow.Solve();

            using var solver = Solvers.Cbc();
            var variables = arcs.Select(arc => solver.MakeNumVar(0, arc.Capacity, "")).ToArray();
            solver.SetCosts(variables, [.. arcs.Select(arc => (double)arc.Cost)]);
            for (var node = 0; node < nodes; node++)
            {
                solver.Sum(supplies[node], supplies[node], arcs.Zip(variables)
                    .Where(pair => pair.First.Tail == node || pair.First.Head == node)
                    .Select(pair => (pair.Second, pair.First.Tail == node ? 1.0 : -1.0)));
            }

            var linear = solver.Solve() == Google.OrTools.LinearSolver.Solver.ResultStatus.OPTIMAL;
            Assert.AreEqual(linear ? OPTIMAL : INFEASIBLE, status, $"round {round}");
            if (linear)
            {
                Assert.AreEqual(solver.Objective().Value(), flow.OptimalCost(), 1e-6, $"round {round}");
                Assert.IsTrue(arcs.Select((arc, i) => flow.Flow(i) >= 0 && flow.Flow(i) <= arc.Capacity).All(inside => inside));
                for (var node = 0; node < nodes; node++)
                {
                    var net = arcs.Select((arc, i) => arc.Tail == node ? flow.Flow(i) : arc.Head == node ? -flow.Flow(i) : 0).Sum();
                    Assert.AreEqual(supplies[node], net, $"round {round}, node {node}");
                }
            }
        }
    }

    [TestMethod]
    public void ArcsMayBeAddedAfterASolve()
    {
        using var flow = Known();
        Assert.AreEqual(OPTIMAL, flow.Solve());
        flow.AddArcWithCapacityAndUnitCost(0, 4, 20, 1);
        Assert.AreEqual(OPTIMAL, flow.Solve());
        Assert.IsTrue(flow.OptimalCost() < 150);
        Assert.IsTrue(flow.Flow(9) > 0);
    }
}
