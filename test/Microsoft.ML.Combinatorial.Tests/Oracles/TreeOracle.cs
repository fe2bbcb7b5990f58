using Microsoft.ML.Combinatorial.Problems;

namespace Microsoft.ML.Combinatorial.Tests.Oracles;

/// <summary>All spanning trees and arborescences of small graphs, written down from the definition.</summary>
public static class TreeOracle
{
    public static IEnumerable<float[]> SpanningTrees(SpanningTreeProblem problem)
    {
        GraphEdge[] edges = problem.Edges.ToArray();
        return Subsets(edges.Length, problem.NodeCount - 1)
            .Where(chosen => Reached(problem.NodeCount, 0, chosen.SelectMany(e => BothWays(edges[e]))) == problem.NodeCount)
            .Select(chosen => Solution(problem.Size, chosen));
    }

    public static IEnumerable<float[]> Arborescences(ArborescenceProblem problem)
    {
        Arc[] arcs = problem.Arcs.ToArray();
        return Subsets(arcs.Length, problem.NodeCount - 1)
            .Where(chosen => Reached(problem.NodeCount, problem.Root, chosen.Select(a => arcs[a])) == problem.NodeCount)
            .Select(chosen => Solution(problem.Size, chosen));
    }

    private static Arc[] BothWays(GraphEdge edge) => [new(edge.From, edge.To), new(edge.To, edge.From)];

    /// <summary>How many nodes some arcs reach from a node: with one arc fewer than nodes, all only if they are a tree.</summary>
    private static int Reached(int nodes, int root, IEnumerable<Arc> arcs)
    {
        var reached = new HashSet<int> { root };
        Arc[] all = [.. arcs];
        for (int round = 0; round < nodes; round++)
        {
            foreach (Arc arc in all)
            {
                if (reached.Contains(arc.From))
                {
                    reached.Add(arc.To);
                }
            }
        }

        return reached.Count;
    }

    private static float[] Solution(int size, int[] chosen)
    {
        var solution = new float[size];
        foreach (int slot in chosen)
        {
            solution[slot] = 1;
        }

        return solution;
    }

    private static IEnumerable<int[]> Subsets(int count, int size)
    {
        int[] chosen = [.. Enumerable.Range(0, size)];
        while (count >= size)
        {
            yield return [.. chosen];
            int k = size - 1;
            while (k >= 0 && chosen[k] == count - size + k)
            {
                k--;
            }

            if (k < 0)
            {
                yield break;
            }

            chosen[k]++;
            for (int next = k + 1; next < size; next++)
            {
                chosen[next] = chosen[next - 1] + 1;
            }
        }
    }
}
