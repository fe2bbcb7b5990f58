namespace Microsoft.ML.Combinatorial.Problems;

/// <summary>An undirected edge between two different keypoints of one graph.</summary>
/// <param name="From">Index of one end.</param>
/// <param name="To">Index of the other end.</param>
public readonly record struct KeypointEdge(int From, int To);
