using Google.OrTools.Graph;
using static Google.OrTools.Graph.MaxFlow.Status;

namespace Compat.Tests.GoogleOrTools;

[TestClass]
public sealed class MaxFlowTests
{
    private static MaxFlow From(params (int Tail, int Head, long Capacity)[] arcs)
    {
        var flow = new MaxFlow();
        foreach (var (tail, head, capacity) in arcs)
        {
            flow.AddArcWithCapacity(tail, head, capacity);
        }

        return flow;
    }

    [TestMethod]
    public void AKnownFlow()
    {
        using var flow = From((0, 1, 20), (0, 2, 30), (0, 3, 10), (1, 2, 40), (1, 4, 30), (2, 3, 10), (2, 4, 20), (3, 2, 5), (3, 4, 20));

        Assert.AreEqual(OPTIMAL, flow.Solve(0, 4));
        Assert.AreEqual(60, flow.OptimalFlow());
        Assert.AreEqual(60, flow.Flow(4) + flow.Flow(6) + flow.Flow(8));
        Assert.AreEqual((5, 9), (flow.NumNodes(), flow.NumArcs()));
        Assert.AreEqual((3, 2, 5L), (flow.Tail(7), flow.Head(7), flow.Capacity(7)));
    }

    [TestMethod]
    public void NothingReachesAnUnconnectedSink()
    {
        using var flow = From((0, 1, 5), (2, 3, 5));
        Assert.AreEqual(OPTIMAL, flow.Solve(0, 3));
        Assert.AreEqual(0, flow.OptimalFlow());
        Assert.AreEqual(OPTIMAL, flow.Solve(0, 9));
        Assert.AreEqual(0, flow.OptimalFlow());
        Assert.AreEqual(0, flow.Flow(0));
    }

    [TestMethod]
    public void SourceAndSinkMustDiffer()
    {
        using var flow = From((0, 1, 5));
        Assert.AreEqual(BAD_INPUT, flow.Solve(0, 0));
        Assert.AreEqual(BAD_INPUT, flow.Solve(-1, 1));
        Assert.AreEqual(BAD_INPUT, flow.Solve(0, -1));
    }

    [TestMethod]
    public void ParallelArcsAddUp()
    {
        using var flow = From((0, 1, 5), (0, 1, 3));
        Assert.AreEqual(OPTIMAL, flow.Solve(0, 1));
        Assert.AreEqual(8, flow.OptimalFlow());
        Assert.AreEqual(5, flow.Flow(0));
    }

    [TestMethod]
    public void AFlowBeyondTheRangeIsReported()
    {
        using var flow = From((0, 1, long.MaxValue), (0, 1, long.MaxValue));
        Assert.AreEqual(POSSIBLE_OVERFLOW, flow.Solve(0, 1));
        Assert.AreEqual(long.MaxValue, flow.OptimalFlow());

        using var narrow = From((0, 1, long.MaxValue), (0, 1, long.MaxValue), (1, 2, 6));
        Assert.AreEqual(OPTIMAL, narrow.Solve(0, 2));
        Assert.AreEqual(6, narrow.OptimalFlow());
    }

    [TestMethod]
    public void RandomFlowsMatchTheirLinearProgram()
    {
        var random = new Random(6);
        for (var round = 0; round < 80; round++)
        {
            var nodes = 3 + (round % 6);
            var arcs = Enumerable.Range(0, 3 * nodes).Select(_ =>
                (Tail: random.Next(nodes), Head: random.Next(nodes), Capacity: (long)random.Next(0, 12)))
                .Append((Tail: 0, Head: nodes - 1, Capacity: 1L)).Where(arc => arc.Tail != arc.Head).ToArray();
            using var flow = From(arcs);
            Assert.AreEqual(OPTIMAL, flow.Solve(0, nodes - 1), $"round {round}");

            using var solver = Solvers.Cbc();
            var variables = arcs.Select(arc => solver.MakeNumVar(0, arc.Capacity, "")).ToArray();
            long Net(int node, Func<int, long> amount) =>
                arcs.Select((arc, i) => arc.Tail == node ? amount(i) : arc.Head == node ? -amount(i) : 0).Sum();
            for (var node = 1; node < nodes - 1; node++)
            {
                Assert.AreEqual(0, Net(node, flow.Flow), $"round {round}, node {node}");
                solver.Sum(0, 0, arcs.Zip(variables).Where(pair => pair.First.Tail == node || pair.First.Head == node)
                    .Select(pair => (pair.Second, pair.First.Tail == node ? 1.0 : -1.0)));
            }

            solver.SetCosts(variables, [.. arcs.Select(arc => arc.Tail == 0 ? 1.0 : arc.Head == 0 ? -1.0 : 0)]);
            solver.Objective().SetMaximization();
            solver.Solve();
            Assert.AreEqual(solver.Objective().Value(), flow.OptimalFlow(), 1e-6, $"round {round}");
            Assert.AreEqual(flow.OptimalFlow(), Net(0, flow.Flow), $"round {round}");
            Assert.IsTrue(arcs.Select((arc, i) => flow.Flow(i) >= 0 && flow.Flow(i) <= arc.Capacity).All(inside => inside));
        }
    }
}
