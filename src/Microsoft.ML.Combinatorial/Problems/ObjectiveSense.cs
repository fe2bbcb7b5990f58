namespace Microsoft.ML.Combinatorial.Problems;

/// <summary>
/// Whether numbers that a caller hands over are to be made small or large. Resolved once, where they are handed over: everything below
/// minimises.
/// </summary>
public enum ObjectiveSense
{
    /// <summary>The numbers are costs.</summary>
    Minimise,

    /// <summary>The numbers are gains; their negatives are the costs.</summary>
    Maximise,
}
