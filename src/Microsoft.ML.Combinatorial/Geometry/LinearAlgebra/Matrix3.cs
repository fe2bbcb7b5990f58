namespace Microsoft.ML.Combinatorial.Geometry.LinearAlgebra;

/// <summary>Products of 3×3 matrices (nine doubles, row by row) and 3-vectors. A result may not lie over an operand.</summary>
internal static class Matrix3
{
    /// <summary>c = a b.</summary>
    public static void Multiply(ReadOnlySpan<double> a, ReadOnlySpan<double> b, Span<double> c)
    {
        for (int i = 0; i < 9; i += 3)
        {
            double x = a[i], y = a[i + 1], z = a[i + 2];
            c[i] = (x * b[0]) + (y * b[3]) + (z * b[6]);
            c[i + 1] = (x * b[1]) + (y * b[4]) + (z * b[7]);
            c[i + 2] = (x * b[2]) + (y * b[5]) + (z * b[8]);
        }
    }

    /// <summary>c = aᵀ b.</summary>
    public static void TransposeMultiply(ReadOnlySpan<double> a, ReadOnlySpan<double> b, Span<double> c)
    {
        for (int i = 0; i < 3; i++)
        {
            double x = a[i], y = a[i + 3], z = a[i + 6];
            c[3 * i] = (x * b[0]) + (y * b[3]) + (z * b[6]);
            c[(3 * i) + 1] = (x * b[1]) + (y * b[4]) + (z * b[7]);
            c[(3 * i) + 2] = (x * b[2]) + (y * b[5]) + (z * b[8]);
        }
    }

    /// <summary>c = a bᵀ.</summary>
    public static void MultiplyTranspose(ReadOnlySpan<double> a, ReadOnlySpan<double> b, Span<double> c)
    {
        for (int i = 0; i < 9; i += 3)
        {
            double x = a[i], y = a[i + 1], z = a[i + 2];
            c[i] = (x * b[0]) + (y * b[1]) + (z * b[2]);
            c[i + 1] = (x * b[3]) + (y * b[4]) + (z * b[5]);
            c[i + 2] = (x * b[6]) + (y * b[7]) + (z * b[8]);
        }
    }

    /// <summary>y = a x.</summary>
    public static void Apply(ReadOnlySpan<double> a, ReadOnlySpan<double> x, Span<double> y)
    {
        double x0 = x[0], x1 = x[1], x2 = x[2];
        y[0] = (a[0] * x0) + (a[1] * x1) + (a[2] * x2);
        y[1] = (a[3] * x0) + (a[4] * x1) + (a[5] * x2);
        y[2] = (a[6] * x0) + (a[7] * x1) + (a[8] * x2);
    }

    /// <summary>y = aᵀ x.</summary>
    public static void ApplyTranspose(ReadOnlySpan<double> a, ReadOnlySpan<double> x, Span<double> y)
    {
        double x0 = x[0], x1 = x[1], x2 = x[2];
        y[0] = (a[0] * x0) + (a[3] * x1) + (a[6] * x2);
        y[1] = (a[1] * x0) + (a[4] * x1) + (a[7] * x2);
        y[2] = (a[2] * x0) + (a[5] * x1) + (a[8] * x2);
    }

    /// <summary>The cofactors of a: the derivative of its determinant by each element.</summary>
    public static void Cofactors(ReadOnlySpan<double> a, Span<double> c)
    {
        c[0] = (a[4] * a[8]) - (a[5] * a[7]);
        c[1] = (a[5] * a[6]) - (a[3] * a[8]);
        c[2] = (a[3] * a[7]) - (a[4] * a[6]);
        c[3] = (a[2] * a[7]) - (a[1] * a[8]);
        c[4] = (a[0] * a[8]) - (a[2] * a[6]);
        c[5] = (a[1] * a[6]) - (a[0] * a[7]);
        c[6] = (a[1] * a[5]) - (a[2] * a[4]);
        c[7] = (a[2] * a[3]) - (a[0] * a[5]);
        c[8] = (a[0] * a[4]) - (a[1] * a[3]);
    }

    public static double Determinant(ReadOnlySpan<double> a) =>
        (a[0] * ((a[4] * a[8]) - (a[5] * a[7]))) - (a[1] * ((a[3] * a[8]) - (a[5] * a[6]))) + (a[2] * ((a[3] * a[7]) - (a[4] * a[6])));

    /// <summary>c = a × b, for vectors.</summary>
    public static void Cross(ReadOnlySpan<double> a, ReadOnlySpan<double> b, Span<double> c)
    {
        c[0] = (a[1] * b[2]) - (a[2] * b[1]);
        c[1] = (a[2] * b[0]) - (a[0] * b[2]);
        c[2] = (a[0] * b[1]) - (a[1] * b[0]);
    }
}
