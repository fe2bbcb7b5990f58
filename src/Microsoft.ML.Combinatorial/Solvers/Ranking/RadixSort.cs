namespace Microsoft.ML.Combinatorial.Solvers.Ranking;

/// <summary>Sorts floats stably, and gives the order rather than the floats. Work space is kept between calls.</summary>
internal sealed class RadixSort
{
    private const int DigitBits = 8;
    private const int Digits = 1 << DigitBits;
    private const int Passes = 4;

    // Below this the four passes' counters cost more than comparing.
    private const int FewItems = 64;

    private readonly int[] _counts = new int[Passes * Digits];
    private ulong[] _keys = [];
    private ulong[] _other = [];
    private int[] _order = [];

    /// <summary>Sizes the work space.</summary>
    public void Reserve(int count)
    {
        Workspace.Grow(ref _keys, count);
        Workspace.Grow(ref _other, count);
        Workspace.Grow(ref _order, count);
    }

    /// <summary>The indices of the values from the largest to the least; equal values in the order of their indices.</summary>
    /// <param name="values">At most as many as reserved, none NaN.</param>
    /// <returns>Valid until the next call.</returns>
    public ReadOnlySpan<int> DescendingOrder(ReadOnlySpan<float> values)
    {
        Span<ulong> keys = _keys.AsSpan(0, values.Length);
        for (int i = 0; i < keys.Length; i++)
        {
            keys[i] = ((ulong)~OrderedKey.Of(values[i]) << 32) | (uint)i;
        }

        Span<int> order = _order.AsSpan(0, values.Length);
        if (keys.Length < FewItems)
        {
            keys.Sort();
            for (int i = 0; i < keys.Length; i++)
            {
                order[i] = (int)(uint)keys[i];
            }
        }
        else
        {
            Sort(keys, _other.AsSpan(0, values.Length), order);
        }

        return order;
    }

    private void Sort(Span<ulong> keys, Span<ulong> other, Span<int> order)
    {
        Count(keys);
        for (int pass = 0; pass < Passes; pass++)
        {
            Span<int> places = _counts.AsSpan(pass * Digits, Digits);
            int shift = 32 + (pass * DigitBits);
            if (pass == Passes - 1)
            {
                foreach (ulong key in keys)
                {
                    order[places[(int)(key >> shift) & (Digits - 1)]++] = (int)(uint)key;
                }
            }
            else
            {
                foreach (ulong key in keys)
                {
                    other[places[(int)(key >> shift) & (Digits - 1)]++] = key;
                }
            }

            Span<ulong> sorted = other;
            other = keys;
            keys = sorted;
        }
    }

    /// <summary>For each pass and digit, where the first key of that digit goes.</summary>
    private void Count(ReadOnlySpan<ulong> keys)
    {
        Span<int> counts = _counts;
        counts.Clear();
        foreach (ulong key in keys)
        {
            for (int pass = 0; pass < Passes; pass++)
            {
                counts[(pass * Digits) + ((int)(key >> (32 + (pass * DigitBits))) & (Digits - 1))]++;
            }
        }

        for (int pass = 0; pass < Passes; pass++)
        {
            int place = 0;
            foreach (ref int count in counts.Slice(pass * Digits, Digits))
            {
                (count, place) = (place, place + count);
            }
        }
    }
}
