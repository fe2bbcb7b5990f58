namespace Microsoft.ML.Combinatorial.Problems;

/// <summary>A directed arc between two different nodes of a graph.</summary>
/// <param name="Tail">Index of the node that the arc leaves.</param>
/// <param name="Head">Index of the node that the arc enters.</param>
public readonly record struct GraphArc(int Tail, int Head);
