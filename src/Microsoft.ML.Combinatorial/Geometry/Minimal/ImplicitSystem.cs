using Microsoft.ML.Combinatorial.Geometry.LinearAlgebra;

namespace Microsoft.ML.Combinatorial.Geometry.Minimal;

/// <summary>
/// The one linear system of implicit differentiation. A solution y of F(x, y) = 0 moves with x so that F_y dy + F_x dx = 0; hence
/// dL/dx = F_xᵀ u for any u with F_yᵀ u = −dL/dy. The shortest such u is taken, from all rows of F at once.
/// </summary>
/// <remarks>Rows and columns are first scaled to like size, so that pixels and unit vectors may stand in one system, and the condition
/// number does not depend on units.</remarks>
internal sealed class ImplicitSystem
{
    private readonly PivotedQr _qr;
    private readonly double[] _jacobian;
    private readonly double[] _rowScales;
    private readonly double[] _columnScales;
    private readonly double[] _right;
    private int _rows;
    private int _columns;

    public ImplicitSystem(int maxRows, int maxColumns)
    {
        _qr = new PivotedQr(maxRows, maxColumns);
        _jacobian = new double[maxRows * maxColumns];
        _rowScales = new double[maxRows];
        _columnScales = new double[maxColumns];
        _right = new double[maxColumns];
    }

    /// <summary>Where F_y is written, row by row, before <see cref="Solve"/>; zeros at first.</summary>
    public Span<double> Prepare(int rows, int columns)
    {
        (_rows, _columns) = (rows, columns);
        Span<double> jacobian = _jacobian.AsSpan(0, rows * columns);
        jacobian.Clear();
        return jacobian;
    }

    /// <summary>Solves F_yᵀ u = −upstream.</summary>
    public Degeneracy Solve(ReadOnlySpan<double> upstream, Span<double> u, double conditionLimit, double rankTolerance)
    {
        ScaleRows();
        Span<double> scaled = _qr.Prepare(_rows, _columns);
        for (int j = 0; j < _columns; j++)
        {
            Span<double> column = scaled.Slice(j * _rows, _rows);
            for (int i = 0; i < _rows; i++)
            {
                column[i] = _jacobian[(i * _columns) + j] * _rowScales[i];
            }

            double max = SmallVector.MaxMagnitude(column);
            _columnScales[j] = double.IsNormal(max) ? 1 / max : 0;
            SmallVector.Scale(column, _columnScales[j]);
            _right[j] = -upstream[j] * _columnScales[j];
        }

        _qr.Factor();
        Degeneracy degeneracy = Degeneracy.Of(_qr.Rank(rankTolerance), _columns, _qr.Condition, conditionLimit);
        if (!degeneracy.IsDegenerate)
        {
            _qr.SolveTransposed(_right, u);
            for (int i = 0; i < _rows; i++)
            {
                u[i] *= _rowScales[i];
            }
        }

        return degeneracy;
    }

    private void ScaleRows()
    {
        for (int i = 0; i < _rows; i++)
        {
            double max = SmallVector.MaxMagnitude(_jacobian.AsSpan(i * _columns, _columns));
            _rowScales[i] = double.IsNormal(max) ? 1 / max : 0;
        }
    }
}
