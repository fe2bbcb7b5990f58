namespace Microsoft.ML.Combinatorial.Problems;

/// <summary>
/// A problem whose feasible polytope has exchanges as its edges: two solutions are adjacent vertices only if one comes from the other by an
/// <see cref="Exchange"/>. A solution is then optimal exactly if no exchange lowers its cost, which solver-free losses make use of.
/// </summary>
/// <remarks>True for subsets of fixed size and spanning trees (bases of a matroid) and for rankings (the permutahedron); not for
/// assignments, paths and tours, whose edges are longer.</remarks>
public interface IExchangePolytope
{
    /// <summary>Lists the exchanges that lead from a solution to an adjacent one, in a fixed order.</summary>
    /// <param name="solution">A feasible solution.</param>
    /// <returns>At most as many as the solution has neighbours.</returns>
    IReadOnlyList<Exchange> Exchanges(ReadOnlySpan<float> solution);
}
