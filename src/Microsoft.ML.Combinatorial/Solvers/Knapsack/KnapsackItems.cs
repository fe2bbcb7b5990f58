namespace Microsoft.ML.Combinatorial.Solvers.Knapsack;

/// <summary>
/// A knapsack's items as 0/1 items worth taking, the most valuable for their weight first. Copies are bundled into 1, 2, 4, …, rest:
/// every number of copies is a sum of some of these.
/// </summary>
internal sealed class KnapsackItems
{
    private double[] _keys = [];
    private int[] _order = [];
    private (double Value, int Weight, int Slot, int Copies)[] _bundles = [];

    /// <summary>Gets the number of 0/1 items.</summary>
    public int Count { get; private set; }

    /// <summary>Gets each item's value, above 0.</summary>
    public double[] Value { get; private set; } = [];

    /// <summary>Gets each item's weight, from 1 to the capacity.</summary>
    public int[] Weight { get; private set; } = [];

    /// <summary>Gets each item's value for a unit of weight, which never rises from one item to the next.</summary>
    public double[] Efficiency { get; private set; } = [];

    /// <summary>Gets the slot and number of copies that an item stands for.</summary>
    public (int Slot, int Copies)[] Origin { get; private set; } = [];

    public void Reserve(ReadOnlySpan<int> weights, ReadOnlySpan<int> bounds, int capacity)
    {
        int most = 0;
        for (int slot = 0; slot < weights.Length; slot++)
        {
            // As many bundles as a number of copies has binary digits.
            for (int copies = MostCopies(weights[slot], bounds[slot], capacity); copies > 0; copies >>= 1)
            {
                most++;
            }
        }

        if (Value.Length < most)
        {
            _keys = new double[most];
            _order = new int[most];
            _bundles = new (double, int, int, int)[most];
            Value = new double[most];
            Weight = new int[most];
            Efficiency = new double[most];
            Origin = new (int, int)[most];
        }
    }

    /// <summary>Lists the items of negative cost that fit. Those that weigh nothing are taken at once, into
    /// <paramref name="solution"/>.</summary>
    public void Load(
        ReadOnlySpan<int> weights, ReadOnlySpan<int> bounds, int capacity, ReadOnlySpan<float> costs, Span<float> solution)
    {
        Count = 0;
        for (int slot = 0; slot < weights.Length; slot++)
        {
            if (!(costs[slot] < 0) || weights[slot] > capacity)
            {
                continue;
            }

            if (weights[slot] == 0)
            {
                solution[slot] = bounds[slot];
                continue;
            }

            int left = MostCopies(weights[slot], bounds[slot], capacity);
            for (int copies = 1; left > 0; left -= copies, copies = (int)Math.Min(2L * copies, left))
            {
                _keys[Count] = (double)costs[slot] / weights[slot];
                _order[Count] = Count;
                _bundles[Count++] = (-(double)costs[slot] * copies, weights[slot] * copies, slot, copies);
            }
        }

        _keys.AsSpan(0, Count).Sort(_order.AsSpan(0, Count));
        for (int item = 0; item < Count; item++)
        {
            (Value[item], Weight[item], int slot, int copies) = _bundles[_order[item]];
            Efficiency[item] = -_keys[item];
            Origin[item] = (slot, copies);
        }
    }

    private static int MostCopies(int weight, int bound, int capacity) => weight == 0 ? 0 : Math.Min(bound, capacity / weight);
}
