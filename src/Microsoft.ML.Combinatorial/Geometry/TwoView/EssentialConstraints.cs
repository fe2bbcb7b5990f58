using Microsoft.ML.Combinatorial.Geometry.LinearAlgebra;

namespace Microsoft.ML.Combinatorial.Geometry.TwoView;

/// <summary>The ten cubic equations of an essential matrix: 2 E Eᵀ E − tr(E Eᵀ) E = 0 (nine, row by row) and det E = 0.</summary>
internal static class EssentialConstraints
{
    public const int Count = 10;

    /// <summary>Writes the ten values and their 10 × 9 Jacobian, row by row.</summary>
    public static void Evaluate(ReadOnlySpan<double> e, Span<double> values, Span<double> jacobian)
    {
        Span<double> left = stackalloc double[9], right = stackalloc double[9], cubic = stackalloc double[9];
        Matrix3.MultiplyTranspose(e, e, left);
        Matrix3.TransposeMultiply(e, e, right);
        Matrix3.Multiply(left, e, cubic);
        double trace = left[0] + left[4] + left[8];
        for (int ab = 0; ab < 9; ab++)
        {
            int a = ab / 3, b = ab - (3 * a);
            values[ab] = (2 * cubic[ab]) - (trace * e[ab]);
            Span<double> row = jacobian.Slice(9 * ab, 9);
            for (int cd = 0; cd < 9; cd++)
            {
                int c = cd / 3, d = cd - (3 * c);
                row[cd] = 2 * ((e[(3 * a) + d] * e[(3 * c) + b]) - (e[cd] * e[ab]));
            }

            for (int k = 0; k < 3; k++)
            {
                row[(3 * a) + k] += 2 * right[(3 * k) + b];
                row[(3 * k) + b] += 2 * left[(3 * a) + k];
            }

            row[ab] -= trace;
        }

        values[9] = Matrix3.Determinant(e);
        Matrix3.Cofactors(e, jacobian.Slice(81, 9));
    }
}
