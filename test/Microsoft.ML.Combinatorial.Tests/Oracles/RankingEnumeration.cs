using System.Numerics;
using Microsoft.ML.Combinatorial.Problems;

namespace Microsoft.ML.Combinatorial.Tests.Oracles;

/// <summary>All subsets of a size, and all rankings, written down from the definition.</summary>
public static class RankingEnumeration
{
    public static IEnumerable<float[]> Subsets(SubsetProblem problem)
    {
        for (uint members = 0; members < 1u << problem.Size; members++)
        {
            if (BitOperations.PopCount(members) == problem.Chosen)
            {
                yield return [.. Enumerable.Range(0, problem.Size).Select(item => (float)((members >> item) & 1))];
            }
        }
    }

    public static IEnumerable<float[]> Rankings(RankingProblem problem)
    {
        foreach (int[] match in Enumeration.Matchings(problem.Size, problem.Size))
        {
            if (!match.Contains(-1))
            {
                yield return [.. match.Select(place => place + 1f)];
            }
        }
    }
}
