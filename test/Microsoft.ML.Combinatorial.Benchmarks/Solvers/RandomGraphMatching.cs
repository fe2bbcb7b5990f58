using Microsoft.ML.Combinatorial.Problems;

namespace Microsoft.ML.Combinatorial.Benchmarks.Solvers;

/// <summary>Random graph matching instances: about six edges a keypoint at most, all costs uniform in −1 … 1.</summary>
internal static class RandomGraphMatching
{
    /// <summary>Draws instances whose two sides have each between the least and the most keypoints.</summary>
    public static List<GraphMatchingInstance> Draw(int count, int least, int most, int seed)
    {
        var random = new Random(seed);
        return [.. Enumerable.Range(0, count).Select(_ => Draw(random.Next(least, most + 1), random.Next(least, most + 1), random))];
    }

    private static GraphMatchingInstance Draw(int left, int right, Random random)
    {
        var problem = new GraphMatchingProblem(left, right, Edges(left, random), Edges(right, random));
        float[] costs = [.. Enumerable.Range(0, problem.Size).Select(_ => (2 * random.NextSingle()) - 1)];
        return new GraphMatchingInstance(problem, costs);
    }

    private static KeypointEdge[] Edges(int count, Random random)
    {
        double share = Math.Min(0.5, 6.0 / count);
        return [.. from a in Enumerable.Range(0, count)
                   from b in Enumerable.Range(a + 1, count - a - 1)
                   where random.NextDouble() < share
                   select new KeypointEdge(a, b)];
    }
}
