namespace Microsoft.ML.Combinatorial.Geometry.LinearAlgebra;

/// <summary>Solves a symmetric positive definite system of a few unknowns.</summary>
internal static class SmallCholesky
{
    /// <summary>Solves a x = b in place.</summary>
    /// <param name="a">n × n values; destroyed. A pivot lost to rounding takes its unknown out of the solution.</param>
    /// <param name="b">The right side; becomes x.</param>
    /// <param name="n">The number of unknowns.</param>
    public static void Solve(Span<double> a, Span<double> b, int n)
    {
        double trace = 0;
        for (int k = 0; k < n; k++)
        {
            trace += a[(n + 1) * k];
        }

        for (int k = 0; k < n; k++)
        {
            double pivot = a[(n + 1) * k] > 1e-28 * trace ? 1 / a[(n + 1) * k] : 0;
            for (int i = k + 1; i < n; i++)
            {
                double factor = a[(n * i) + k] * pivot;
                for (int j = k + 1; j < n; j++)
                {
                    a[(n * i) + j] -= factor * a[(n * k) + j];
                }

                b[i] -= factor * b[k];
            }

            a[(n + 1) * k] = pivot;
        }

        for (int k = n - 1; k >= 0; k--)
        {
            for (int j = k + 1; j < n; j++)
            {
                b[k] -= a[(n * k) + j] * b[j];
            }

            b[k] *= a[(n + 1) * k];
        }
    }
}
