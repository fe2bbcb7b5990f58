namespace Microsoft.ML.Combinatorial.Solvers.Ranking;

/// <summary>
/// Ranks that can be differentiated: the ranks of <see cref="Problems.RankingProblem"/> (the largest value has rank 1) smoothed by
/// projecting <c>−values / ε</c> onto the permutahedron of (n, …, 2, 1). O(n log n) forward, O(n) backward.
/// </summary>
/// <remarks>
/// <para>Effectively computes, quadratic: <c>argmin ½‖r + values/ε‖²</c> over the convex hull of all rankings; entropic: <c>argmin KL(r ‖
/// exp(−values/ε))</c> over it. The ranks always sum to n(n + 1)/2. As ε falls to 0 they become the hard ranks (quadratic: they already
/// are where values lie at least ε apart); as it grows they all become (n + 1)/2.</para>
/// <para>An instance remembers its last <see cref="Forward(ReadOnlySpan{double}, Span{double})"/>, to which the next backward belongs,
/// allocates nothing once it has seen a size, and serves one thread at a time.</para>
/// <para>Source: Blondel, Teboul, Berthet and Djolonga 2020, arXiv:2002.08871. The entropic ranks are the exponential of the projection's
/// logarithm, so that they are ranks.</para>
/// </remarks>
public sealed class SoftRank
{
    private readonly SoftRankingCore _core;

    /// <summary>Chooses the smoothing.</summary>
    /// <param name="strength">ε, positive: the distance below which values count as close. Larger is smoother, and farther from the hard
    /// ranks; smaller has gradients that are zero for most values.</param>
    /// <param name="regularizer">What makes it smooth.</param>
    /// <exception cref="ArgumentOutOfRangeException">The strength is not positive and finite, or the regulariser is none.</exception>
    public SoftRank(double strength = 1, RankingRegularizer regularizer = RankingRegularizer.Quadratic) =>
        _core = new SoftRankingCore(strength, regularizer);

    /// <summary>Gets ε.</summary>
    public double Strength => _core.Strength;

    /// <summary>Gets what makes it smooth.</summary>
    public RankingRegularizer Regularizer => _core.Regularizer;

    /// <summary>Computes the soft ranks.</summary>
    /// <param name="values">n finite values, at least one.</param>
    /// <param name="ranks">Length n; overwritten.</param>
    /// <exception cref="ArgumentException">There is no value, one is not finite, or the lengths differ.</exception>
    public void Forward(ReadOnlySpan<double> values, Span<double> ranks) => _core.Rank(values, ranks);

    /// <inheritdoc cref="Forward(ReadOnlySpan{double}, Span{double})"/>
    public void Forward(ReadOnlySpan<float> values, Span<float> ranks)
    {
        _core.Rank(_core.Widen(values, ranks.Length), _core.Wide(ranks.Length));
        _core.Narrow(ranks);
    }

    /// <summary>The vector-Jacobian product of the last forward: from dL/dranks to dL/dvalues.</summary>
    /// <param name="upstream">Length n.</param>
    /// <param name="gradient">Length n; overwritten.</param>
    /// <exception cref="ArgumentException">A length is not that of the last forward.</exception>
    public void Backward(ReadOnlySpan<double> upstream, Span<double> gradient) => _core.RankBackward(upstream, gradient);

    /// <inheritdoc cref="Backward(ReadOnlySpan{double}, Span{double})"/>
    public void Backward(ReadOnlySpan<float> upstream, Span<float> gradient)
    {
        _core.RankBackward(_core.Widen(upstream, gradient.Length), _core.Wide(gradient.Length));
        _core.Narrow(gradient);
    }
}
