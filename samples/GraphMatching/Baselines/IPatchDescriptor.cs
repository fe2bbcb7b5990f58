namespace GraphMatchingSample.Baselines;

/// <summary>Turns a grey patch into a vector of length 1; patches that look alike get vectors that lie close.</summary>
public interface IPatchDescriptor
{
    /// <summary>The description of a square patch, given row by row.</summary>
    float[] Describe(ReadOnlySpan<byte> patch);
}
