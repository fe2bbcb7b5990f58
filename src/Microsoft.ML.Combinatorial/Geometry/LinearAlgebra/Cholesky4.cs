namespace Microsoft.ML.Combinatorial.Geometry.LinearAlgebra;

/// <summary>Solves a symmetric positive definite system of four unknowns.</summary>
internal static class Cholesky4
{
    /// <summary>Solves a x = b in place.</summary>
    /// <param name="a">16 values; destroyed. A pivot lost to rounding takes its unknown out of the solution.</param>
    /// <param name="b">The right side; becomes x.</param>
    public static void Solve(Span<double> a, Span<double> b)
    {
        double least = 1e-28 * (a[0] + a[5] + a[10] + a[15]);
        for (int k = 0; k < 4; k++)
        {
            double pivot = a[5 * k] > least ? 1 / a[5 * k] : 0;
            for (int i = k + 1; i < 4; i++)
            {
                double factor = a[(4 * i) + k] * pivot;
                for (int j = k + 1; j < 4; j++)
                {
                    a[(4 * i) + j] -= factor * a[(4 * k) + j];
                }

                b[i] -= factor * b[k];
            }

            a[5 * k] = pivot;
        }

        for (int k = 3; k >= 0; k--)
        {
            for (int j = k + 1; j < 4; j++)
            {
                b[k] -= a[(4 * k) + j] * b[j];
            }

            b[k] *= a[5 * k];
        }
    }
}
