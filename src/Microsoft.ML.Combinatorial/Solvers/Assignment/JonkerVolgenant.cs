using System.Numerics;
using System.Numerics.Tensors;

namespace Microsoft.ML.Combinatorial.Solvers.Assignment;

/// <summary>
/// Dense linear assignment by shortest augmenting paths, started from dual prices: column reduction and reduction transfer where the matrix
/// is square, augmenting row reduction always. Costs may have any sign; rows and columns any numbers. Work space is kept between calls.
/// </summary>
/// <remarks>
/// <para>Invariant: with <c>u[i] = min over j of (cost[i, j] − v[j])</c>, every assigned pair attains its row's minimum, and a column
/// without row has v = 0 if the matrix is not square. So the prices prove that the rows assigned so far are assigned at least cost.</para>
/// <para>Source: Jonker and Volgenant 1987, doi:10.1007/BF02278710. Differs from it in: rectangular matrices; searches that scan whole rows
/// eight columns at a time; a limit on the row reduction, whose price wars may otherwise last for ever in rounded arithmetic.</para>
/// </remarks>
/// <typeparam name="T">Type of the costs, <see cref="float"/> or <see cref="double"/>; prices are double.</typeparam>
internal sealed partial class JonkerVolgenant<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private T[] _padded = [];
    private double[] _v = [];
    private double[] _openV = [];
    private double[] _distance = [];
    private long[] _predecessor = [];
    private int[] _rowOf = [];
    private int[] _columnOf = [];
    private int[] _free = [];
    private int[] _done = [];
    private double[] _doneDistance = [];
    private int _rows;
    private int _columns;
    private int _stride;
    private bool _hasPrices;

    /// <summary>Gets whether a solve of a square matrix starts from the prices of the solve before it, where that was a square of the
    /// same size.</summary>
    public bool KeepsPrices { get; init; }

    /// <summary>Sizes the work space; solving a problem of at most this size then allocates nothing.</summary>
    public void Reserve(int rows, int columns)
    {
        (int few, int many) = rows <= columns ? (rows, columns) : (columns, rows);
        int stride = StrideOf(many);
        Workspace.Grow(ref _padded, few * stride);
        Workspace.Grow(ref _v, stride);
        Workspace.Grow(ref _openV, stride);
        Workspace.Grow(ref _distance, stride);
        Workspace.Grow(ref _predecessor, stride);
        Workspace.Grow(ref _rowOf, stride);
        Workspace.Grow(ref _columnOf, few);
        Workspace.Grow(ref _free, few);
        Workspace.Grow(ref _done, stride);
        Workspace.Grow(ref _doneDistance, stride);
    }

    /// <summary>The dual prices of the last assignment's longer side: columns, or rows where there are more rows than columns. A price of the
    /// shorter side is the least of its costs less these; if the sides differ, who is without partner has price 0 and no price is
    /// positive.</summary>
    public ReadOnlySpan<double> Prices => _v.AsSpan(0, _columns);

    /// <summary>Finds an assignment of least cost.</summary>
    /// <param name="costs">rows × columns finite costs, row by row.</param>
    /// <param name="rows">Number of rows, at least 1.</param>
    /// <param name="columns">Number of columns, at least 1.</param>
    /// <param name="match">Length rows; receives each row's column, −1 for a row without one (where there are more rows than
    /// columns).</param>
    /// <param name="limits">At the time limit the rows that are left take what is cheapest of what is left.</param>
    /// <param name="bound">A lower bound of the least cost, from the prices; only when the time limit was reached, else NaN.</param>
    /// <returns>Whether the assignment is of least cost; false when the time limit was reached.</returns>
    public bool Solve(ReadOnlySpan<T> costs, int rows, int columns, Span<int> match, in SolverLimits limits, out double bound)
    {
        Reserve(rows, columns);
        bool transposed = rows > columns;
        bool warm = KeepsPrices && _hasPrices && rows == columns && rows == _rows && rows == _columns && PricesSuit(costs);
        _hasPrices = false;
        (_rows, _columns) = transposed ? (columns, rows) : (rows, columns);
        _stride = StrideOf(_columns);
        ReadOnlySpan<T> matrix = transposed || _stride != _columns ? Pad(costs, transposed) : costs;

        int free = ReduceRows(matrix, ReduceRows(matrix, warm ? StartWarm(matrix) : StartCold(matrix)));
        bool complete = true;
        for (int k = 0; k < free && complete; k++)
        {
            if (limits.Reached())
            {
                complete = false;
            }
            else
            {
                Augment(matrix, _free[k]);
            }
        }

        _hasPrices = complete && rows == columns;
        bound = complete ? double.NaN : Bound(matrix);
        if (!complete)
        {
            TakeWhatIsLeft(matrix);
        }

        Write(match, transposed);
        return complete;
    }

    private static int StrideOf(int columns) => (columns + RowScans<T>.Block - 1) / RowScans<T>.Block * RowScans<T>.Block;

    private Span<double> V => _v.AsSpan(0, _stride);

    private ReadOnlySpan<T> Row(ReadOnlySpan<T> matrix, int row) => matrix.Slice(row * _stride, _stride);

    /// <summary>Copies the costs so that the longer side lies along the rows and every row ends on a whole block.</summary>
    private ReadOnlySpan<T> Pad(ReadOnlySpan<T> costs, bool transposed)
    {
        Span<T> padded = _padded.AsSpan(0, _rows * _stride);
        for (int row = 0; row < _rows; row++)
        {
            Span<T> target = padded.Slice(row * _stride, _stride);
            if (transposed)
            {
                for (int column = 0; column < _columns; column++)
                {
                    target[column] = costs[(column * _rows) + row];
                }
            }
            else
            {
                costs.Slice(row * _columns, _columns).CopyTo(target);
            }

            target[_columns..].Fill(T.PositiveInfinity);
        }

        return padded;
    }

    /// <summary>Assigns a free row along a shortest path of reduced costs, and changes the prices so that the invariant holds
    /// again.</summary>
    private void Augment(ReadOnlySpan<T> matrix, int free)
    {
        Span<double> distance = _distance.AsSpan(0, _stride);
        Span<double> open = _openV.AsSpan(0, _stride);
        Span<long> predecessor = _predecessor.AsSpan(0, _stride);
        ReadOnlySpan<int> rowOf = _rowOf.AsSpan(0, _stride);
        predecessor.Fill(free);
        V.CopyTo(open);
        double level = RowScans<T>.Start(Row(matrix, free), V, distance);
        int done = 0;
        int column = RowScans<T>.FindAt(distance, level, rowOf);
        while (rowOf[column] >= 0)
        {
            _done[done] = column;
            _doneDistance[done++] = level;
            distance[column] = double.PositiveInfinity;
            open[column] = double.NegativeInfinity;

            int row = rowOf[column];
            ReadOnlySpan<T> costs = Row(matrix, row);
            double offset = RowScans<T>.Widen(costs[column]) - _v[column] - level;
            level = RowScans<T>.Relax(costs, open, offset, row, distance, predecessor);
            column = RowScans<T>.FindAt(distance, level, rowOf);
        }

        for (int k = 0; k < done; k++)
        {
            _v[_done[k]] += _doneDistance[k] - level;
        }

        for (int row = -1; row != free;)
        {
            row = (int)_predecessor[column];
            _rowOf[column] = row;
            (_columnOf[row], column) = (column, _columnOf[row]);
        }
    }

    private double Bound(ReadOnlySpan<T> matrix)
    {
        double sum = 0;
        for (int row = 0; row < _rows; row++)
        {
            RowScans<T>.LeastTwo(Row(matrix, row), V, out double least, out _);
            sum += least;
        }

        foreach (double price in V)
        {
            sum += price;
        }

        return sum;
    }

    private void TakeWhatIsLeft(ReadOnlySpan<T> matrix)
    {
        for (int row = 0; row < _rows; row++)
        {
            if (_columnOf[row] >= 0)
            {
                continue;
            }

            ReadOnlySpan<T> costs = Row(matrix, row);
            int best = -1;
            for (int column = 0; column < _columns; column++)
            {
                if (_rowOf[column] < 0 && (best < 0 || costs[column] < costs[best]))
                {
                    best = column;
                }
            }

            (_columnOf[row], _rowOf[best]) = (best, row);
        }
    }

    private void Write(Span<int> match, bool transposed)
    {
        if (transposed)
        {
            _rowOf.AsSpan(0, _columns).CopyTo(match);
        }
        else
        {
            _columnOf.AsSpan(0, _rows).CopyTo(match);
        }
    }
}
