using System.Numerics;
using Microsoft.ML.Combinatorial.Problems;

namespace Microsoft.ML.Combinatorial.Tests.Oracles;

/// <summary>Perfect matchings of small graphs: all of them, and the least cost by dynamic programming over sets of nodes.</summary>
public static class PerfectMatchingOracle
{
    public static IEnumerable<float[]> Matchings(PerfectMatchingProblem problem)
    {
        GraphEdge[] edges = problem.Edges.ToArray();
        var solution = new float[problem.Size];
        return From(0);

        IEnumerable<float[]> From(int covered)
        {
            int node = BitOperations.TrailingZeroCount(~covered);
            if (node >= problem.NodeCount)
            {
                yield return [.. solution];
                yield break;
            }

            for (int e = 0; e < edges.Length; e++)
            {
                int ends = (1 << edges[e].From) | (1 << edges[e].To);
                if ((ends >> node & 1) == 1 && (ends & covered) == 0)
                {
                    solution[e] = 1;
                    foreach (float[] whole in From(covered | ends))
                    {
                        yield return whole;
                    }

                    solution[e] = 0;
                }
            }
        }
    }

    /// <summary>The least cost of a perfect matching, +∞ where there is none; for up to 16 nodes or so.</summary>
    public static double LeastCost(PerfectMatchingProblem problem, float[] costs)
    {
        var least = new double[1 << problem.NodeCount];
        Array.Fill(least, double.PositiveInfinity);
        least[0] = 0;
        for (int covered = 0; covered < least.Length - 1; covered++)
        {
            int node = BitOperations.TrailingZeroCount(~covered);
            for (int e = 0; e < problem.Size && least[covered] < double.PositiveInfinity; e++)
            {
                int ends = (1 << problem.Edges[e].From) | (1 << problem.Edges[e].To);
                if ((ends >> node & 1) == 1 && (ends & covered) == 0)
                {
                    least[covered | ends] = Math.Min(least[covered | ends], least[covered] + costs[e]);
                }
            }
        }

        return least[^1];
    }
}
