namespace Microsoft.ML.Combinatorial.Solvers.Ranking;

/// <summary>
/// Projects a point onto the permutahedron of w, the convex hull of all permutations of w: by squared distance, or, in logarithms, by
/// Kullback–Leibler divergence. Both sequences come sorted, falling; the caller sorts and unsorts.
/// </summary>
/// <remarks>
/// <para>The projection is <c>p = s − v(s, w)</c> with v an isotonic regression. In a block B: <c>p[i] = s[i] − mean(s[B]) +
/// mean(w[B])</c>, or with the logarithm of the summed exponentials in place of the mean.</para>
/// <para>Source: Blondel, Teboul, Berthet and Djolonga 2020, arXiv:2002.08871, propositions 3 and 4.</para>
/// </remarks>
internal sealed class PermutahedronProjection(RankingRegularizer regularizer)
{
    private readonly IsotonicRegression _isotonic = new();
    private double[] _v = [];
    private double[] _shareOfS = [];
    private double[] _shareOfW = [];

    /// <summary>Projects.</summary>
    /// <param name="s">The point, falling.</param>
    /// <param name="w">The corner of the permutahedron whose entries fall; in logarithms where the regulariser is entropic.</param>
    /// <param name="projection">Overwritten; in logarithms likewise. Not <paramref name="s"/> or <paramref name="w"/>.</param>
    public void Forward(ReadOnlySpan<double> s, ReadOnlySpan<double> w, Span<double> projection)
    {
        Workspace.Grow(ref _v, s.Length);
        Workspace.Grow(ref _shareOfS, s.Length);
        Workspace.Grow(ref _shareOfW, s.Length);
        Span<double> v = _v.AsSpan(0, s.Length);
        if (regularizer == RankingRegularizer.Quadratic)
        {
            for (int i = 0; i < s.Length; i++)
            {
                v[i] = s[i] - w[i];
            }

            _isotonic.FitQuadratic(v, v);
        }
        else
        {
            _isotonic.FitEntropic(s, w, v);
        }

        // From the blocks rather than s − v: where s is large beside w, the difference would lose w's digits.
        ReadOnlySpan<int> starts = _isotonic.BlockStarts;
        for (int block = 0; block < _isotonic.BlockCount; block++)
        {
            Range items = starts[block]..starts[block + 1];
            double centreOfS = Centre(s[items], _shareOfS.AsSpan()[items]), centreOfW = Centre(w[items], _shareOfW.AsSpan()[items]);
            for (int i = starts[block]; i < starts[block + 1]; i++)
            {
                projection[i] = s[i] - centreOfS + centreOfW;
            }
        }
    }

    /// <summary>The gradient by s of what was projected last: in each block, the upstream without its part along the centre.</summary>
    public void BackwardToPoint(ReadOnlySpan<double> upstream, Span<double> gradient) => Backward(upstream, gradient, _shareOfS, 1, -1);

    /// <summary>The gradient by w of what was projected last: in each block, the upstream's sum, shared out.</summary>
    public void BackwardToCorner(ReadOnlySpan<double> upstream, Span<double> gradient) => Backward(upstream, gradient, _shareOfW, 0, 1);

    private void Backward(ReadOnlySpan<double> upstream, Span<double> gradient, ReadOnlySpan<double> share, double own, double pooled)
    {
        ReadOnlySpan<int> starts = _isotonic.BlockStarts;
        for (int block = 0; block < _isotonic.BlockCount; block++)
        {
            double sum = 0;
            for (int i = starts[block]; i < starts[block + 1]; i++)
            {
                sum += upstream[i];
            }

            for (int i = starts[block]; i < starts[block + 1]; i++)
            {
                gradient[i] = (own * upstream[i]) + (pooled * share[i] * sum);
            }
        }
    }

    /// <summary>The mean or log-sum-exp, and each entry's derivative of it.</summary>
    private double Centre(ReadOnlySpan<double> values, Span<double> shares)
    {
        if (regularizer == RankingRegularizer.Quadratic)
        {
            // Relative to the first, so that a block of one is exact and a block of many loses nothing to the size of s.
            double sum = 0;
            foreach (double value in values)
            {
                sum += value - values[0];
            }

            shares.Fill(1.0 / values.Length);
            return values[0] + (sum / values.Length);
        }

        // Falling: the first is the largest.
        double total = 0;
        for (int i = 0; i < values.Length; i++)
        {
            shares[i] = Math.Exp(values[i] - values[0]);
            total += shares[i];
        }

        foreach (ref double share in shares)
        {
            share /= total;
        }

        return values[0] + Math.Log(total);
    }
}
