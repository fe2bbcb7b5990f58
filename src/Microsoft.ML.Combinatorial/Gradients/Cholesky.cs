namespace Microsoft.ML.Combinatorial.Gradients;

/// <summary>Symmetric positive definite systems of a few unknowns.</summary>
internal static class Cholesky
{
    /// <summary>Replaces the lower triangle of a matrix, row by row, by its factor; false where it is singular to within rounding.</summary>
    public static bool Factor(double[] matrix, int size)
    {
        for (int i = 0; i < size; i++)
        {
            double diagonal = matrix[(i * size) + i];
            for (int j = 0; j <= i; j++)
            {
                double sum = matrix[(i * size) + j];
                for (int l = 0; l < j; l++)
                {
                    sum -= matrix[(i * size) + l] * matrix[(j * size) + l];
                }

                if (i != j)
                {
                    matrix[(i * size) + j] = sum / matrix[(j * size) + j];
                }
                else if (sum > 1e-10 * diagonal)
                {
                    matrix[(i * size) + i] = Math.Sqrt(sum);
                }
                else
                {
                    return false;
                }
            }
        }

        return true;
    }

    /// <summary>Solves in place.</summary>
    public static void Solve(double[] factor, int size, double[] right)
    {
        for (int i = 0; i < size; i++)
        {
            for (int j = 0; j < i; j++)
            {
                right[i] -= factor[(i * size) + j] * right[j];
            }

            right[i] /= factor[(i * size) + i];
        }

        for (int i = size - 1; i >= 0; i--)
        {
            for (int j = i + 1; j < size; j++)
            {
                right[i] -= factor[(j * size) + i] * right[j];
            }

            right[i] /= factor[(i * size) + i];
        }
    }
}
