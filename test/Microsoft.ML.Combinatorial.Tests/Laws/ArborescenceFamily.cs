using Microsoft.ML.Combinatorial.Problems;
using Microsoft.ML.Combinatorial.Tests.Oracles;

namespace Microsoft.ML.Combinatorial.Tests.Laws;

public static class ArborescenceFamily
{
    public static readonly ProblemFamily Family = new(
        "arborescence",
        Draw,
        problem => TreeOracle.Arborescences((ArborescenceProblem)problem),
        Shuffle,
        () => ArborescenceProblem.Complete(300));

    private static ArborescenceProblem Draw(Random random)
    {
        int nodes = random.Next(2, 6);
        double share = random.NextDouble();
        GraphEdge[] tree = [.. RandomGraphs.Tree(nodes, random)];
        HashSet<Arc> arcs = [.. tree.Select(edge => new Arc(edge.From, edge.To))];
        for (int tail = 0; tail < nodes; tail++)
        {
            for (int head = 0; head < nodes; head++)
            {
                if (head != tail && random.NextDouble() < share)
                {
                    arcs.Add(new Arc(tail, head));
                }
            }
        }

        Arc[] order = [.. arcs];
        random.Shuffle(order);
        return new ArborescenceProblem(nodes, tree[0].From, order);
    }

    private static (CombinatorialProblem Problem, int[] NewSlot) Shuffle(CombinatorialProblem problem, Random random)
    {
        var tree = (ArborescenceProblem)problem;
        int[] name = Order.Random(tree.NodeCount, random);
        int[] place = Order.Random(tree.Size, random);
        var arcs = new Arc[tree.Size];
        for (int a = 0; a < arcs.Length; a++)
        {
            arcs[place[a]] = new Arc(name[tree.Arcs[a].From], name[tree.Arcs[a].To]);
        }

        return (new ArborescenceProblem(tree.NodeCount, name[tree.Root], arcs), place);
    }
}
