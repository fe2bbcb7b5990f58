using Microsoft.ML.Combinatorial.Geometry.Minimal;

namespace Microsoft.ML.Combinatorial.Geometry.Declarative;

/// <summary>
/// A solver of one's own that says what its solution satisfies instead of how it was found: any algorithm solves, the conditions give the derivative.
/// Equations F(x, y) = 0 are an <see cref="EquationNode"/>, a minimum under equality constraints is a <see cref="ConstrainedMinimumNode"/>.
/// </summary>
/// <remarks>Source: Gould, Hartley and Campbell, Deep Declarative Networks, 2022.</remarks>
public abstract class DeclarativeNode : MinimalSolver
{
    private protected DeclarativeNode(int inputLength, int outputLength, int maxSolutions)
    {
        InputLength = AtLeast(inputLength, 1, nameof(inputLength));
        OutputLength = AtLeast(outputLength, 1, nameof(outputLength));
        MaxSolutions = AtLeast(maxSolutions, 1, nameof(maxSolutions));
    }

    /// <inheritdoc/>
    public sealed override int InputLength { get; }

    /// <inheritdoc/>
    public sealed override int OutputLength { get; }

    /// <inheritdoc/>
    public sealed override int MaxSolutions { get; }

    /// <summary>Gets how far a condition may be from holding before a solution counts as none, relative to 1 + the size of its terms;
    /// 1e−6 by default. A solver that stops early needs more, and its derivative is off by as much.</summary>
    /// <exception cref="ArgumentOutOfRangeException">Set to a value that is not positive.</exception>
    public double SolutionTolerance
    {
        get;
        init => field = value > 0
            ? value
            : throw new ArgumentOutOfRangeException(nameof(value), value, "SolutionTolerance must be positive.");
    } = 1e-6;

    /// <summary>Compares every given derivative with central differences at a point. For tests: it allocates.</summary>
    /// <param name="input">A sample.</param>
    /// <param name="solution">A point near which all functions are smooth; it need not be a solution.</param>
    /// <param name="stepSize">The step of the differences, relative to 1 + |value|; 1e−5 suits functions of size 1.</param>
    /// <returns>The derivative that is farthest off.</returns>
    public abstract DerivativeCheck Check(ReadOnlySpan<double> input, ReadOnlySpan<double> solution, double stepSize = 1e-5);

    /// <summary>Finds solutions, as <see cref="IMinimalSolver.Solve"/>; the arguments have been checked.</summary>
    /// <param name="input">The sample.</param>
    /// <param name="solutions">Where solutions are written, one after the other.</param>
    /// <returns>The number of solutions.</returns>
    protected abstract int FindSolutions(ReadOnlySpan<double> input, Span<double> solutions);

    private protected sealed override int SolveCore(ReadOnlySpan<double> input, Span<double> solutions) => FindSolutions(input, solutions);
}
