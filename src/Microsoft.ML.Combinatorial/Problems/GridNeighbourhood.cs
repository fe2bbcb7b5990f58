namespace Microsoft.ML.Combinatorial.Problems;

/// <summary>Which cells of a grid are one step apart.</summary>
public enum GridNeighbourhood
{
    /// <summary>The cells above, below, to the left and to the right.</summary>
    Four,

    /// <summary>Those and the four diagonal ones.</summary>
    Eight,
}
