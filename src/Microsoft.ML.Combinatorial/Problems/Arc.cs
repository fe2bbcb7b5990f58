namespace Microsoft.ML.Combinatorial.Problems;

/// <summary>A directed arc of a graph.</summary>
/// <param name="From">The node that it leaves.</param>
/// <param name="To">The node that it enters.</param>
public readonly record struct Arc(int From, int To);
