namespace Microsoft.ML.Combinatorial.Solvers.Ranking;

/// <summary>
/// Fits a sequence that never rises, by pooling adjacent violators: neighbours that would rise are merged into blocks that share one
/// value. Exact, O(n); work space is kept between calls, so that a repeated fit allocates nothing. One instance serves one thread at
/// a time.
/// </summary>
/// <remarks>Source: Best, Chakravarti and Ubhaya 2000, doi:10.1137/S1052623497314970; the entropic form: Blondel, Teboul, Berthet and
/// Djolonga 2020, arXiv:2002.08871, section 5.</remarks>
public sealed class IsotonicRegression
{
    private int[] _starts = [0];
    private double[] _first = [];
    private double[] _second = [];

    /// <summary>Gets the number of blocks of the last fit.</summary>
    public int BlockCount { get; private set; }

    /// <summary>Gets where the blocks of the last fit begin, in rising order, and at the end n.</summary>
    public ReadOnlySpan<int> BlockStarts => _starts.AsSpan(0, BlockCount + 1);

    /// <summary>Effectively computes <c>argmin ½ Σ (v[i] − y[i])²</c> over all <c>v[0] ≥ v[1] ≥ …</c>; a block's value is its
    /// mean.</summary>
    /// <param name="y">n finite numbers.</param>
    /// <param name="v">Length n; overwritten. May be <paramref name="y"/> itself.</param>
    /// <exception cref="ArgumentException">The lengths differ.</exception>
    public void FitQuadratic(ReadOnlySpan<double> y, Span<double> v)
    {
        CheckLength(y.Length, v.Length, nameof(v));
        Reserve(y.Length);
        for (int i = 0; i < y.Length; i++)
        {
            _starts[BlockCount] = i;
            _first[BlockCount++] = y[i];
            while (BlockCount > 1 && _first[BlockCount - 2] < _first[BlockCount - 1])
            {
                int into = BlockCount - 2;
                double before = _starts[into + 1] - _starts[into], after = i + 1 - _starts[into + 1];
                _first[into] += (_first[into + 1] - _first[into]) * (after / (before + after));
                BlockCount--;
            }
        }

        _starts[BlockCount] = y.Length;
        for (int block = 0; block < BlockCount; block++)
        {
            v[_starts[block].._starts[block + 1]].Fill(_first[block]);
        }
    }

    /// <summary>
    /// Effectively computes <c>argmin Σ exp(s[i] − v[i]) + v[i] · exp(w[i])</c> over all <c>v[0] ≥ v[1] ≥ …</c>; a block's value is
    /// <c>log Σ exp(s) − log Σ exp(w)</c>.
    /// </summary>
    /// <param name="s">n finite numbers.</param>
    /// <param name="w">n finite numbers.</param>
    /// <param name="v">Length n; overwritten. May be <paramref name="s"/> or <paramref name="w"/>.</param>
    /// <exception cref="ArgumentException">The lengths differ.</exception>
    public void FitEntropic(ReadOnlySpan<double> s, ReadOnlySpan<double> w, Span<double> v)
    {
        CheckLength(s.Length, w.Length, nameof(w));
        CheckLength(s.Length, v.Length, nameof(v));
        Reserve(s.Length);
        for (int i = 0; i < s.Length; i++)
        {
            _starts[BlockCount] = i;
            (_first[BlockCount], _second[BlockCount]) = (s[i], w[i]);
            BlockCount++;
            while (BlockCount > 1 && Value(BlockCount - 2) < Value(BlockCount - 1))
            {
                BlockCount--;
                _first[BlockCount - 1] = LogAddExp(_first[BlockCount - 1], _first[BlockCount]);
                _second[BlockCount - 1] = LogAddExp(_second[BlockCount - 1], _second[BlockCount]);
            }
        }

        _starts[BlockCount] = s.Length;
        for (int block = 0; block < BlockCount; block++)
        {
            v[_starts[block].._starts[block + 1]].Fill(Value(block));
        }
    }

    private static double LogAddExp(double a, double b) =>
        Math.Max(a, b) + Math.Log(1 + Math.Exp(-Math.Abs(a - b)));

    private static void CheckLength(int expected, int actual, string name)
    {
        if (actual != expected)
        {
            throw new ArgumentException($"{name} must have {expected} entries as the first argument has, had {actual}.", name);
        }
    }

    private double Value(int block) => _first[block] - _second[block];

    private void Reserve(int count)
    {
        Workspace.Grow(ref _starts, count + 1);
        Workspace.Grow(ref _first, count);
        Workspace.Grow(ref _second, count);
        BlockCount = 0;
    }
}
