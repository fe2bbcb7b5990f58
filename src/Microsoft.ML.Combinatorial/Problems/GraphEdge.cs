namespace Microsoft.ML.Combinatorial.Problems;

/// <summary>An undirected edge between two different nodes of a graph; which end stands first does not matter.</summary>
/// <param name="From">Index of one end.</param>
/// <param name="To">Index of the other end.</param>
public readonly record struct GraphEdge(int From, int To);
