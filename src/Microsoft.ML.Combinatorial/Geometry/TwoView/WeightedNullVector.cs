using Microsoft.ML.Combinatorial.Geometry.LinearAlgebra;
using Microsoft.ML.Combinatorial.Geometry.Minimal;

namespace Microsoft.ML.Combinatorial.Geometry.TwoView;

/// <summary>
/// e = argmin Σ wᵢ² (aᵢ·e)² over ‖e‖ = 1, for rows a of nine values, and its derivative from the conditions H e = λ e, ‖e‖ = 1 with H = Σ w² a aᵀ:
/// for an upstream g, u = −(H − λ)⁺ g and dL/da = w² ((a·u) e + (a·e) u), dL/dw = 2 w (a·e)(a·u).
/// </summary>
/// <remarks>H is never formed: singular vectors come from the rows themselves (QR, then one-sided Jacobi), which keeps all digits.</remarks>
internal sealed class WeightedNullVector
{
    private const int N = 9;

    private readonly PivotedQr _qr;
    private readonly double[] _rows;
    private readonly double[] _weights;
    private readonly double[] _triangle = new double[N * N];
    private readonly double[] _singular = new double[N];
    private readonly double[] _right = new double[N * N];
    private readonly double[] _u = new double[N];

    public WeightedNullVector(int rows)
    {
        _qr = new PivotedQr(Math.Max(rows, N), N);
        _rows = new double[rows * N];
        _weights = new double[rows];
    }

    /// <summary>Gets the null vector.</summary>
    public ReadOnlySpan<double> Vector => _right.AsSpan(N * (N - 1), N);

    /// <summary>Gets how well the rows determine it: s₁ / (s₈ − s₉), what a change of the rows is amplified by.</summary>
    public double Condition => _singular[0] / (_singular[N - 2] - _singular[N - 1]);

    /// <summary>Where row i is written before <see cref="Solve"/>.</summary>
    public Span<double> Row(int i, double weight)
    {
        _weights[i] = weight;
        return _rows.AsSpan(i * N, N);
    }

    public void Solve()
    {
        int padded = Math.Max(_weights.Length, N);
        Span<double> columns = _qr.Prepare(padded, N);
        columns.Clear();

        // Only ratios of weights matter; scaled by the largest, tiny ones do not vanish when squared.
        double most = SmallVector.MaxMagnitude(_weights);
        for (int i = 0; i < _weights.Length && most > 0; i++)
        {
            for (int j = 0; j < N; j++)
            {
                columns[(j * padded) + i] = _weights[i] / most * _rows[(i * N) + j];
            }
        }

        _qr.Factor();
        _qr.CopyTriangle(_triangle);
        JacobiSvd.Decompose(_triangle, N, N, _singular, _right);
        SmallVector.Scale(_singular, most);
    }

    /// <summary>Solves for u; then <see cref="ByRow"/> gives the gradients.</summary>
    public Degeneracy Differentiate(ReadOnlySpan<double> upstream, double conditionLimit)
    {
        Array.Clear(_u);
        double least = _singular[N - 1];
        int rank = 0;
        for (int k = 0; k < N - 1; k++)
        {
            double gap = (_singular[k] - least) * (_singular[k] + least);
            rank += _singular[k] - least > ImplicitSystem.RankTolerance * _singular[0] ? 1 : 0;
            ReadOnlySpan<double> direction = _right.AsSpan(k * N, N);
            SmallVector.AddScaled(-SmallVector.Dot(direction, upstream) / gap, direction, _u);
        }

        return Degeneracy.Of(rank, N - 1, Condition, conditionLimit);
    }

    /// <summary>dL/da of row i, overwritten; returns dL/dw.</summary>
    public double ByRow(int i, Span<double> byRow)
    {
        ReadOnlySpan<double> row = _rows.AsSpan(i * N, N), e = Vector;
        double w = _weights[i], alongE = SmallVector.Dot(row, e), alongU = SmallVector.Dot(row, _u);
        for (int j = 0; j < N; j++)
        {
            byRow[j] = w * w * ((alongU * e[j]) + (alongE * _u[j]));
        }

        return 2 * w * alongE * alongU;
    }
}
