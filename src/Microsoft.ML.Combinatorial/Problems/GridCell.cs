namespace Microsoft.ML.Combinatorial.Problems;

/// <summary>A cell of a grid.</summary>
/// <param name="Row">0 for the uppermost row.</param>
/// <param name="Column">0 for the leftmost column.</param>
public readonly record struct GridCell(int Row, int Column);
