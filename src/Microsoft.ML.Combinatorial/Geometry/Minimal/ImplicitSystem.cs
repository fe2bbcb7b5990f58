using Microsoft.ML.Combinatorial.Geometry.LinearAlgebra;

namespace Microsoft.ML.Combinatorial.Geometry.Minimal;

/// <summary>
/// The one linear system of implicit differentiation. A solution y of F(x, y) = 0 moves with x so that F_y dy + F_x dx = 0; hence
/// dL/dx = F_xᵀ u for any u with F_yᵀ u = −dL/dy. The shortest such u is taken, from all rows of F at once.
/// </summary>
/// <remarks>Rows that hold measurements may be scaled to like size, so that points near and far weigh the same. Rows of pure constraints may not:
/// one that vanishes up to rounding would be blown up to count as an equation, and a dependence between constraints would go unseen.</remarks>
internal sealed class ImplicitSystem
{
    /// <summary>A pivot below this share of the first counts as zero.</summary>
    public const double RankTolerance = 1e-14;

    // A solution rounded to float still passes; one of another sample does not.
    private const double LargestResidual = 1e-4;

    private readonly PivotedQr _qr;
    private readonly double[] _jacobian;
    private readonly double[] _scales;
    private readonly double[] _right;
    private int _rows;
    private int _columns;
    private int _measured;

    public ImplicitSystem(int maxRows, int maxColumns)
    {
        _qr = new PivotedQr(maxRows, maxColumns);
        _jacobian = new double[maxRows * maxColumns];
        _scales = new double[maxRows];
        _right = new double[maxColumns];
    }

    /// <summary>Where F_y is written, row by row, before <see cref="Solve"/>; zeros at first. The first rows are the measured ones.</summary>
    public Span<double> Prepare(int rows, int columns, int measured)
    {
        (_rows, _columns, _measured) = (rows, columns, measured);
        Span<double> jacobian = _jacobian.AsSpan(0, rows * columns);
        jacobian.Clear();
        return jacobian;
    }

    /// <summary>Whether a point solves the measured equations at all, where those are linear and without a constant: F_y y = 0.</summary>
    public bool Fits(ReadOnlySpan<double> solution)
    {
        double size = SmallVector.MaxMagnitude(solution);
        for (int i = 0; i < _measured; i++)
        {
            ReadOnlySpan<double> row = _jacobian.AsSpan(i * _columns, _columns);
            if (!(Math.Abs(SmallVector.Dot(row, solution)) <= LargestResidual * SmallVector.MaxMagnitude(row) * size))
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>Solves F_yᵀ u = −upstream.</summary>
    public Degeneracy Solve(ReadOnlySpan<double> upstream, Span<double> u, double conditionLimit)
    {
        for (int i = 0; i < _rows; i++)
        {
            double max = i < _measured ? SmallVector.MaxMagnitude(_jacobian.AsSpan(i * _columns, _columns)) : 1;
            _scales[i] = double.IsNormal(max) ? 1 / max : 0;
        }

        Span<double> scaled = _qr.Prepare(_rows, _columns);
        for (int j = 0; j < _columns; j++)
        {
            _right[j] = -upstream[j];
            Span<double> column = scaled.Slice(j * _rows, _rows);
            for (int i = 0; i < _rows; i++)
            {
                column[i] = _jacobian[(i * _columns) + j] * _scales[i];
            }
        }

        _qr.Factor();
        Degeneracy degeneracy = Degeneracy.Of(_qr.Rank(RankTolerance), _columns, _qr.Condition, conditionLimit);
        if (!degeneracy.IsDegenerate)
        {
            _qr.SolveTransposed(_right, u);
            for (int i = 0; i < _rows; i++)
            {
                u[i] *= _scales[i];
            }
        }

        return degeneracy;
    }
}
