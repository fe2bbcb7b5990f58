namespace GraphMatchingSample.Baselines;

/// <summary>The patch itself without its mean and contrast: the product of two of them is their normalised cross-correlation.</summary>
public sealed class NormalizedPatch : IPatchDescriptor
{
    /// <inheritdoc/>
    public float[] Describe(ReadOnlySpan<byte> patch)
    {
        var vector = new float[patch.Length];
        for (var i = 0; i < vector.Length; i++)
        {
            vector[i] = patch[i];
        }

        var mean = vector.Average();
        for (var i = 0; i < vector.Length; i++)
        {
            vector[i] -= mean;
        }

        UnitLength.Scale(vector);
        return vector;
    }
}
