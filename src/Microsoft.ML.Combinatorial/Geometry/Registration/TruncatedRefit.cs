using Microsoft.ML.Combinatorial.Geometry.Minimal;

namespace Microsoft.ML.Combinatorial.Geometry.Registration;

/// <summary>
/// Fits again and again without the pairs that the last fit leaves far apart (least trimmed residuals by iterated reweighting). Effectively
/// computes R, t, s = argmin Σ (min(2wᵢ, 1) cᵢ)² ‖s R pᵢ + t − qᵢ‖², where cᵢ is 1 up to a distance of ¾ τ in the fit before, and falls to 0
/// at τ; τ falls from 4 thresholds to 1, halved each time.
/// </summary>
/// <remarks>A pair that is more likely right than wrong counts in full: among right pairs, equal weights give the most exact fit. The fall is a line, not a step: so weights that differ in the last digits
/// give transformations that do.</remarks>
internal static class TruncatedRefit
{
    private const double FirstFactor = 4;
    private const double FullShare = 0.75;

    /// <summary>Refines a fit.</summary>
    /// <param name="solver">Of as many rows.</param>
    /// <param name="rows">Pairs with the weights of the first fit; on return those of the last that succeeded.</param>
    /// <param name="transformation">The first fit; on return the last that succeeded.</param>
    /// <param name="iterations">The number of fits, at least 0.</param>
    /// <param name="threshold">The last distance beyond which a pair has no weight, above 0.</param>
    public static void Run(IMinimalSolver solver, Span<double> rows, Span<double> transformation, int iterations, double threshold)
    {
        double[] trial = rows.ToArray();
        double[] weights = new double[rows.Length / WeightedPairs.Stride];
        for (int i = 0; i < weights.Length; i++)
        {
            weights[i] = Math.Min(1, 2 * rows[(i * WeightedPairs.Stride) + 6]);
        }

        Span<double> found = stackalloc double[PairFit.Length];
        double factor = FirstFactor;
        for (int iteration = 0; iteration < iterations; iteration++)
        {
            Reweight(trial, weights, transformation, factor * threshold);
            if (!PairFit.TrySolve(solver, trial, found))
            {
                // Too few pairs are left: the fit before stands.
                return;
            }

            found.CopyTo(transformation);
            trial.CopyTo(rows);
            factor = Math.Max(factor / 2, 1);
        }
    }

    private static void Reweight(Span<double> rows, ReadOnlySpan<double> weights, ReadOnlySpan<double> transformation, double limit)
    {
        for (int i = 0; i < weights.Length; i++)
        {
            Span<double> row = rows.Slice(i * WeightedPairs.Stride, WeightedPairs.Stride);
            double ratio = PairFit.Residual(transformation, row) / limit;
            row[6] = weights[i] * Math.Clamp((1 - ratio) / (1 - FullShare), 0, 1);
        }
    }
}
