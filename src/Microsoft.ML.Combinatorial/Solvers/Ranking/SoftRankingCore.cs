using System.Numerics.Tensors;

namespace Microsoft.ML.Combinatorial.Solvers.Ranking;

/// <summary>What soft ranks and soft sorting share: sort, project, unsort, and the way back.</summary>
internal sealed class SoftRankingCore
{
    private readonly SortedItems _items = new();
    private readonly PermutahedronProjection _projection;
    private double[] _places = [];
    private double[] _projected = [];
    private double[] _pulled = [];
    private double[] _wideInput = [];
    private double[] _wideOutput = [];

    public SoftRankingCore(double strength, RankingRegularizer regularizer)
    {
        if (!(strength > 0 && double.IsFinite(strength)))
        {
            throw new ArgumentOutOfRangeException(nameof(strength), strength, "strength must be positive and finite.");
        }

        if (!Enum.IsDefined(regularizer))
        {
            throw new ArgumentOutOfRangeException(nameof(regularizer), regularizer, "regularizer must be Quadratic or Entropic.");
        }

        Strength = strength;
        Regularizer = regularizer;
        _projection = new PermutahedronProjection(regularizer);
    }

    public double Strength { get; }

    public RankingRegularizer Regularizer { get; }

    private bool IsEntropic => Regularizer == RankingRegularizer.Entropic;

    private Span<double> Projected => _projected.AsSpan(0, _items.Count);

    public void Rank(ReadOnlySpan<double> values, Span<double> ranks)
    {
        Begin(values, ranks.Length, -1 / Strength);
        for (int i = 0; i < values.Length; i++)
        {
            _places[i] = IsEntropic ? Math.Log(values.Length - i) : values.Length - i;
        }

        _projection.Forward(_items.Values, _places.AsSpan(0, values.Length), Projected);
        if (IsEntropic)
        {
            TensorPrimitives.Exp(Projected, Projected);
        }

        Unsort(Projected, ranks);
    }

    public void RankBackward(ReadOnlySpan<double> upstream, Span<double> gradient)
    {
        Span<double> pulled = Pull(upstream, gradient.Length, sorted: false);
        if (IsEntropic)
        {
            TensorPrimitives.Multiply(pulled, Projected, pulled);
        }

        _projection.BackwardToPoint(pulled, pulled);
        TensorPrimitives.Multiply(pulled, -1 / Strength, pulled);
        Unsort(pulled, gradient);
    }

    public void Sort(ReadOnlySpan<double> values, Span<double> sorted)
    {
        Begin(values, sorted.Length, 1);
        for (int i = 0; i < values.Length; i++)
        {
            _places[i] = (values.Length - i) / Strength;
        }

        _projection.Forward(_places.AsSpan(0, values.Length), _items.Values, sorted);
    }

    public void SortBackward(ReadOnlySpan<double> upstream, Span<double> gradient)
    {
        Span<double> pulled = Pull(upstream, gradient.Length, sorted: true);
        _projection.BackwardToCorner(pulled, pulled);
        Unsort(pulled, gradient);
    }

    /// <summary>Copies floats to the work space.</summary>
    public ReadOnlySpan<double> Widen(ReadOnlySpan<float> narrow, int outputLength)
    {
        Workspace.Grow(ref _wideInput, narrow.Length);
        Workspace.Grow(ref _wideOutput, outputLength);
        TensorPrimitives.ConvertTruncating(narrow, _wideInput.AsSpan(0, narrow.Length));
        return _wideInput.AsSpan(0, narrow.Length);
    }

    /// <summary>Where a result goes that is to be narrowed.</summary>
    public Span<double> Wide(int length) => _wideOutput.AsSpan(0, length);

    /// <summary>Copies a result out as floats.</summary>
    public void Narrow(Span<float> result) => TensorPrimitives.ConvertTruncating<double, float>(Wide(result.Length), result);

    private void Begin(ReadOnlySpan<double> values, int resultLength, double factor)
    {
        if (values.IsEmpty)
        {
            throw new ArgumentException("values must not be empty.", nameof(values));
        }

        if (resultLength != values.Length)
        {
            throw new ArgumentException($"The result must have {values.Length} entries as the values have, had {resultLength}.");
        }

        Workspace.Grow(ref _places, values.Length);
        Workspace.Grow(ref _projected, values.Length);
        Workspace.Grow(ref _pulled, values.Length);
        _items.Sort(values, factor);
    }

    /// <summary>The upstream gradient in sorted order.</summary>
    private Span<double> Pull(ReadOnlySpan<double> upstream, int gradientLength, bool sorted)
    {
        if (upstream.Length != _items.Count || gradientLength != _items.Count)
        {
            throw new ArgumentException(
                $"upstream and gradient must have the {_items.Count} entries of the last forward, "
                + $"had {upstream.Length} and {gradientLength}.",
                nameof(upstream));
        }

        Span<double> pulled = _pulled.AsSpan(0, upstream.Length);
        for (int i = 0; i < pulled.Length; i++)
        {
            pulled[i] = upstream[sorted ? i : _items.Order[i]];
        }

        return pulled;
    }

    private void Unsort(ReadOnlySpan<double> sorted, Span<double> result)
    {
        ReadOnlySpan<int> order = _items.Order;
        for (int i = 0; i < order.Length; i++)
        {
            result[order[i]] = sorted[i];
        }
    }
}
