namespace Microsoft.ML.Combinatorial.Problems;

/// <summary>A step from a solution to an adjacent one: one slot goes up by 1, another down by 1.</summary>
/// <param name="Raised">The slot that goes up.</param>
/// <param name="Lowered">The slot that goes down.</param>
public readonly record struct Exchange(int Raised, int Lowered);
