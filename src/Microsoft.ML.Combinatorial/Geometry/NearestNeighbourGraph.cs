using Microsoft.ML.Combinatorial.Problems;

namespace Microsoft.ML.Combinatorial.Geometry;

/// <summary>
/// The graph that joins each point of the plane to its k nearest others. An edge stands where either end is among the k nearest
/// of the other, so a point may have more than k edges.
/// </summary>
/// <remarks>Deterministic: of points at the same distance the one with the lower number counts as nearer. Time: O(n² k) at most.</remarks>
public static class NearestNeighbourGraph
{
    /// <summary>Joins each point to its nearest others.</summary>
    /// <param name="positions">Interleaved coordinates x₀, y₀, x₁, y₁, …; finite.</param>
    /// <param name="neighbours">k, at least 1; where it reaches the number of other points, all points are joined.</param>
    /// <returns>The undirected edges, each once with <c>From &lt; To</c>, sorted. Empty for fewer than two points.</returns>
    /// <exception cref="ArgumentException">The length is odd, or a coordinate is not finite.</exception>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="neighbours"/> is below 1.</exception>
    public static KeypointEdge[] Edges(ReadOnlySpan<float> positions, int neighbours) =>
        Edges(PointSet.Widen(positions), neighbours);

    /// <inheritdoc cref="Edges(ReadOnlySpan{float}, int)"/>
    public static KeypointEdge[] Edges(ReadOnlySpan<double> positions, int neighbours)
    {
        PointSet.Check(positions);
        ArgumentOutOfRangeException.ThrowIfLessThan(neighbours, 1);
        int count = positions.Length / 2;
        int k = Math.Max(0, Math.Min(neighbours, count - 1));
        var edges = new List<(int From, int To)>(count * k);
        var nearest = new (double Distance, int Point)[k];
        for (int point = 0; point < count; point++)
        {
            FindNearest(positions, point, nearest);
            foreach ((_, int other) in nearest)
            {
                edges.Add((point, other));
            }
        }

        return PointSet.Sorted(edges);
    }

    private static void FindNearest(ReadOnlySpan<double> xy, int point, Span<(double Distance, int Point)> nearest)
    {
        int found = 0;
        for (int other = 0; other < xy.Length / 2; other++)
        {
            if (other == point)
            {
                continue;
            }

            double distance = double.Hypot(xy[2 * other] - xy[2 * point], xy[(2 * other) + 1] - xy[(2 * point) + 1]);
            if (found == nearest.Length && distance >= nearest[^1].Distance)
            {
                continue;
            }

            // Insertion behind equals: others come in ascending order, so ties keep the lower number in front.
            int place = found < nearest.Length ? found++ : found - 1;
            for (; place > 0 && nearest[place - 1].Distance > distance; place--)
            {
                nearest[place] = nearest[place - 1];
            }

            nearest[place] = (distance, other);
        }
    }
}
