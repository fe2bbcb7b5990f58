using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace Microsoft.ML.Combinatorial.Solvers.Knapsack;

/// <summary>
/// Exact 0/1 knapsack by dynamic programming over all capacities, eight at a time, with one bit for each decision. For instances with so
/// many states that a list of them is dearer than a table.
/// </summary>
/// <remarks>O(items · capacity) additions and an eighth as many bytes. Ties: an item stays out where it does not make the sack more
/// valuable.</remarks>
internal sealed class DenseKnapsack
{
    private const int Block = 8;

    // A gigabyte for the values and as much for the decisions.
    private const long MostBytes = 1L << 30;

    private double[] _values = [];
    private byte[] _decisions = [];
    private int[] _open = [];

    /// <summary>Whether the tables stay within bounds.</summary>
    public static bool Fits(int items, int capacity) =>
        sizeof(double) * (capacity + (long)Block) <= MostBytes && items * RowBytes(capacity) <= MostBytes;

    /// <summary>Decides the items that the core has left open; the others stay as the core's sack up to the break item has them.</summary>
    /// <param name="items">The items.</param>
    /// <param name="core">Its best sack is to be beaten.</param>
    /// <param name="capacity">The capacity.</param>
    /// <param name="taken">The core's best sack; receives the best one.</param>
    /// <param name="limits">At the time limit the core's sack stands.</param>
    /// <returns>Whether the sack is proven best.</returns>
    public bool Run(KnapsackItems items, KnapsackCore core, int capacity, Span<bool> taken, in SolverLimits limits)
    {
        Workspace.Grow(ref _open, items.Count);
        int open = 0, left = capacity;
        double settled = 0;
        for (int item = 0; item < items.Count; item++)
        {
            if (!core.IsSettled(item))
            {
                _open[open++] = item;
            }
            else if (item < core.Break)
            {
                left -= items.Weight[item];
                settled += items.Value[item];
            }
        }

        long row = RowBytes(left);
        Workspace.Grow(ref _values, left + Block);
        Workspace.Grow(ref _decisions, (int)(open * row));
        _values.AsSpan(0, left + 1).Clear();
        for (int k = 0; k < open; k++)
        {
            if (limits.Reached())
            {
                return false;
            }

            Decide(items.Weight[_open[k]], items.Value[_open[k]], left, _decisions.AsSpan((int)(k * row), (int)row));
        }

        if (settled + _values[left] > core.Best)
        {
            Read(items, core, open, left, taken);
        }

        return true;
    }

    private static long RowBytes(int capacity) => (capacity / Block) + 1L;

    /// <summary>
    /// One item for all capacities, from the largest down, in place: what is read at lower capacities is not yet changed, as a block is
    /// read before it is written.
    /// </summary>
    private void Decide(int weight, double value, int capacity, Span<byte> decisions)
    {
        decisions.Clear();
        ref double values = ref MemoryMarshal.GetArrayDataReference(_values);
        Vector512<double> gain = Vector512.Create(value);
        int start = capacity / Block * Block;
        for (; start >= weight; start -= Block)
        {
            // Lanes beyond the capacity read and write padding.
            Vector512<double> with = Vector512.LoadUnsafe(ref values, (nuint)(start - weight)) + gain;
            Vector512<double> without = Vector512.LoadUnsafe(ref values, (nuint)start);
            Vector512<double> better = Vector512.GreaterThan(with, without);
            Vector512.ConditionalSelect(better, with, without).StoreUnsafe(ref values, (nuint)start);
            decisions[start / Block] = (byte)better.ExtractMostSignificantBits();
        }

        for (int at = Math.Min(start + Block - 1, capacity); at >= weight && start >= 0; at--)
        {
            double with = _values[at - weight] + value;
            if (with > _values[at])
            {
                _values[at] = with;
                decisions[start / Block] |= (byte)(1 << (at - start));
            }
        }
    }

    private void Read(KnapsackItems items, KnapsackCore core, int open, int left, Span<bool> taken)
    {
        taken[..core.Break].Fill(true);
        taken[core.Break..items.Count].Clear();
        long row = RowBytes(left);
        for (int k = open - 1; k >= 0; k--)
        {
            int item = _open[k];
            taken[item] = (_decisions[(k * row) + (left / Block)] & (1 << (left % Block))) != 0;
            left -= taken[item] ? items.Weight[item] : 0;
        }
    }
}
