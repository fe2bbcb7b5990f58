namespace Microsoft.ML.Combinatorial.Solvers.Ranking;

/// <summary>Numbers in falling order and where each came from. Work space is kept between calls.</summary>
internal sealed class SortedItems
{
    private double[] _values = [];
    private int[] _order = [];

    /// <summary>Gets the numbers, falling.</summary>
    public Span<double> Values => _values.AsSpan(0, Count);

    /// <summary>Gets the index that each of them had.</summary>
    public ReadOnlySpan<int> Order => _order.AsSpan(0, Count);

    /// <summary>Gets how many there are.</summary>
    public int Count { get; private set; }

    /// <summary>Sorts <c>factor · values</c>.</summary>
    /// <exception cref="ArgumentException">A value, or its product with the factor, is not finite.</exception>
    public void Sort(ReadOnlySpan<double> values, double factor)
    {
        Workspace.Grow(ref _values, values.Length);
        Workspace.Grow(ref _order, values.Length);
        Count = values.Length;
        for (int i = 0; i < values.Length; i++)
        {
            // Negated, since sorting gives rising order.
            _values[i] = -factor * values[i];
            _order[i] = i;
            if (!double.IsFinite(_values[i]))
            {
                throw new ArgumentException(
                    FormattableString.Invariant($"values[{i}] is {values[i]}; it must be finite, also when divided by the strength."),
                    nameof(values));
            }
        }

        Values.Sort(_order.AsSpan(0, Count));
        foreach (ref double value in Values)
        {
            value = -value;
        }
    }
}
