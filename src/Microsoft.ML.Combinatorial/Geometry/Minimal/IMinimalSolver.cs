namespace Microsoft.ML.Combinatorial.Geometry.Minimal;

/// <summary>
/// A geometric solver: a few measurements in, every real solution of the equations out, and for each solution the exact derivative.
/// One instance serves one thread; <see cref="GeometryBatch"/> keeps one for each.
/// </summary>
public interface IMinimalSolver
{
    /// <summary>Gets how many numbers one sample has.</summary>
    int InputLength { get; }

    /// <summary>Gets how many numbers one solution has.</summary>
    int OutputLength { get; }

    /// <summary>Gets the most solutions that a sample can have.</summary>
    int MaxSolutions { get; }

    /// <summary>Gets whether the negative of a solution is the same solution, as for essential and fundamental matrices and homographies.</summary>
    bool IsSignFree { get; }

    /// <summary>Finds every real solution, in an order that depends on the input only.</summary>
    /// <param name="input"><see cref="InputLength"/> finite values.</param>
    /// <param name="solutions"><see cref="MaxSolutions"/> × <see cref="OutputLength"/> values; those behind the last solution are set to 0.</param>
    /// <returns>The number of solutions; 0 where the sample has none or does not determine one.</returns>
    /// <exception cref="ArgumentException">A length does not fit, or an input is not finite.</exception>
    int Solve(ReadOnlySpan<double> input, Span<double> solutions);

    /// <summary>The vector-Jacobian product of one solution: dL/dinput from dL/dsolution.</summary>
    /// <param name="input">The sample.</param>
    /// <param name="solution">One of its solutions, or its negative where <see cref="IsSignFree"/>. Zeros stand for no solution.</param>
    /// <param name="upstream">dL/dsolution, <see cref="OutputLength"/> values.</param>
    /// <param name="inputGradient"><see cref="InputLength"/> values, overwritten; zeros for a degenerate sample, never NaN.</param>
    /// <returns>How well the sample determines the solution.</returns>
    /// <exception cref="ArgumentException">A length does not fit, or an input, a solution or an upstream value is not finite.</exception>
    Degeneracy Differentiate(
        ReadOnlySpan<double> input, ReadOnlySpan<double> solution, ReadOnlySpan<double> upstream, Span<double> inputGradient);

    /// <summary>Makes another instance with the same settings and work space of its own.</summary>
    IMinimalSolver Clone();
}
