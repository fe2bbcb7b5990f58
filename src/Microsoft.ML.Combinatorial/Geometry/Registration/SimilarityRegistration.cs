using Microsoft.ML.Combinatorial.Geometry.LinearAlgebra;
using Microsoft.ML.Combinatorial.Geometry.Minimal;

namespace Microsoft.ML.Combinatorial.Geometry.Registration;

/// <summary>
/// The similarity (rotation, translation and scale) that carries one weighted point set onto another.
/// Effectively computes (R, t, s) = argmin Σ wᵢ² ‖s R pᵢ + t − qᵢ‖² over rotations, translations and scales.
/// </summary>
/// <remarks>Input: a row of seven values for each pair, p (3), q (3), w; a weight multiplies its residual, so it enters squared. Output: R, nine
/// values row by row, then t, then s; s = ⟨R, M⟩ / Σ w² ‖p − p̄‖². The derivative is exact, as for <see cref="RotationSolver"/>; the residuals are
/// those of q, so exchanging the two sets does not give the inverse. Degenerate where the points of positive weight lie on one line. Source: Umeyama 1991.</remarks>
public sealed class SimilarityRegistration : MinimalSolver
{
    /// <summary>Makes a solver.</summary>
    /// <param name="pairCount">The number of point pairs, at least 3.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="pairCount"/> is below 3.</exception>
    public SimilarityRegistration(int pairCount) => PairCount = AtLeast(pairCount, 3, nameof(pairCount));

    /// <summary>Gets the number of point pairs.</summary>
    public int PairCount { get; }

    /// <inheritdoc/>
    public override int InputLength => PairCount * WeightedPairs.Stride;

    /// <inheritdoc/>
    public override int OutputLength => 13;

    /// <inheritdoc/>
    public override int MaxSolutions => 1;

    /// <inheritdoc/>
    public override IMinimalSolver Clone() => new SimilarityRegistration(PairCount) { ConditionLimit = ConditionLimit };

    private protected override int SolveCore(ReadOnlySpan<double> input, Span<double> solutions)
    {
        Span<double> m = stackalloc double[9], p = stackalloc double[3], q = stackalloc double[3], moved = stackalloc double[3];
        if (!WeightedPairs.Centroids(input, p, q, out _))
        {
            return 0;
        }

        WeightedPairs.Correlation(input, p, q, m);
        double spread = Spread(input, p);
        bool found = RotationFit.Solve(m, solutions) && double.IsNormal(spread);
        double scale = SmallVector.Dot(m, solutions) / spread;
        Matrix3.Apply(solutions, p, moved);
        for (int i = 0; i < 3; i++)
        {
            solutions[9 + i] = q[i] - (scale * moved[i]);
        }

        solutions[12] = scale;
        return found ? 1 : 0;
    }

    private protected override Degeneracy DifferentiateCore(
        ReadOnlySpan<double> input, ReadOnlySpan<double> solution, ReadOnlySpan<double> upstream, Span<double> inputGradient)
    {
        Span<double> m = stackalloc double[9], byM = stackalloc double[9], p = stackalloc double[3], q = stackalloc double[3];
        Span<double> byR = stackalloc double[9], byP = stackalloc double[3];
        double spread = WeightedPairs.Centroids(input, p, q, out double total) ? Spread(input, p) : 0;
        if (!double.IsNormal(spread))
        {
            return new Degeneracy(DegeneracyKind.RankDeficient, 0, double.PositiveInfinity);
        }

        // t = q̄ − s R p̄.
        ReadOnlySpan<double> rotation = solution[..9], byT = upstream.Slice(9, 3);
        double scale = solution[12];
        for (int i = 0; i < 9; i++)
        {
            byR[i] = upstream[i] - (scale * byT[i / 3] * p[i % 3]);
        }

        WeightedPairs.Correlation(input, p, q, m);
        Degeneracy degeneracy = RotationFit.Differentiate(m, rotation, byR, byM, ConditionLimit);
        if (!degeneracy.IsDegenerate)
        {
            Matrix3.ApplyTranspose(rotation, byT, byP);
            double byScale = upstream[12] - SmallVector.Dot(byP, p);
            SmallVector.Scale(byP, -scale);

            // s moves with M along R only: turning R leaves ⟨R, M⟩ at its maximum.
            SmallVector.AddScaled(byScale / spread, rotation, byM);
            WeightedPairs.AddThroughCorrelation(input, p, q, byM, inputGradient);
            WeightedPairs.AddThroughCentroids(input, p, q, total, byP, byT, inputGradient);
            AddThroughSpread(input, p, -byScale * scale / spread, inputGradient);
        }

        return degeneracy;
    }

    /// <summary>Σ w² ‖p − p̄‖².</summary>
    private static double Spread(ReadOnlySpan<double> pairs, ReadOnlySpan<double> p)
    {
        double spread = 0;
        for (; pairs.Length > 0; pairs = pairs[WeightedPairs.Stride..])
        {
            spread += pairs[6] * pairs[6] * SquaredDistance(pairs, p);
        }

        return spread;
    }

    private static void AddThroughSpread(ReadOnlySpan<double> pairs, ReadOnlySpan<double> p, double upstream, Span<double> gradient)
    {
        for (; pairs.Length > 0; pairs = pairs[WeightedPairs.Stride..], gradient = gradient[WeightedPairs.Stride..])
        {
            double factor = 2 * upstream * pairs[6];
            for (int i = 0; i < 3; i++)
            {
                gradient[i] += factor * pairs[6] * (pairs[i] - p[i]);
            }

            gradient[6] += factor * SquaredDistance(pairs, p);
        }
    }

    private static double SquaredDistance(ReadOnlySpan<double> pair, ReadOnlySpan<double> p)
    {
        double x = pair[0] - p[0], y = pair[1] - p[1], z = pair[2] - p[2];
        return (x * x) + (y * y) + (z * z);
    }
}
