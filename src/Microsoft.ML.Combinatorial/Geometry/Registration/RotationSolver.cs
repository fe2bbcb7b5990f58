using Microsoft.ML.Combinatorial.Geometry.Minimal;

namespace Microsoft.ML.Combinatorial.Geometry.Registration;

/// <summary>
/// The rotation that carries one weighted point set onto another, without translation (Kabsch's problem; Wahba's, for directions).
/// Effectively computes R = argmin Σ wᵢ² ‖R pᵢ − qᵢ‖² over rotations.
/// </summary>
/// <remarks>
/// <para>Input: a row of seven values for each pair, p (3), q (3), w. A weight multiplies its residual, so it enters squared, its
/// sign does not matter, and the derivative by a weight of zero is zero. Output: R, nine values row by row. Always a proper rotation: where
/// the best orthogonal matrix is a reflection, the last singular direction is flipped.</para>
/// <para>The derivative, by weights and both point sets, is exact: dR = R[ω]× with (tr(S) I − S) ω = vee(RᵀdM − dMᵀR), S = RᵀM,
/// M = Σ w² q pᵀ. Degenerate where s₂ + s₃ det vanishes: points on one line through the origin, weights of zero.</para>
/// <para>Time: O(n) and one 3×3 singular value decomposition. Source: Kabsch 1976; MinBackProp (Sukhanov et al. 2024) for the layer; unlike
/// theirs, the reflection flips a direction of V, and no constraint is used whose gradient vanishes at the solution.</para>
/// </remarks>
public sealed class RotationSolver : MinimalSolver
{
    private static readonly double[] Origin = new double[3];

    /// <summary>Makes a solver.</summary>
    /// <param name="pairCount">The number of point pairs, at least 2.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="pairCount"/> is below 2.</exception>
    public RotationSolver(int pairCount) => PairCount = AtLeast(pairCount, 2, nameof(pairCount));

    /// <summary>Gets the number of point pairs.</summary>
    public int PairCount { get; }

    /// <inheritdoc/>
    public override int InputLength => PairCount * WeightedPairs.Stride;

    /// <inheritdoc/>
    public override int OutputLength => 9;

    /// <inheritdoc/>
    public override int MaxSolutions => 1;

    /// <inheritdoc/>
    public override IMinimalSolver Clone() => new RotationSolver(PairCount) { ConditionLimit = ConditionLimit };

    private protected override int SolveCore(ReadOnlySpan<double> input, Span<double> solutions)
    {
        Span<double> m = stackalloc double[9];
        WeightedPairs.Correlation(input, Origin, Origin, m);
        return RotationFit.Solve(m, solutions) ? 1 : 0;
    }

    private protected override Degeneracy DifferentiateCore(
        ReadOnlySpan<double> input, ReadOnlySpan<double> solution, ReadOnlySpan<double> upstream, Span<double> inputGradient)
    {
        Span<double> m = stackalloc double[9], byM = stackalloc double[9];
        WeightedPairs.Correlation(input, Origin, Origin, m);
        Degeneracy degeneracy = RotationFit.Differentiate(m, solution, upstream, byM, ConditionLimit);
        if (!degeneracy.IsDegenerate)
        {
            WeightedPairs.AddThroughCorrelation(input, Origin, Origin, byM, inputGradient);
        }

        return degeneracy;
    }
}
