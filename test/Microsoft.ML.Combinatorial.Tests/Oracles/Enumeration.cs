using Microsoft.ML.Combinatorial.Problems;

namespace Microsoft.ML.Combinatorial.Tests.Oracles;

/// <summary>All feasible solutions of small problems, written down from the definition.</summary>
public static class Enumeration
{
    /// <summary>Each solution once, for listings that come to the same one in several ways.</summary>
    public static IEnumerable<float[]> Once(IEnumerable<float[]> solutions) => solutions.DistinctBy(solution => string.Join(' ', solution));

    public static IEnumerable<float[]> Assignments(LinearAssignmentProblem problem)
    {
        foreach (int[] match in Matchings(problem.Rows, problem.Columns))
        {
            if (match.Count(column => column >= 0) == Math.Min(problem.Rows, problem.Columns))
            {
                var solution = new float[problem.Size];
                for (int row = 0; row < problem.Rows; row++)
                {
                    if (match[row] >= 0)
                    {
                        solution[(row * problem.Columns) + match[row]] = 1;
                    }
                }

                yield return solution;
            }
        }
    }

    public static IEnumerable<float[]> GraphMatchings(GraphMatchingProblem problem)
    {
        foreach (int[] match in Matchings(problem.LeftCount, problem.RightCount))
        {
            var solution = new float[problem.Size];
            problem.WriteSolution(match, solution);
            yield return solution;
        }
    }

    /// <summary>Every way to give some of the left each a right of its own; −1 for none. The array is used again.</summary>
    public static IEnumerable<int[]> Matchings(int left, int right)
    {
        var match = new int[left];
        var taken = new bool[right];
        return From(0);

        IEnumerable<int[]> From(int i)
        {
            if (i == left)
            {
                yield return match;
                yield break;
            }

            for (int s = -1; s < right; s++)
            {
                if (s >= 0 && taken[s])
                {
                    continue;
                }

                match[i] = s;
                if (s >= 0)
                {
                    taken[s] = true;
                }

                foreach (int[] whole in From(i + 1))
                {
                    yield return whole;
                }

                if (s >= 0)
                {
                    taken[s] = false;
                }
            }
        }
    }
}
