using System.Numerics.Tensors;

namespace Microsoft.ML.Combinatorial.Solvers.Assignment;

// Prices before the search: what can be assigned without one.
internal sealed partial class JonkerVolgenant<T>
{
    private int StartCold(ReadOnlySpan<T> matrix) => _rows == _columns ? ReduceColumns(matrix) : StartEmpty();

    /// <summary>Whether the prices that are there are of the costs' order: far larger ones would swallow the costs' last digits.</summary>
    private bool PricesSuit(ReadOnlySpan<T> costs)
    {
        double range = RowScans<T>.Widen(TensorPrimitives.Max(costs)) - RowScans<T>.Widen(TensorPrimitives.Min(costs));
        ReadOnlySpan<double> prices = V[.._columns];
        return TensorPrimitives.Max(prices) - TensorPrimitives.Min(prices) <= 256 * range;
    }

    /// <summary>
    /// Keeps the prices that are there, and gives each row its best column if no row before it has that. In a square matrix any prices
    /// will do, as every column has a row in the end. Returns the number of rows left free.
    /// </summary>
    private int StartWarm(ReadOnlySpan<T> matrix)
    {
        // Prices only ever fall: without this they would drift away over many solves.
        Span<double> prices = V[.._columns];
        TensorPrimitives.Subtract(prices, TensorPrimitives.Max<double>(prices), prices);
        Span<int> rowOf = _rowOf.AsSpan(0, _stride);
        rowOf.Fill(-1);
        int free = 0;
        for (int row = 0; row < _rows; row++)
        {
            int column = RowScans<T>.LeastTwo(Row(matrix, row), V, out _, out _);
            bool taken = rowOf[column] >= 0;
            _columnOf[row] = taken ? -1 : column;
            if (taken)
            {
                _free[free++] = row;
            }
            else
            {
                rowOf[column] = row;
            }
        }

        return free;
    }

    private int StartEmpty()
    {
        V.Clear();
        _rowOf.AsSpan(0, _stride).Fill(-1);
        _columnOf.AsSpan(0, _rows).Fill(-1);
        return AllRowsFree();
    }

    private int AllRowsFree()
    {
        for (int row = 0; row < _rows; row++)
        {
            _free[row] = row;
        }

        return _rows;
    }

    /// <summary>
    /// Prices each column at its least cost and assigns it to a row that offers it, one column a row. Then a row with one such column pays
    /// the price down to its next best choice, so that others turn to other columns. Returns the number of rows left free.
    /// </summary>
    /// <remarks>Only for square matrices: elsewhere a column may stay without row, and its price must then be 0.</remarks>
    private int ReduceColumns(ReadOnlySpan<T> matrix)
    {
        Span<int> rowOf = _rowOf.AsSpan(0, _stride);
        V.Fill(double.PositiveInfinity);
        for (int row = 0; row < _rows; row++)
        {
            RowScans<T>.ColumnMinima(Row(matrix, row), row, V, rowOf);
        }

        V[_columns..].Clear();
        rowOf[_columns..].Fill(-1);
        Span<int> columnOf = _columnOf.AsSpan(0, _rows);
        columnOf.Fill(-1);
        Span<int> offers = _done.AsSpan(0, _rows);
        offers.Clear();
        for (int column = _columns - 1; column >= 0; column--)
        {
            int row = rowOf[column];
            if (++offers[row] == 1)
            {
                columnOf[row] = column;
            }
            else
            {
                rowOf[column] = -1;
            }
        }

        int free = 0;
        for (int row = 0; row < _rows; row++)
        {
            if (offers[row] == 0)
            {
                _free[free++] = row;
            }
            else if (offers[row] == 1 && _columns > 1)
            {
                // The row's own column has reduced cost 0, the least there is, so the second least is the next best choice.
                RowScans<T>.LeastTwo(Row(matrix, row), V, out _, out double second);
                V[columnOf[row]] -= second;
            }
        }

        return free;
    }

    /// <summary>
    /// Gives each free row its best column, at a price that makes its second best as good, and frees the row that had it, which then has
    /// its turn. Returns the number of rows still free.
    /// </summary>
    private int ReduceRows(ReadOnlySpan<T> matrix, int free)
    {
        if (_columns == 1 && free > 0)
        {
            (_columnOf[0], _rowOf[0]) = (0, 0);
            return 0;
        }

        int left = 0;
        int turns = 8 * _rows;
        for (int k = 0; k < free; turns--)
        {
            int row = _free[k++];
            if (turns <= 0)
            {
                _free[left++] = row;
                continue;
            }

            int column = RowScans<T>.LeastTwo(Row(matrix, row), V, out double least, out double second);
            double price = _v[column] - (second - least);
            int owner = _rowOf[column];
            bool lowered = price < _v[column];
            if (lowered)
            {
                _v[column] = price;
            }
            else if (owner >= 0)
            {
                // A tie: the other column will do as well, and may be without row.
                column = Another(Row(matrix, row), column, second);
                owner = _rowOf[column];
            }

            _columnOf[row] = column;
            _rowOf[column] = row;
            if (owner >= 0)
            {
                _columnOf[owner] = -1;

                // A row whose column grew dearer has its turn at once, in the place of this one; one that lost a tie waits.
                _free[lowered ? --k : left++] = owner;
            }
        }

        return left;
    }

    /// <summary>A column other than <paramref name="column"/> of the given reduced cost: the first without row, or else the first of
    /// all.</summary>
    private int Another(ReadOnlySpan<T> costs, int column, double reduced)
    {
        int found = -1;
        for (int j = 0; j < _columns; j++)
        {
            if (j != column && RowScans<T>.Widen(costs[j]) - _v[j] <= reduced)
            {
                if (_rowOf[j] < 0)
                {
                    return j;
                }

                found = found < 0 ? j : found;
            }
        }

        return found < 0 ? column : found;
    }
}
