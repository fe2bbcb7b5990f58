using Microsoft.ML.Combinatorial.Problems;
using Microsoft.ML.Combinatorial.Tests.Oracles;

namespace Microsoft.ML.Combinatorial.Tests.Laws;

public static class MinimumCutFamily
{
    public static readonly ProblemFamily Family = new(
        "minimum cut",
        random => Draw(random.Next(2, 7), random.Next(1, 13), random),
        problem => Enumeration.Once(FlowEnumeration.Cuts((MinimumCutProblem)problem)),
        Shuffle,
        () => Draw(1500, 8000, new Random(5)));

    /// <summary>Random arcs, loops and parallel ones among them; directed or not.</summary>
    public static MinimumCutProblem Draw(int nodes, int arcs, Random random)
    {
        FlowArc[] drawn = [.. Enumerable.Range(0, arcs).Select(_ => new FlowArc(random.Next(nodes), random.Next(nodes)))];
        int source = random.Next(nodes), sink = (source + random.Next(1, nodes)) % nodes;
        return new(nodes, drawn, source, sink, random.Next(2) == 0);
    }

    private static (CombinatorialProblem Problem, int[] NewSlot) Shuffle(CombinatorialProblem problem, Random random)
    {
        var cut = (MinimumCutProblem)problem;
        int[] node = Order.Random(cut.NodeCount, random), newSlot = Order.Random(cut.Size, random);
        var arcs = new FlowArc[cut.Size];
        for (int arc = 0; arc < arcs.Length; arc++)
        {
            (int tail, int head) = (node[cut.Arcs[arc].Tail], node[cut.Arcs[arc].Head]);
            arcs[newSlot[arc]] = cut.IsDirected || random.Next(2) == 0 ? new(tail, head) : new(head, tail);
        }

        return (new MinimumCutProblem(cut.NodeCount, arcs, node[cut.Source], node[cut.Sink], cut.IsDirected), newSlot);
    }
}
