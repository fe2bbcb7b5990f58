using System.Globalization;
using Microsoft.ML.Combinatorial.Problems;

namespace Microsoft.ML.Combinatorial.Geometry;

/// <summary>What graphs over points of the plane have in common. Points are interleaved x, y.</summary>
internal static class PointSet
{
    public static double[] Widen(ReadOnlySpan<float> positions)
    {
        var wide = new double[positions.Length];
        for (int i = 0; i < wide.Length; i++)
        {
            wide[i] = positions[i];
        }

        return wide;
    }

    public static void Check(ReadOnlySpan<double> positions)
    {
        if (positions.Length % 2 != 0)
        {
            throw new ArgumentException(
                $"positions must hold two coordinates for each point, x before y; they hold {positions.Length} values.", nameof(positions));
        }

        for (int i = 0; i < positions.Length; i++)
        {
            if (!double.IsFinite(positions[i]))
            {
                throw new ArgumentException(
                    string.Create(
                        CultureInfo.InvariantCulture,
                        $"The {(i % 2 == 0 ? 'x' : 'y')} of point {i / 2} is {positions[i]}; it must be finite."),
                    nameof(positions));
            }
        }
    }

    /// <summary>By x, then by y, then by number.</summary>
    public static int CompareFromLeft(double[] xy, int a, int b)
    {
        int byX = xy[2 * a].CompareTo(xy[2 * b]);
        int byY = byX != 0 ? byX : xy[(2 * a) + 1].CompareTo(xy[(2 * b) + 1]);
        return byY != 0 ? byY : a.CompareTo(b);
    }

    /// <summary>The edges with the smaller end first, each once, sorted.</summary>
    public static KeypointEdge[] Sorted(IEnumerable<(int From, int To)> edges) =>
    [
        .. edges.Select(edge => edge.From < edge.To ? edge : (edge.To, edge.From)).Distinct().Order()
            .Select(edge => new KeypointEdge(edge.Item1, edge.Item2)),
    ];
}
