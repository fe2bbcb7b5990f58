using Microsoft.ML.Combinatorial.Problems;

namespace Microsoft.ML.Combinatorial.Geometry;

/// <summary>
/// The Delaunay triangulation of points in the plane, as a graph: two points are joined where some circle through both holds no
/// other point. The usual graph over keypoints: planar, connected, about three edges a point, the same under rotation, shift and scale.
/// </summary>
/// <remarks>
/// <para>Degenerate input has an answer too. Points on one line are joined to their neighbours along it. Points at the same place are
/// joined to the first of them, which alone takes part in the triangulation. Four or more points on one circle have several triangulations;
/// one of them is taken, which depends on the positions only and not on the order of the points.</para>
/// <para>Every decision is exact, so rounding cannot break the result. Deterministic. Time: O(n log n) for sorting, and usually as much
/// for the edge flips (n² at the very worst).</para>
/// <para>Source: points swept from left to right, each joined to the hull that it sees; then Lawson's edge flips.</para>
/// </remarks>
public static class DelaunayTriangulation
{
    /// <summary>Triangulates points.</summary>
    /// <param name="positions">Interleaved coordinates x₀, y₀, x₁, y₁, …; finite.</param>
    /// <returns>The undirected edges, each once with <c>From &lt; To</c>, sorted. Empty for fewer than two points.</returns>
    /// <exception cref="ArgumentException">The length is odd, or a coordinate is not finite.</exception>
    public static KeypointEdge[] Edges(ReadOnlySpan<float> positions) => Edges(PointSet.Widen(positions));

    /// <inheritdoc cref="Edges(ReadOnlySpan{float})"/>
    public static KeypointEdge[] Edges(ReadOnlySpan<double> positions)
    {
        PointSet.Check(positions);
        double[] xy = positions.ToArray();
        int[] order = [.. Enumerable.Range(0, xy.Length / 2)];
        Array.Sort(order, (a, b) => PointSet.CompareFromLeft(xy, a, b));

        var edges = new List<(int From, int To)>();
        int[] distinct = JoinDuplicates(xy, order, edges);
        int onLine = CountOnLine(xy, distinct);
        if (onLine == distinct.Length)
        {
            edges.AddRange(distinct.Zip(distinct.Skip(1)));
        }
        else
        {
            var mesh = new TriangleMesh(xy);
            mesh.AddFan(distinct.AsSpan(0, onLine), distinct[onLine]);
            for (int i = onLine + 1; i < distinct.Length; i++)
            {
                mesh.Add(distinct[i], distinct[i - 1]);
            }

            edges.AddRange(mesh.Edges());
        }

        return PointSet.Sorted(edges);
    }

    /// <summary>Joins points at one place to the first of them; returns those first ones, from left to right.</summary>
    private static int[] JoinDuplicates(double[] xy, int[] order, List<(int From, int To)> edges)
    {
        var distinct = new List<int>(order.Length);
        foreach (int point in order)
        {
            if (distinct.Count > 0 && xy[2 * point] == xy[2 * distinct[^1]] && xy[(2 * point) + 1] == xy[(2 * distinct[^1]) + 1])
            {
                edges.Add((distinct[^1], point));
            }
            else
            {
                distinct.Add(point);
            }
        }

        return [.. distinct];
    }

    /// <summary>How many of the first points lie on the line through the first two.</summary>
    private static int CountOnLine(double[] xy, int[] points)
    {
        int count = Math.Min(2, points.Length);
        while (count < points.Length && ExactPredicates.Orientation(xy, points[0], points[1], points[count]) == 0)
        {
            count++;
        }

        return count;
    }
}
