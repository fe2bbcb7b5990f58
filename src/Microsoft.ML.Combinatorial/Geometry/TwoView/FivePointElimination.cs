using Microsoft.ML.Combinatorial.Geometry.LinearAlgebra;

namespace Microsoft.ML.Combinatorial.Geometry.TwoView;

/// <summary>
/// The roots of the ten cubic forms of the five-point problem: ten monomials are eliminated, what is left is a 3×3 matrix of polynomials in z
/// (times (x, y, 1)) whose determinant, of degree ten, gives z. Roots come as (x, y, z, w), so that w = 0 is one like any other.
/// </summary>
/// <remarks>Source: Nistér 2004, sections 3.2 and 3.3.</remarks>
internal static class FivePointElimination
{
    public const int MaxRoots = 10;

    private const int Cubic = CubicForms.Cubic;

    // A polynomial of the matrix takes five slots; rows hold those of x, of y and of 1.
    private const int Slots = 5;
    private const double LeastPivot = 1e-13;

    /// <summary>Finds the roots.</summary>
    /// <param name="forms">10 × 20 coefficients; destroyed.</param>
    /// <param name="roots">10 × 4 values, each root of unit length.</param>
    /// <returns>The number of roots; −1 where the elimination breaks down, in which case another basis may do.</returns>
    public static int Find(Span<double> forms, Span<double> roots)
    {
        if (!Eliminate(forms))
        {
            return -1;
        }

        Span<double> matrix = stackalloc double[9 * Slots], determinant = stackalloc double[MaxRoots + 1];
        for (int row = 0; row < 3; row++)
        {
            Subtract(forms.Slice((4 + (2 * row)) * Cubic, Cubic), forms.Slice((5 + (2 * row)) * Cubic, Cubic), matrix[(row * 3 * Slots)..]);
        }

        Determinant(matrix, determinant);
        Span<double> numerators = stackalloc double[MaxRoots], denominators = stackalloc double[MaxRoots];
        int found = RealRoots.Find(determinant, numerators, denominators), count = 0;
        for (int k = 0; k < found; k++)
        {
            count += BackSubstitute(matrix, numerators[k], denominators[k], roots.Slice(4 * count, 4)) ? 1 : 0;
        }

        return count;
    }

    /// <summary>Gauss–Jordan elimination of the first ten monomials; rows 4 … 9, the only ones used, end up reduced.</summary>
    private static bool Eliminate(Span<double> forms)
    {
        for (int k = 0; k < 10; k++)
        {
            int pivot = k;
            for (int i = k + 1; i < 10; i++)
            {
                pivot = Math.Abs(forms[(i * Cubic) + k]) > Math.Abs(forms[(pivot * Cubic) + k]) ? i : pivot;
            }

            Span<double> row = forms.Slice(k * Cubic, Cubic), other = forms.Slice(pivot * Cubic, Cubic);
            if (!(Math.Abs(other[k]) > LeastPivot))
            {
                return false;
            }

            for (int j = k; pivot != k && j < Cubic; j++)
            {
                (row[j], other[j]) = (other[j], row[j]);
            }

            SmallVector.Scale(row[k..], 1 / row[k]);
            for (int i = k + 1; i < 10; i++)
            {
                SmallVector.AddScaled(-forms[(i * Cubic) + k], row[k..], forms.Slice((i * Cubic) + k, Cubic - k));
            }
        }

        for (int k = 9; k > 4; k--)
        {
            for (int i = 4; i < k; i++)
            {
                SmallVector.AddScaled(-forms[(i * Cubic) + k], forms.Slice((k * Cubic) + k, Cubic - k), forms.Slice((i * Cubic) + k, Cubic - k));
            }
        }

        return true;
    }

    /// <summary>One row of the matrix: a − z b, where a leads with m z and b with m, so that m drops out.</summary>
    private static void Subtract(ReadOnlySpan<double> a, ReadOnlySpan<double> b, Span<double> row)
    {
        for (int part = 0; part < 2; part++)
        {
            int from = 10 + (3 * part);
            Span<double> p = row.Slice(part * Slots, Slots);
            (p[0], p[1], p[2]) = (a[from + 2], a[from + 1] - b[from + 2], a[from] - b[from + 1]);
            (p[3], p[4]) = (-b[from], 0);
        }

        Span<double> last = row.Slice(2 * Slots, Slots);
        (last[0], last[1], last[2]) = (a[19], a[18] - b[19], a[17] - b[18]);
        (last[3], last[4]) = (a[16] - b[17], -b[16]);
    }

    private static void Determinant(ReadOnlySpan<double> matrix, Span<double> determinant)
    {
        Span<double> minor = stackalloc double[7];
        determinant.Clear();
        for (int row = 0; row < 3; row++)
        {
            ReadOnlySpan<double> next = matrix[((row + 1) % 3 * 3 * Slots)..], last = matrix[((row + 2) % 3 * 3 * Slots)..];
            minor.Clear();
            for (int i = 0; i < 4; i++)
            {
                for (int j = 0; j < 4; j++)
                {
                    minor[i + j] += (next[i] * last[Slots + j]) - (next[Slots + i] * last[j]);
                }
            }

            ReadOnlySpan<double> constant = matrix.Slice(((3 * row) + 2) * Slots, Slots);
            for (int i = 0; i < 7; i++)
            {
                for (int j = 0; j < Slots; j++)
                {
                    determinant[i + j] += minor[i] * constant[j];
                }
            }
        }
    }

    /// <summary>x and y for z = n/d: the null vector (x d, y d, 1) of the matrix, its polynomials made homogeneous.</summary>
    private static bool BackSubstitute(ReadOnlySpan<double> matrix, double n, double d, Span<double> root)
    {
        Span<double> rows = stackalloc double[9], cross = stackalloc double[3], best = stackalloc double[3];
        for (int i = 0; i < 9; i++)
        {
            ReadOnlySpan<double> p = matrix.Slice(i * Slots, Slots);
            int degree = i % 3 == 2 ? 4 : 3;
            double value = p[degree], power = 1;
            for (int k = degree - 1; k >= 0; k--)
            {
                power *= d;
                value = (value * n) + (p[k] * power);
            }

            rows[i] = value;
        }

        double largest = -1;
        for (int i = 0; i < 3; i++)
        {
            Matrix3.Cross(rows.Slice(3 * i, 3), rows.Slice(3 * ((i + 1) % 3), 3), cross);
            double length = SmallVector.Dot(cross, cross);
            if (length > largest)
            {
                largest = length;
                cross.CopyTo(best);
            }
        }

        (root[0], root[1], root[2], root[3]) = (best[0], best[1], n * best[2], d * best[2]);
        return SmallVector.Normalize(root);
    }
}
