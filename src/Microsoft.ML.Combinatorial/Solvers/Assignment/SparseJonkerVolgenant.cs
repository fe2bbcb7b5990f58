using Microsoft.ML.Combinatorial.Problems;
using Microsoft.ML.Combinatorial.Solvers.Matching;

namespace Microsoft.ML.Combinatorial.Solvers.Assignment;

/// <summary>
/// Sparse linear assignment by shortest augmenting paths over lists of arcs, with a heap, started by two sweeps of row reduction. A
/// row that may stay without column has an arc to a column of its own; a column's cost without row is taken off the arcs into it.
/// </summary>
/// <remarks>
/// <para>Costs are whole numbers (see <see cref="CostScale"/>), so prices are exact. Invariant: prices are at most 0, a column without row
/// has price 0, and an assigned arc has its row's least cost less price.</para>
/// <para>Source: the sparse variant in Jonker and Volgenant 1987, doi:10.1007/BF02278710; here with a heap of columns and searches
/// that end as soon as no column left can be nearer than the nearest free one.</para>
/// </remarks>
internal sealed class SparseJonkerVolgenant
{
    private const int TurnsBetweenLooks = 64;

    private readonly IndexedHeap _heap = new();
    private int[] _start = [];
    private int[] _column = [];
    private int[] _slot = [];
    private long[] _cost = [];
    private long[] _price = [];
    private int[] _rowOf = [];
    private int[] _arcOf = [];
    private int[] _free = [];
    private long[] _distance = [];
    private int[] _byArc = [];
    private int[] _byRow = [];
    private int[] _touched = [];
    private bool[] _done = [];
    private int _rows;
    private int _columns;
    private int _touchedCount;

    /// <summary>Reads the arcs of a problem.</summary>
    public void Prepare(SparseAssignmentProblem problem)
    {
        _rows = problem.Rows;
        _columns = problem.Columns + (problem.HasRowSlots ? problem.Rows : 0);
        int arcs = problem.Pairs.Length + (problem.HasRowSlots ? problem.Rows : 0);
        Workspace.Grow(ref _start, _rows + 1);
        Workspace.Grow(ref _column, arcs);
        Workspace.Grow(ref _slot, arcs);
        Workspace.Grow(ref _cost, arcs);
        Workspace.Grow(ref _price, _columns);
        Workspace.Grow(ref _rowOf, _columns);
        Workspace.Grow(ref _arcOf, _rows);
        Workspace.Grow(ref _free, _rows);
        Workspace.Grow(ref _distance, _columns);
        Workspace.Grow(ref _byArc, _columns);
        Workspace.Grow(ref _byRow, _columns);
        Workspace.Grow(ref _touched, _columns);
        Workspace.Grow(ref _done, _columns);
        _heap.Reset(_columns);
        _distance.AsSpan().Fill(long.MaxValue);
        _done.AsSpan().Clear();
        Span<int> start = _start.AsSpan(0, _rows + 1);
        start.Clear();
        for (int slot = 0; slot < arcs; slot++)
        {
            start[RowOfSlot(problem, slot)]++;
        }

        int sum = 0;
        for (int row = 0; row <= _rows; row++)
        {
            sum += start[row];
            start[row] = sum;
        }

        for (int slot = arcs - 1; slot >= 0; slot--)
        {
            int arc = --start[RowOfSlot(problem, slot)];
            int own = slot - problem.Pairs.Length;
            (_column[arc], _slot[arc]) = (own < 0 ? problem.Pairs[slot].Column : problem.Columns + own, slot);
        }
    }

    /// <summary>Solves for the given costs; <see cref="ChosenSlot"/> then tells the slot of each row.</summary>
    /// <returns><see cref="SolverStatus.TimeLimit"/> leaves some rows without slot, −1.</returns>
    public SolverStatus Solve(SparseAssignmentProblem problem, ReadOnlySpan<float> costs, in SolverLimits limits)
    {
        Load(problem, costs);
        _price.AsSpan(0, _columns).Clear();
        _rowOf.AsSpan(0, _columns).Fill(-1);
        _arcOf.AsSpan(0, _rows).Fill(-1);
        for (int row = 0; row < _rows; row++)
        {
            _free[row] = row;
        }

        int free = ReduceRows(ReduceRows(_rows, limits), limits);
        for (int k = 0; k < free; k++)
        {
            if (limits.Reached())
            {
                return SolverStatus.TimeLimit;
            }

            if (!Augment(_free[k]))
            {
                return SolverStatus.Infeasible;
            }
        }

        return SolverStatus.Optimal;
    }

    /// <summary>The slot of the arc that a row has been given, −1 for none.</summary>
    public int ChosenSlot(int row) => _arcOf[row] < 0 ? -1 : _slot[_arcOf[row]];

    private static int RowOfSlot(SparseAssignmentProblem problem, int slot) =>
        slot < problem.Pairs.Length ? problem.Pairs[slot].Row : slot - problem.Pairs.Length;

    private void Load(SparseAssignmentProblem problem, ReadOnlySpan<float> costs)
    {
        var scale = CostScale.Of(costs, _rows + _columns, withZero: problem.HasColumnSlots);
        int firstColumnSlot = costs.Length - (problem.HasColumnSlots ? problem.Columns : 0);
        for (int arc = 0; arc < _start[_rows]; arc++)
        {
            long cost = scale.Round(costs[_slot[arc]]);
            if (problem.HasColumnSlots)
            {
                // What the column no longer costs once it has a row; a row's own column costs nothing without it.
                cost -= scale.Round(_column[arc] < problem.Columns ? costs[firstColumnSlot + _column[arc]] : 0);
            }

            _cost[arc] = cost;
        }
    }

    /// <summary>
    /// Gives each free row its best column, at a price that makes its second best as good, and frees the row that had it. Returns the number
    /// of rows still free.
    /// </summary>
    private int ReduceRows(int free, in SolverLimits limits)
    {
        int left = 0;
        bool stopped = false;
        for (int k = 0, turn = 0; k < free; turn++)
        {
            stopped = stopped || turn >= 8 * _rows || (turn % TurnsBetweenLooks == 0 && limits.Reached());
            int row = _free[k++];
            int arc = LeastTwo(row, out long least, out long second);
            if (stopped || second == long.MaxValue)
            {
                // No end to the price war or no time, or no choice and so no price: the search for a path will tell.
                _free[left++] = row;
                continue;
            }

            int owner = _rowOf[_column[arc]];
            bool lowered = second > least;
            _price[_column[arc]] -= second - least;
            _arcOf[row] = arc;
            _rowOf[_column[arc]] = row;
            if (owner >= 0)
            {
                // A row whose column grew dearer has its turn at once, in the place of this one; one that lost a tie waits.
                _arcOf[owner] = -1;
                _free[lowered ? --k : left++] = owner;
            }
        }

        return left;
    }

    /// <summary>A row's arc of least cost less price, and the least two such values; of equal ones an arc to a column without row.</summary>
    private int LeastTwo(int row, out long least, out long second)
    {
        (least, second) = (long.MaxValue, long.MaxValue);
        int best = -1;
        for (int arc = _start[row]; arc < _start[row + 1]; arc++)
        {
            long reduced = _cost[arc] - _price[_column[arc]];
            if (reduced < least || (reduced == least && _rowOf[_column[best]] >= 0 && _rowOf[_column[arc]] < 0))
            {
                (second, least, best) = (least, reduced, arc);
            }
            else if (reduced < second)
            {
                second = reduced;
            }
        }

        return best;
    }

    /// <summary>Assigns a free row along a shortest path, and changes the prices so that the invariant holds again. False: no path leads to a
    /// free column.</summary>
    private bool Augment(int free)
    {
        _touchedCount = 0;
        long end = long.MaxValue;
        int last = -1;
        Relax(free, 0, ref end, ref last);
        while (_heap.Count > 0 && _heap.LeastKey < end)
        {
            long distance = _heap.LeastKey;
            int column = _heap.Pop();
            _done[column] = true;
            int row = _rowOf[column];
            Relax(row, distance - (_cost[_arcOf[row]] - _price[column]), ref end, ref last);
        }

        for (int k = 0; k < _touchedCount; k++)
        {
            int column = _touched[k];
            if (_done[column] && last >= 0)
            {
                _price[column] += _distance[column] - end;
            }

            (_done[column], _distance[column]) = (false, long.MaxValue);
        }

        _heap.Clear();
        for (int column = last; column >= 0;)
        {
            int row = _byRow[column];
            int old = _arcOf[row];
            (_rowOf[column], _arcOf[row]) = (row, _byArc[column]);
            column = row == free ? -1 : _column[old];
        }

        return last >= 0;
    }

    /// <summary>Looks along the arcs of a row whose cost less price stands for a distance of it plus <paramref name="offset"/>.</summary>
    private void Relax(int row, long offset, ref long end, ref int last)
    {
        for (int arc = _start[row]; arc < _start[row + 1]; arc++)
        {
            int column = _column[arc];
            long distance = _cost[arc] - _price[column] + offset;
            if (distance >= end || _done[column] || distance >= _distance[column])
            {
                continue;
            }

            if (_distance[column] == long.MaxValue)
            {
                _touched[_touchedCount++] = column;
            }

            (_distance[column], _byArc[column], _byRow[column]) = (distance, arc, row);
            if (_rowOf[column] < 0)
            {
                (end, last) = (distance, column);
            }
            else
            {
                _heap.Set(column, distance);
            }
        }
    }
}
