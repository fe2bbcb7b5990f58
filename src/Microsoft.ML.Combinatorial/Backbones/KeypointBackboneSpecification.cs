namespace Microsoft.ML.Combinatorial.Backbones;

/// <summary>All that is needed to build a <see cref="KeypointBackbone"/> again: plain data, saved with the model.</summary>
public sealed record KeypointBackboneSpecification
{
    /// <summary>The largest value that a size may take; above it a specification is taken for a mistake.</summary>
    public const int MaximumSize = 1 << 16;

    /// <summary>Gets d, the number of feature values of one keypoint; required. With <see cref="KeypointEncoderKind.Patch"/> a square of at
    /// least 8 × 8.</summary>
    public required int FeatureSize { get; init; }

    /// <summary>Gets what the features are; <see cref="KeypointEncoderKind.Descriptor"/> by default.</summary>
    public KeypointEncoderKind Encoder { get; init; } = KeypointEncoderKind.Descriptor;

    /// <summary>Gets how keypoints are joined; <see cref="KeypointGraphKind.Delaunay"/> by default.</summary>
    public KeypointGraphKind Graph { get; init; } = KeypointGraphKind.Delaunay;

    /// <summary>Gets the number of neighbours of <see cref="KeypointGraphKind.NearestNeighbours"/>, at least 1, default 4. More edges tell more
    /// about the geometry and cost the solver more time.</summary>
    public int NeighbourCount { get; init; } = 4;

    /// <summary>Gets the size of a keypoint's embedding, at least 1, default 64. Larger: more capacity, slower.</summary>
    public int EmbeddingSize { get; init; } = 64;

    /// <summary>Gets the size of an edge's embedding, at least 1, default 32.</summary>
    public int EdgeEmbeddingSize { get; init; } = 32;

    /// <summary>Gets how often keypoints exchange messages along their edges, 0 … 16, default 2. 0: each keypoint is seen alone.</summary>
    public int MessagePassingRounds { get; init; } = 2;

    /// <summary>Gets whether pairs of edges have costs of their own; true by default. Without them the problem is a partial linear assignment:
    /// quicker, exact, and blind to whether neighbouring decisions fit together.</summary>
    public bool UseEdges { get; init; } = true;

    /// <summary>Checks all values.</summary>
    /// <exception cref="ArgumentOutOfRangeException">A value lies outside its range; the message names it.</exception>
    public void Validate()
    {
        Check(FeatureSize, 1, MaximumSize, nameof(FeatureSize));
        Check(NeighbourCount, 1, MaximumSize, nameof(NeighbourCount));
        Check(EmbeddingSize, 1, MaximumSize, nameof(EmbeddingSize));
        Check(EdgeEmbeddingSize, 1, MaximumSize, nameof(EdgeEmbeddingSize));
        Check(MessagePassingRounds, 0, 16, nameof(MessagePassingRounds));
        if (!Enum.IsDefined(Encoder) || !Enum.IsDefined(Graph))
        {
            throw new ArgumentOutOfRangeException(
                Enum.IsDefined(Encoder) ? nameof(Graph) : nameof(Encoder), $"Encoder {Encoder} or Graph {Graph} is not defined.");
        }

        int side = PatchSide;
        if (Encoder == KeypointEncoderKind.Patch && (side * side != FeatureSize || side < 8))
        {
            throw new ArgumentOutOfRangeException(
                nameof(FeatureSize), FeatureSize, "FeatureSize must be the area of a square patch of at least 8 × 8 when Encoder is Patch.");
        }
    }

    internal int PatchSide => (int)Math.Sqrt(FeatureSize);

    private static void Check(int value, int least, int most, string name)
    {
        if (value < least || value > most)
        {
            throw new ArgumentOutOfRangeException(name, value, $"{name} must be {least} … {most}.");
        }
    }
}
