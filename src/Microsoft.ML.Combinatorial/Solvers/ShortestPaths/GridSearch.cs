using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using Microsoft.ML.Combinatorial.Problems;

namespace Microsoft.ML.Combinatorial.Solvers.ShortestPaths;

/// <summary>
/// Dijkstra's algorithm on a grid with cell costs. Every neighbour pays the same to enter a cell, so the first that finds it is the
/// best: a cell enters the heap once, and the search ends when the target is found.
/// </summary>
/// <remarks>
/// The grid stands in one array of 64-bit entries with a border of closed cells. An open cell holds its cost and its own index
/// as a key, to be added to a distance; a closed one the index of the cell it was entered from, complemented: negative, so that one
/// look at the signs of three rows tells the open neighbours.
/// </remarks>
internal sealed class GridSearch
{
    private const int CheckEvery = 4096;

    // Three rows of four entries; the fourth column is not looked at.
    private const uint EightNeighbours = 0x757;
    private const uint FourNeighbours = 0x252;

    private readonly KeyHeap _heap = new();
    private readonly int[] _offsets = new int[12];
    private long[] _cells = [];
    private int[] _line = [];
    private int _rows;
    private int _columns;
    private int _stride;
    private int _start;
    private int _target;
    private uint _neighbours;

    /// <summary>Gets the slots of a plain path from start to target.</summary>
    public ReadOnlySpan<int> Line => _line;

    /// <summary>Sets the grid.</summary>
    public void Prepare(GridShortestPathProblem problem)
    {
        (_rows, _columns, _stride) = (problem.Rows, problem.Columns, problem.Columns + 2);
        _neighbours = problem.Neighbourhood == GridNeighbourhood.Eight ? EightNeighbours : FourNeighbours;
        _start = Index(problem.Start);
        _target = Index(problem.Target);
        _line = [.. StraightLine(problem)];

        // The last loads reach beyond the border.
        Workspace.Grow(ref _cells, ((_rows + 2) * _stride) + 4);
        Array.Fill(_cells, -1);
        for (int bit = 0; bit < _offsets.Length; bit++)
        {
            _offsets[bit] = (((bit / 4) - 1) * _stride) + (bit % 4) - 1;
        }
    }

    /// <summary>Searches from the start until the target is found.</summary>
    /// <param name="costs">The cells' costs.</param>
    /// <param name="limits">When to end early.</param>
    /// <param name="bound">The path's cost, or, where the time limit was reached, a lower bound of the least cost.</param>
    /// <returns>False where the time limit was reached.</returns>
    public bool Run(ReadOnlySpan<float> costs, in SolverLimits limits, out double bound)
    {
        double known = 0;
        foreach (int slot in _line)
        {
            known += costs[slot];
        }

        while (true)
        {
            var units = new FixedPoint(known, (_rows + 2) * _stride);
            Load(costs, units);
            long reached = Search(units, units.AtMost(known, _rows * _columns), limits);
            if (reached >= 0)
            {
                bound = Math.Max(0, (reached - (_rows * (long)_columns)) / units.Scale);
                return false;
            }

            known = bound = PathCost(costs);
            if (units.IsFineFor(known))
            {
                return true;
            }
        }
    }

    /// <summary>Marks the path that was found.</summary>
    public void Write(Span<float> solution)
    {
        for (int cell = _target; cell != 0; cell = (int)~_cells[cell])
        {
            solution[Slot(cell)] = 1;
        }
    }

    private static IEnumerable<int> StraightLine(GridShortestPathProblem problem)
    {
        (int row, int column) = problem.Start;
        yield return problem.Slot(problem.Start);
        while (row != problem.Target.Row || column != problem.Target.Column)
        {
            int down = Math.Sign(problem.Target.Row - row);
            row += down;
            if (down == 0 || problem.Neighbourhood == GridNeighbourhood.Eight)
            {
                column += Math.Sign(problem.Target.Column - column);
            }

            yield return problem.Slot(new GridCell(row, column));
        }
    }

    private double PathCost(ReadOnlySpan<float> costs)
    {
        double sum = 0;
        for (int cell = _target; cell != 0; cell = (int)~_cells[cell])
        {
            sum += costs[Slot(cell)];
        }

        return sum;
    }

    private int Slot(int cell)
    {
        int row = cell / _stride;
        return cell - _columns - 1 - (2 * row);
    }

    private int Index(GridCell cell) => ((cell.Row + 1) * _stride) + cell.Column + 1;

    /// <summary>Settles cells in the order of their keys; returns −1, or the distance at which the time limit was reached.</summary>
    private long Search(in FixedPoint units, long farthest, in SolverLimits limits)
    {
        ref long cells = ref MemoryMarshal.GetArrayDataReference(_cells);
        ref int offsets = ref MemoryMarshal.GetArrayDataReference(_offsets);
        nint stride = _stride;
        nint target = _target;
        long nodeMask = (1L << units.NodeBits) - 1;
        long most = (farthest << units.NodeBits) | nodeMask;
        _heap.Reset(_rows * _columns);
        _heap.Push(Unsafe.Add(ref cells, _start));
        Unsafe.Add(ref cells, _start) = ~0;
        for (int settled = _start == target ? -1 : 0; settled >= 0; settled++)
        {
            long key = _heap.Pop();
            if (settled % CheckEvery == 0 && limits.Reached())
            {
                return key >> units.NodeBits;
            }

            nint cell = (nint)(key & nodeMask);
            long distance = key & ~nodeMask;
            for (uint open = Open(ref Unsafe.Add(ref cells, cell - 1), stride) & _neighbours; open != 0; open &= open - 1)
            {
                nint next = cell + Unsafe.Add(ref offsets, BitOperations.TrailingZeroCount(open));
                ref long entry = ref Unsafe.Add(ref cells, next);
                long nextKey = distance + entry;
                entry = ~(long)cell;
                if (next == target)
                {
                    return -1;
                }

                if (nextKey <= most)
                {
                    _heap.Push(nextKey);
                }
            }
        }

        return -1;
    }

    /// <summary>A bit for each entry that is not negative, of four a row in three rows.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static uint Open(ref long left, nint stride)
    {
        uint above = Vector256.LoadUnsafe(ref Unsafe.Subtract(ref left, stride)).ExtractMostSignificantBits();
        uint beside = Vector256.LoadUnsafe(ref left).ExtractMostSignificantBits();
        uint below = Vector256.LoadUnsafe(ref Unsafe.Add(ref left, stride)).ExtractMostSignificantBits();
        return ~(above | (beside << 4) | (below << 8));
    }

    private void Load(ReadOnlySpan<float> costs, in FixedPoint units)
    {
        for (int row = 0; row < _rows; row++)
        {
            ref float from = ref MemoryMarshal.GetReference(costs.Slice(row * _columns, _columns));
            int first = ((row + 1) * _stride) + 1;
            ref long to = ref _cells[first];
            int column = 0;
            for (; column <= _columns - 8; column += 8)
            {
                Load(ref from, ref to, column, first, units);
            }

            if (column < _columns && _columns >= 8)
            {
                Load(ref from, ref to, _columns - 8, first, units);
                continue;
            }

            for (; column < _columns; column++)
            {
                Unsafe.Add(ref to, column) = (units.Of(Unsafe.Add(ref from, column)) << units.NodeBits) | (uint)(first + column);
            }
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Load(ref float from, ref long to, int column, int first, in FixedPoint units)
    {
        (Vector256<double> lower, Vector256<double> upper) = Vector256.Widen(Vector256.LoadUnsafe(ref from, (nuint)column));
        Vector256<long> index = Vector256.Create((long)(first + column)) + Vector256.Create(0L, 1, 2, 3);
        (Units(lower, units) | index).StoreUnsafe(ref to, (nuint)column);
        (Units(upper, units) | (index + Vector256.Create(4L))).StoreUnsafe(ref to, (nuint)column + 4);
    }

    /// <summary>Costs in units, shifted to make room for the index.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<long> Units(Vector256<double> costs, in FixedPoint units)
    {
        // Added to 2⁵² a number's integer part is what the significand holds.
        const double Carrier = 1L << 52;
        Vector256<double> scaled = Vector256.MinNative(costs * units.Scale, Vector256.Create(units.Limit));
        Vector256<long> whole = (scaled + Vector256.Create(Carrier)).AsInt64() & Vector256.Create((1L << 52) - 1);
        return Vector256.ShiftLeft(whole, units.NodeBits);
    }
}
