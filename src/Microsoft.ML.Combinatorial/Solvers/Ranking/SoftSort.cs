namespace Microsoft.ML.Combinatorial.Solvers.Ranking;

/// <summary>
/// Sorting that can be differentiated: the values in falling order, smoothed by projecting <c>(n, …, 2, 1) / ε</c> onto the permutahedron
/// of the values. O(n log n) forward, O(n) backward.
/// </summary>
/// <remarks>
/// <para>Effectively computes, quadratic: <c>argmin ½‖y − ρ/ε‖²</c> over the convex hull of all orders of the values, with ρ = (n, …, 2,
/// 1); entropic: the logarithm of <c>argmin KL(y ‖ exp(ρ/ε))</c> over the hull of all orders of <c>exp(values)</c>. As ε falls to 0 the
/// result becomes the sorted values (quadratic: it already is where neighbours lie at most 1/ε apart); as it grows every entry becomes
/// their mean (entropic: <c>log mean exp(values)</c>).</para>
/// <para>An instance remembers its last <see cref="Forward(ReadOnlySpan{double}, Span{double})"/>, to which the next backward belongs,
/// allocates nothing once it has seen a size, and serves one thread at a time.</para>
/// <para>Source: Blondel, Teboul, Berthet and Djolonga 2020, arXiv:2002.08871.</para>
/// </remarks>
public sealed class SoftSort
{
    private readonly SoftRankingCore _core;

    /// <summary>Chooses the smoothing.</summary>
    /// <param name="strength">ε, positive. Larger is smoother: values more than 1/ε above the next are drawn towards it.</param>
    /// <param name="regularizer">What makes it smooth.</param>
    /// <exception cref="ArgumentOutOfRangeException">The strength is not positive and finite, or the regulariser is none.</exception>
    public SoftSort(double strength = 1, RankingRegularizer regularizer = RankingRegularizer.Quadratic) =>
        _core = new SoftRankingCore(strength, regularizer);

    /// <summary>Gets ε.</summary>
    public double Strength => _core.Strength;

    /// <summary>Gets what makes it smooth.</summary>
    public RankingRegularizer Regularizer => _core.Regularizer;

    /// <summary>Computes the softly sorted values, falling.</summary>
    /// <param name="values">n finite values, at least one.</param>
    /// <param name="sorted">Length n; overwritten.</param>
    /// <exception cref="ArgumentException">There is no value, one is not finite, or the lengths differ.</exception>
    public void Forward(ReadOnlySpan<double> values, Span<double> sorted) => _core.Sort(values, sorted);

    /// <inheritdoc cref="Forward(ReadOnlySpan{double}, Span{double})"/>
    public void Forward(ReadOnlySpan<float> values, Span<float> sorted)
    {
        _core.Sort(_core.Widen(values, sorted.Length), _core.Wide(sorted.Length));
        _core.Narrow(sorted);
    }

    /// <summary>The vector-Jacobian product of the last forward: from dL/dsorted to dL/dvalues.</summary>
    /// <param name="upstream">Length n.</param>
    /// <param name="gradient">Length n; overwritten.</param>
    /// <exception cref="ArgumentException">A length is not that of the last forward.</exception>
    public void Backward(ReadOnlySpan<double> upstream, Span<double> gradient) => _core.SortBackward(upstream, gradient);

    /// <inheritdoc cref="Backward(ReadOnlySpan{double}, Span{double})"/>
    public void Backward(ReadOnlySpan<float> upstream, Span<float> gradient)
    {
        _core.SortBackward(_core.Widen(upstream, gradient.Length), _core.Wide(gradient.Length));
        _core.Narrow(gradient);
    }
}
