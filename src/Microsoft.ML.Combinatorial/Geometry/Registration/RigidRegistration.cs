using Microsoft.ML.Combinatorial.Geometry.LinearAlgebra;
using Microsoft.ML.Combinatorial.Geometry.Minimal;

namespace Microsoft.ML.Combinatorial.Geometry.Registration;

/// <summary>
/// The rigid motion that carries one weighted point set onto another.
/// Effectively computes (R, t) = argmin Σ wᵢ² ‖R pᵢ + t − qᵢ‖² over rotations and translations.
/// </summary>
/// <remarks>Input: a row of seven values for each pair, p (3), q (3), w; a weight multiplies its residual, so it enters squared. Output: R, nine
/// values row by row, then t. The derivative is exact, as for <see cref="RotationSolver"/>, the centroids' share included. Degenerate where
/// the points of positive weight lie on one line. Source: Kabsch 1976; Umeyama 1991.</remarks>
public sealed class RigidRegistration : MinimalSolver
{
    /// <summary>Makes a solver.</summary>
    /// <param name="pairCount">The number of point pairs, at least 3.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="pairCount"/> is below 3.</exception>
    public RigidRegistration(int pairCount) => PairCount = AtLeast(pairCount, 3, nameof(pairCount));

    /// <summary>Gets the number of point pairs.</summary>
    public int PairCount { get; }

    /// <inheritdoc/>
    public override int InputLength => PairCount * WeightedPairs.Stride;

    /// <inheritdoc/>
    public override int OutputLength => 12;

    /// <inheritdoc/>
    public override int MaxSolutions => 1;

    /// <inheritdoc/>
    public override IMinimalSolver Clone() => new RigidRegistration(PairCount) { ConditionLimit = ConditionLimit };

    private protected override int SolveCore(ReadOnlySpan<double> input, Span<double> solutions)
    {
        Span<double> m = stackalloc double[9], p = stackalloc double[3], q = stackalloc double[3], moved = stackalloc double[3];
        if (!WeightedPairs.Centroids(input, p, q, out _))
        {
            return 0;
        }

        WeightedPairs.Correlation(input, p, q, m);
        bool found = RotationFit.Solve(m, solutions);
        Matrix3.Apply(solutions, p, moved);
        for (int i = 0; i < 3; i++)
        {
            solutions[9 + i] = q[i] - moved[i];
        }

        return found ? 1 : 0;
    }

    private protected override Degeneracy DifferentiateCore(
        ReadOnlySpan<double> input, ReadOnlySpan<double> solution, ReadOnlySpan<double> upstream, Span<double> inputGradient)
    {
        Span<double> m = stackalloc double[9], byM = stackalloc double[9], p = stackalloc double[3], q = stackalloc double[3];
        Span<double> byR = stackalloc double[9], byP = stackalloc double[3];
        if (!WeightedPairs.Centroids(input, p, q, out double total))
        {
            return new Degeneracy(DegeneracyKind.RankDeficient, 0, double.PositiveInfinity);
        }

        // t = q̄ − R p̄.
        ReadOnlySpan<double> byT = upstream[9..];
        for (int i = 0; i < 9; i++)
        {
            byR[i] = upstream[i] - (byT[i / 3] * p[i % 3]);
        }

        WeightedPairs.Correlation(input, p, q, m);
        Degeneracy degeneracy = RotationFit.Differentiate(m, solution, byR, byM, ConditionLimit);
        if (!degeneracy.IsDegenerate)
        {
            Matrix3.ApplyTranspose(solution, byT, byP);
            SmallVector.Scale(byP, -1);
            WeightedPairs.AddThroughCorrelation(input, p, q, byM, inputGradient);
            WeightedPairs.AddThroughCentroids(input, p, q, total, byP, byT, inputGradient);
        }

        return degeneracy;
    }
}
