namespace Microsoft.ML.Combinatorial.Geometry.LinearAlgebra;

/// <summary>
/// The rank-revealing factorisation A P = Q R of a small matrix with at least as many rows as columns: Householder reflections, at each
/// step of the column with the largest remaining norm. Work space belongs to the instance, so nothing is allocated per call.
/// </summary>
/// <remarks>Source: Businger and Golub 1965. The diagonal of R falls, and its ends estimate the condition number within a small factor.</remarks>
internal sealed class PivotedQr
{
    private readonly double[] _columns;
    private readonly double[] _reflectorScales;
    private readonly double[] _norms;
    private readonly double[] _work;
    private readonly int[] _order;
    private int _rows;
    private int _count;

    /// <summary>Makes work space.</summary>
    /// <param name="maxRows">The most rows of a matrix.</param>
    /// <param name="maxColumns">The most columns.</param>
    public PivotedQr(int maxRows, int maxColumns)
    {
        _columns = new double[maxRows * maxColumns];
        _reflectorScales = new double[maxColumns];
        _norms = new double[maxColumns];
        _work = new double[Math.Max(maxRows, maxColumns)];
        _order = new int[maxColumns];
    }

    /// <summary>Gets |R₁₁| / |Rₙₙ|, the estimate of the condition number; infinite where a column depends on others.</summary>
    public double Condition => _norms[_count - 1] > 0 ? _norms[0] / _norms[_count - 1] : double.PositiveInfinity;

    /// <summary>Where the matrix is written, column by column, before <see cref="Factor"/>.</summary>
    public Span<double> Prepare(int rows, int columns)
    {
        (_rows, _count) = (rows, columns);
        return _columns.AsSpan(0, rows * columns);
    }

    /// <summary>Factors the matrix that was written.</summary>
    public void Factor()
    {
        for (int k = 0; k < _count; k++)
        {
            _order[k] = k;
            _norms[k] = SmallVector.Dot(Column(k), Column(k));
        }

        for (int k = 0; k < _count; k++)
        {
            MoveLargestTo(k);
            Reflect(k);
        }

        for (int k = 0; k < _count; k++)
        {
            _norms[k] = Math.Abs(Column(k)[k]);
        }
    }

    /// <summary>How many diagonal elements of R exceed a share of the first.</summary>
    public int Rank(double tolerance)
    {
        int rank = 0;
        while (rank < _count && _norms[rank] > tolerance * _norms[0])
        {
            rank++;
        }

        return rank;
    }

    /// <summary>The shortest u with Aᵀ u = b, for a matrix of full column rank.</summary>
    public void SolveTransposed(ReadOnlySpan<double> b, Span<double> u)
    {
        u = u[.._rows];
        u[_count..].Clear();
        for (int k = 0; k < _count; k++)
        {
            Span<double> column = Column(k);
            u[k] = (b[_order[k]] - SmallVector.Dot(column[..k], u)) / column[k];
        }

        for (int k = _count - 1; k >= 0; k--)
        {
            ApplyReflector(k, u);
        }
    }

    /// <summary>The x that minimises ‖A x − b‖, for a matrix of full column rank.</summary>
    public void SolveLeastSquares(ReadOnlySpan<double> b, Span<double> x)
    {
        Span<double> right = _work.AsSpan(0, _rows);
        b[.._rows].CopyTo(right);
        for (int k = 0; k < _count; k++)
        {
            ApplyReflector(k, right);
        }

        for (int k = _count - 1; k >= 0; k--)
        {
            right[k] /= Column(k)[k];
            SmallVector.AddScaled(-right[k], Column(k)[..k], right);
        }

        for (int k = 0; k < _count; k++)
        {
            x[_order[k]] = right[k];
        }
    }

    /// <summary>Columns k … rows − 1 of Q, one after the other: where the matrix has rank k, all directions orthogonal to its columns.</summary>
    public void Complement(int k, Span<double> basis)
    {
        basis[..((_rows - k) * _rows)].Clear();
        for (int i = k; i < _rows; i++)
        {
            Span<double> direction = basis.Slice((i - k) * _rows, _rows);
            direction[i] = 1;
            for (int j = _count - 1; j >= 0; j--)
            {
                ApplyReflector(j, direction);
            }
        }
    }

    /// <summary>R, in the order of the original columns, column by column: a square matrix with the singular values of A.</summary>
    public void CopyTriangle(Span<double> triangle)
    {
        triangle[..(_count * _count)].Clear();
        for (int k = 0; k < _count; k++)
        {
            int length = Math.Min(k + 1, _rows);
            Column(k)[..length].CopyTo(triangle.Slice(_order[k] * _count, length));
        }
    }

    private Span<double> Column(int k) => _columns.AsSpan(k * _rows, _rows);

    private void MoveLargestTo(int k)
    {
        int largest = k;
        for (int j = k + 1; j < _count; j++)
        {
            largest = _norms[j] > _norms[largest] ? j : largest;
        }

        if (largest == k)
        {
            return;
        }

        (_order[k], _order[largest]) = (_order[largest], _order[k]);
        (_norms[k], _norms[largest]) = (_norms[largest], _norms[k]);
        Span<double> a = Column(k), b = Column(largest);
        for (int i = 0; i < a.Length; i++)
        {
            (a[i], b[i]) = (b[i], a[i]);
        }
    }

    private void Reflect(int k)
    {
        Span<double> head = Column(k)[k..];
        double norm = SmallVector.Norm(head);
        _reflectorScales[k] = 0;
        if (norm > 0)
        {
            // H = I − scale · v vᵀ with v₀ = 1, kept below the diagonal, maps the column to (diagonal, 0, …).
            double diagonal = head[0] > 0 ? -norm : norm;
            double first = head[0] - diagonal;
            _reflectorScales[k] = -first / diagonal;
            SmallVector.Scale(head[1..], 1 / first);
            head[0] = diagonal;
        }

        for (int j = k + 1; j < _count; j++)
        {
            Span<double> column = Column(j);
            ApplyReflector(k, column);

            // Remaining norms are summed anew: for these sizes that is as cheap as updating them, and does not cancel.
            Span<double> rest = column[(k + 1)..];
            _norms[j] = SmallVector.Dot(rest, rest);
        }
    }

    private void ApplyReflector(int k, Span<double> x)
    {
        double scale = _reflectorScales[k];
        if (scale != 0)
        {
            Span<double> tail = Column(k)[(k + 1)..];
            double along = scale * (x[k] + SmallVector.Dot(tail, x[(k + 1)..]));
            x[k] -= along;
            SmallVector.AddScaled(-along, tail, x[(k + 1)..]);
        }
    }
}
