namespace Microsoft.ML.Combinatorial.Geometry.LinearAlgebra;

/// <summary>Eigenvalues and eigenvectors of a small symmetric matrix, by cyclic Jacobi rotations.</summary>
internal static class SymmetricEigen
{
    private const int MostSweeps = 30;

    /// <summary>Decomposes a symmetric matrix.</summary>
    /// <param name="a">n × n values; destroyed.</param>
    /// <param name="n">1 … 16.</param>
    /// <param name="values">n eigenvalues, ascending.</param>
    /// <param name="vectors">n × n values: eigenvector k stands at k · n.</param>
    public static void Decompose(Span<double> a, int n, Span<double> values, Span<double> vectors)
    {
        vectors[..(n * n)].Clear();
        for (int k = 0; k < n; k++)
        {
            vectors[(k * n) + k] = 1;
        }

        bool rotated = true;
        for (int sweep = 0; rotated && sweep < MostSweeps; sweep++)
        {
            rotated = false;
            for (int p = 0; p < n - 1; p++)
            {
                for (int q = p + 1; q < n; q++)
                {
                    rotated |= Annihilate(a, n, p, q, vectors);
                }
            }
        }

        for (int k = 0; k < n; k++)
        {
            values[k] = a[(k * n) + k];
        }

        Sort(n, values, vectors);
    }

    private static bool Annihilate(Span<double> a, int n, int p, int q, Span<double> vectors)
    {
        double app = a[(p * n) + p], aqq = a[(q * n) + q], apq = a[(p * n) + q];

        // Once it no longer changes either diagonal element it is as good as zero.
        if (apq == 0 || !(Math.Abs(apq) > 1e-17 * (Math.Abs(app) + Math.Abs(aqq))))
        {
            return false;
        }

        (double c, double s) = PlaneRotation.Diagonalizing(app, aqq, apq);
        for (int k = 0; k < n; k++)
        {
            double x = a[(k * n) + p], y = a[(k * n) + q];
            a[(k * n) + p] = (c * x) - (s * y);
            a[(k * n) + q] = (s * x) + (c * y);
        }

        SmallVector.Rotate(a.Slice(p * n, n), a.Slice(q * n, n), c, s);
        SmallVector.Rotate(vectors.Slice(p * n, n), vectors.Slice(q * n, n), c, s);
        a[(p * n) + q] = a[(q * n) + p] = 0;
        return true;
    }

    private static void Sort(int n, Span<double> values, Span<double> vectors)
    {
        for (int k = 0; k < n - 1; k++)
        {
            int least = k;
            for (int j = k + 1; j < n; j++)
            {
                least = values[j] < values[least] ? j : least;
            }

            (values[k], values[least]) = (values[least], values[k]);
            for (int i = 0; least != k && i < n; i++)
            {
                (vectors[(k * n) + i], vectors[(least * n) + i]) = (vectors[(least * n) + i], vectors[(k * n) + i]);
            }
        }
    }
}
