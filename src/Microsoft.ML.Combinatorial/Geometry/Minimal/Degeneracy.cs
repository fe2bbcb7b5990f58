namespace Microsoft.ML.Combinatorial.Geometry.Minimal;

/// <summary>What stands in the way of a derivative.</summary>
public enum DegeneracyKind
{
    /// <summary>Nothing: the derivative exists and was computed.</summary>
    None,

    /// <summary>There was no solution to differentiate: it consists of zeros, or does not belong to this input at all.</summary>
    NoSolution,

    /// <summary>The input does not determine the solution: the equations have more unknowns than independent rows (points on one line, equal
    /// points, weights of zero), or the constraints depend on each other.</summary>
    RankDeficient,

    /// <summary>The solution is determined in principle, but by less than rounding allows: the condition number exceeds the limit.</summary>
    IllConditioned,

    /// <summary>Numbers left the range of double on the way.</summary>
    OutOfRange,
}

/// <summary>How well an input determines a solution. A degenerate sample is a value, not an exception: its gradient is zero.</summary>
/// <param name="Kind">What is wrong, <see cref="DegeneracyKind.None"/> for a regular sample.</param>
/// <param name="Rank">The numerical rank of the system that was solved for the derivative.</param>
/// <param name="Condition">An estimate of its condition number, within a small factor; infinite where it has none.</param>
public readonly record struct Degeneracy(DegeneracyKind Kind, int Rank, double Condition)
{
    /// <summary>Gets whether the gradient was set to zero instead of computed.</summary>
    public bool IsDegenerate => Kind != DegeneracyKind.None;

    internal static Degeneracy NoSolution { get; } = new(DegeneracyKind.NoSolution, 0, double.PositiveInfinity);

    internal static Degeneracy OutOfRange { get; } = new(DegeneracyKind.OutOfRange, 0, double.PositiveInfinity);

    /// <summary>Judges a system of which <paramref name="full"/> independent rows are needed.</summary>
    internal static Degeneracy Of(int rank, int full, double condition, double limit) => new(
        rank < full ? DegeneracyKind.RankDeficient : condition <= limit ? DegeneracyKind.None : DegeneracyKind.IllConditioned,
        rank,
        double.IsNaN(condition) ? double.PositiveInfinity : condition);
}
