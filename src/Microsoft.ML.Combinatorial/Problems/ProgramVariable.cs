namespace Microsoft.ML.Combinatorial.Problems;

/// <summary>A variable of an integer program.</summary>
/// <param name="Name">For messages.</param>
/// <param name="Lower">The least value; −∞ for none.</param>
/// <param name="Upper">The greatest value; +∞ for none.</param>
/// <param name="IsInteger">Whether only whole numbers are allowed.</param>
public sealed record ProgramVariable(string Name, double Lower, double Upper, bool IsInteger);
