using Microsoft.ML.Combinatorial.Problems;

namespace Microsoft.ML.Combinatorial.Tests.Oracles;

/// <summary>The least cost of a graph matching by trying every matching, one left keypoint after the other, without any shortcut.</summary>
public static class MatchingOracle
{
    public static double LeastCost(GraphMatchingProblem problem, float[] costs)
    {
        double unmatched = 0;
        for (int slot = problem.NodeSlotCount; slot < problem.EdgeSlotStart; slot++)
        {
            unmatched += costs[slot];
        }

        var match = new int[problem.LeftCount];
        var taken = new bool[problem.RightCount];
        double[,,,] pair = PairCosts(problem, costs);
        return From(0, unmatched);

        double From(int i, double cost)
        {
            if (i == match.Length)
            {
                return cost;
            }

            match[i] = -1;
            double least = From(i + 1, cost);
            for (int s = 0; s < taken.Length; s++)
            {
                if (taken[s])
                {
                    continue;
                }

                double alone = (double)costs[problem.UnmatchedLeftSlot(i)] + costs[problem.UnmatchedRightSlot(s)];
                double added = costs[problem.NodeSlot(i, s)] - alone;
                for (int j = 0; j < i; j++)
                {
                    added += match[j] < 0 ? 0 : pair[j, match[j], i, s];
                }

                (match[i], taken[s]) = (s, true);
                least = Math.Min(least, From(i + 1, cost + added));
                taken[s] = false;
            }

            return least;
        }
    }

    /// <summary>What two matched pairs add together: (left, right, left, right).</summary>
    private static double[,,,] PairCosts(GraphMatchingProblem problem, float[] costs)
    {
        var pair = new double[problem.LeftCount, problem.RightCount, problem.LeftCount, problem.RightCount];
        for (int e = 0; e < problem.LeftEdges.Length; e++)
        {
            KeypointEdge left = problem.LeftEdges[e];
            for (int f = 0; f < problem.RightEdges.Length; f++)
            {
                KeypointEdge right = problem.RightEdges[f];
                double straight = costs[problem.EdgeSlot(e, f, false)], swapped = costs[problem.EdgeSlot(e, f, true)];
                pair[left.From, right.From, left.To, right.To] = pair[left.To, right.To, left.From, right.From] = straight;
                pair[left.From, right.To, left.To, right.From] = pair[left.To, right.From, left.From, right.To] = swapped;
            }
        }

        return pair;
    }
}
