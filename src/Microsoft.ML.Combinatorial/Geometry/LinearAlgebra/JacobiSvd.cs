namespace Microsoft.ML.Combinatorial.Geometry.LinearAlgebra;

/// <summary>Singular values and right singular vectors of a small matrix, by one-sided Jacobi rotations of its columns.</summary>
internal static class JacobiSvd
{
    private const int MostSweeps = 30;
    private const double Tolerance = 1e-15;

    /// <summary>Decomposes a matrix of any rank.</summary>
    /// <param name="columns">The matrix, column by column (rows × n values); left as U diag(s).</param>
    /// <param name="rows">At least 1.</param>
    /// <param name="n">The number of columns, 1 … 16.</param>
    /// <param name="singular">n singular values, descending.</param>
    /// <param name="right">n × n values: right singular vector k stands at k · n.</param>
    public static void Decompose(Span<double> columns, int rows, int n, Span<double> singular, Span<double> right)
    {
        right[..(n * n)].Clear();
        for (int k = 0; k < n; k++)
        {
            right[(k * n) + k] = 1;
        }

        bool rotated = true;
        for (int sweep = 0; rotated && sweep < MostSweeps; sweep++)
        {
            rotated = false;
            for (int p = 0; p < n - 1; p++)
            {
                for (int q = p + 1; q < n; q++)
                {
                    rotated |= Orthogonalize(
                        columns.Slice(p * rows, rows), columns.Slice(q * rows, rows), right.Slice(p * n, n), right.Slice(q * n, n));
                }
            }
        }

        for (int k = 0; k < n; k++)
        {
            singular[k] = SmallVector.Norm(columns.Slice(k * rows, rows));
        }

        Sort(columns, rows, n, singular, right);
    }

    private static bool Orthogonalize(Span<double> p, Span<double> q, Span<double> rightP, Span<double> rightQ)
    {
        double gamma = SmallVector.Dot(p, q), alpha = SmallVector.Dot(p, p), beta = SmallVector.Dot(q, q);
        if (!(Math.Abs(gamma) > Tolerance * Math.Sqrt(alpha) * Math.Sqrt(beta)) || Math.Abs(gamma) < 1e-300)
        {
            return false;
        }

        (double cosine, double sine) = PlaneRotation.Diagonalizing(alpha, beta, gamma);
        SmallVector.Rotate(p, q, cosine, sine);
        SmallVector.Rotate(rightP, rightQ, cosine, sine);
        return true;
    }

    private static void Sort(Span<double> columns, int rows, int n, Span<double> singular, Span<double> right)
    {
        for (int k = 0; k < n - 1; k++)
        {
            int largest = k;
            for (int j = k + 1; j < n; j++)
            {
                largest = singular[j] > singular[largest] ? j : largest;
            }

            if (largest != k)
            {
                (singular[k], singular[largest]) = (singular[largest], singular[k]);
                Swap(columns.Slice(k * rows, rows), columns.Slice(largest * rows, rows));
                Swap(right.Slice(k * n, n), right.Slice(largest * n, n));
            }
        }
    }

    private static void Swap(Span<double> a, Span<double> b)
    {
        for (int i = 0; i < a.Length; i++)
        {
            (a[i], b[i]) = (b[i], a[i]);
        }
    }
}
