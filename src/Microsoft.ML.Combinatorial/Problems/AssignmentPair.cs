namespace Microsoft.ML.Combinatorial.Problems;

/// <summary>A row and a column that may be assigned to each other.</summary>
/// <param name="Row">Index of the row.</param>
/// <param name="Column">Index of the column.</param>
public readonly record struct AssignmentPair(int Row, int Column);
