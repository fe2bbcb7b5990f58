using System.Globalization;
using Microsoft.ML.Combinatorial.Geometry.LinearAlgebra;

namespace Microsoft.ML.Combinatorial.Geometry.Minimal;

/// <summary>
/// What every minimal solver shares: lengths and values are checked, solutions and gradients that left the range of double are
/// dropped and flagged, so that no NaN comes out of any finite input.
/// </summary>
public abstract class MinimalSolver : IMinimalSolver
{
    /// <summary>The default of <see cref="ConditionLimit"/>.</summary>
    public const double DefaultConditionLimit = 1e10;

    /// <inheritdoc/>
    public abstract int InputLength { get; }

    /// <inheritdoc/>
    public abstract int OutputLength { get; }

    /// <inheritdoc/>
    public abstract int MaxSolutions { get; }

    /// <inheritdoc/>
    public virtual bool IsSignFree => false;

    /// <summary>Gets the condition number above which a sample counts as degenerate, 1e10 by default. A gradient has about 16 − log₁₀ of it right
    /// digits; lower it to keep wildly amplified gradients out of training.</summary>
    /// <exception cref="ArgumentOutOfRangeException">Set to a value below 1, or NaN.</exception>
    public double ConditionLimit
    {
        get;
        init => field = value >= 1
            ? value
            : throw new ArgumentOutOfRangeException(nameof(value), value, "ConditionLimit must be at least 1.");
    } = DefaultConditionLimit;

    /// <inheritdoc/>
    public int Solve(ReadOnlySpan<double> input, Span<double> solutions)
    {
        CheckLength(input.Length, InputLength, nameof(input));
        CheckLength(solutions.Length, MaxSolutions * OutputLength, nameof(solutions));
        CheckFinite(input, nameof(input));
        int found = SolveCore(input, solutions);
        int kept = 0;
        for (int k = 0; k < found; k++)
        {
            Span<double> solution = solutions.Slice(k * OutputLength, OutputLength);
            if (SmallVector.IsFinite(solution))
            {
                solution.CopyTo(solutions[(kept * OutputLength)..]);
                kept++;
            }
        }

        solutions[(kept * OutputLength)..].Clear();
        return kept;
    }

    /// <inheritdoc/>
    public Degeneracy Differentiate(
        ReadOnlySpan<double> input, ReadOnlySpan<double> solution, ReadOnlySpan<double> upstream, Span<double> inputGradient)
    {
        CheckLength(input.Length, InputLength, nameof(input));
        CheckLength(solution.Length, OutputLength, nameof(solution));
        CheckLength(upstream.Length, OutputLength, nameof(upstream));
        CheckLength(inputGradient.Length, InputLength, nameof(inputGradient));
        CheckFinite(input, nameof(input));
        CheckFinite(solution, nameof(solution));
        CheckFinite(upstream, nameof(upstream));
        inputGradient.Clear();
        if (solution.IndexOfAnyExcept(0) < 0)
        {
            return Degeneracy.NoSolution;
        }

        Degeneracy degeneracy = DifferentiateCore(input, solution, upstream, inputGradient);
        if (!degeneracy.IsDegenerate && !SmallVector.IsFinite(inputGradient))
        {
            degeneracy = Degeneracy.OutOfRange;
        }

        if (degeneracy.IsDegenerate)
        {
            inputGradient.Clear();
        }

        return degeneracy;
    }

    /// <inheritdoc/>
    public abstract IMinimalSolver Clone();

    /// <summary>Finds the solutions; lengths and values have been checked. Solutions that are not finite are dropped by the caller.</summary>
    private protected abstract int SolveCore(ReadOnlySpan<double> input, Span<double> solutions);

    /// <summary>Adds the gradient to zeros; what it holds for a degenerate sample does not matter.</summary>
    private protected abstract Degeneracy DifferentiateCore(
        ReadOnlySpan<double> input, ReadOnlySpan<double> solution, ReadOnlySpan<double> upstream, Span<double> inputGradient);

    private protected static int AtLeast(int count, int least, string name) => count >= least
        ? count
        : throw new ArgumentOutOfRangeException(name, count, $"{name} must be at least {least}.");

    private void CheckLength(int length, int expected, string name)
    {
        if (length != expected)
        {
            throw new ArgumentException($"{name} of {GetType().Name} must hold {expected} values; it holds {length}.", name);
        }
    }

    private void CheckFinite(ReadOnlySpan<double> values, string name)
    {
        if (SmallVector.IsFinite(values))
        {
            return;
        }

        int slot = 0;
        while (double.IsFinite(values[slot]))
        {
            slot++;
        }

        throw new ArgumentException(
            string.Create(CultureInfo.InvariantCulture, $"{name} of {GetType().Name}: slot {slot} is {values[slot]}; it must be finite."), name);
    }
}
