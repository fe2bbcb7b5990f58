using System.Globalization;
using Microsoft.ML.Combinatorial.Geometry;
using Microsoft.ML.Combinatorial.Problems;

namespace Microsoft.ML.Combinatorial.Backbones;

/// <summary>The keypoints of one side of a matching task: features, positions, and the edges between them.</summary>
internal sealed class KeypointGraph
{
    private KeypointGraph(float[] features, float[] positions, KeypointEdge[] edges)
    {
        Features = features;
        Positions = positions;
        Edges = edges;
    }

    /// <summary>Gets count × d features, keypoint by keypoint.</summary>
    public float[] Features { get; }

    /// <summary>Gets x, y of each keypoint in units of the mean edge length, about the centroid: neither where the keypoints lie
    /// nor how large they are drawn tells anything.</summary>
    public float[] Positions { get; }

    public KeypointEdge[] Edges { get; }

    public int Count => Positions.Length / 2;

    public static KeypointGraph Create(
        KeypointBackboneSpecification specification, ReadOnlySpan<float> features, ReadOnlySpan<float> positions, string side)
    {
        int count = positions.Length / 2;
        if (count == 0 || positions.Length % 2 != 0)
        {
            throw new ArgumentException($"{side} positions hold {positions.Length} values; they must hold x and y of at least one keypoint.");
        }

        if (features.Length != (long)count * specification.FeatureSize)
        {
            throw new ArgumentException(
                $"{side} features hold {features.Length} values, which is not {count} keypoints of {specification.FeatureSize}.");
        }

        CheckFinite(features, specification.FeatureSize, side, "feature");
        CheckFinite(positions, 2, side, "position");
        KeypointEdge[] edges = specification.Graph == KeypointGraphKind.Delaunay
            ? DelaunayTriangulation.Edges(positions)
            : NearestNeighbourGraph.Edges(positions, specification.NeighbourCount);
        return new KeypointGraph(features.ToArray(), Normalise(positions, edges), edges);
    }

    private static float[] Normalise(ReadOnlySpan<float> positions, KeypointEdge[] edges)
    {
        int count = positions.Length / 2;
        double meanX = 0;
        double meanY = 0;
        for (int i = 0; i < count; i++)
        {
            meanX += positions[2 * i] / (double)count;
            meanY += positions[(2 * i) + 1] / (double)count;
        }

        double length = 0;
        foreach (KeypointEdge edge in edges)
        {
            double dx = (double)positions[2 * edge.From] - positions[2 * edge.To];
            double dy = (double)positions[(2 * edge.From) + 1] - positions[(2 * edge.To) + 1];
            length += Math.Sqrt((dx * dx) + (dy * dy)) / edges.Length;
        }

        double scale = length > 0 ? 1 / length : 1;
        var result = new float[positions.Length];
        for (int i = 0; i < count; i++)
        {
            result[2 * i] = (float)((positions[2 * i] - meanX) * scale);
            result[(2 * i) + 1] = (float)((positions[(2 * i) + 1] - meanY) * scale);
        }

        return result;
    }

    private static void CheckFinite(ReadOnlySpan<float> values, int size, string side, string what)
    {
        for (int i = 0; i < values.Length; i++)
        {
            if (!float.IsFinite(values[i]))
            {
                throw new ArgumentException(string.Create(
                    CultureInfo.InvariantCulture, $"{side} {what} {i % size} of keypoint {i / size} is {values[i]}; it must be finite."));
            }
        }
    }
}
