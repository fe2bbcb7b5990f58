using Microsoft.ML.Combinatorial.Geometry.LinearAlgebra;

namespace Microsoft.ML.Combinatorial.Geometry.AbsolutePose;

/// <summary>
/// The depths along three rays that put points at given distances from each other: dᵢ² + dⱼ² − 2 cᵢⱼ dᵢ dⱼ = aᵢⱼ. Two differences of these equations are
/// conics in (d₁ : d₂ : d₃); a degenerate conic of their pencil is a pair of lines, and each line meets the conics in at most two points.
/// </summary>
/// <remarks>Source: the idea of Persson and Nordberg 2018 (Lambda Twist); degenerate member by eigenvalues, depths polished by Newton's method.</remarks>
internal static class DepthSolver
{
    public const int MaxSolutions = 4;

    private const int PolishingSteps = 5;

    /// <summary>Finds all triples of positive depths.</summary>
    /// <param name="cosines">c₁₂, c₁₃, c₂₃: of the angles between the rays.</param>
    /// <param name="squares">a₁₂, a₁₃, a₂₃: squared distances of the points.</param>
    /// <param name="depths">4 × 3 values, overwritten.</param>
    /// <returns>The number of triples.</returns>
    public static int Solve(ReadOnlySpan<double> cosines, ReadOnlySpan<double> squares, Span<double> depths)
    {
        Span<double> first = stackalloc double[9], second = stackalloc double[9], values = stackalloc double[3], vectors = stackalloc double[9];
        double a12 = squares[0], a13 = squares[1], a23 = squares[2], c12 = cosines[0], c13 = cosines[1], c23 = cosines[2];
        SetSymmetric(first, a23, a23 - a12, -a12, -a23 * c12, 0, a12 * c23);
        SetSymmetric(second, a23, -a13, a23 - a13, 0, -a23 * c13, a13 * c23);
        (double n, double d) = DegenerateMember(first, second, values, vectors);
        if (!(values[0] < 0 && values[2] > 0))
        {
            return 0;
        }

        // Of the pencil any other member will do for the intersection; the one farther from the degenerate one is taken.
        ReadOnlySpan<double> conic = Math.Abs(n) > Math.Abs(d) ? second : first;
        Span<double> line = stackalloc double[3], along = stackalloc double[3], coefficients = stackalloc double[3];
        Span<double> numerators = stackalloc double[2], denominators = stackalloc double[2];
        ReadOnlySpan<double> vertex = vectors.Slice(3, 3);
        double negative = Math.Sqrt(-values[0]), positive = Math.Sqrt(values[2]);
        int count = 0;
        for (int sign = -1; sign <= 1; sign += 2)
        {
            for (int i = 0; i < 3; i++)
            {
                line[i] = (positive * vectors[6 + i]) + (sign * negative * vectors[i]);
            }

            Matrix3.Cross(line, vertex, along);
            SmallVector.Normalize(along);
            coefficients[0] = Form(conic, vertex, vertex);
            coefficients[1] = 2 * Form(conic, vertex, along);
            coefficients[2] = Form(conic, along, along);
            int found = RealRoots.Find(coefficients, numerators, denominators);
            for (int k = 0; k < found; k++)
            {
                Span<double> depth = depths.Slice(3 * count, 3);
                for (int i = 0; i < 3; i++)
                {
                    depth[i] = (denominators[k] * vertex[i]) + (numerators[k] * along[i]);
                }

                count += Scale(depth, cosines, squares) && Polish(depth, cosines, squares) ? 1 : 0;
            }
        }

        return count;
    }

    /// <summary>The member n·first + d·second with determinant zero that is most clearly a pair of real lines, by its eigenvalues.</summary>
    private static (double Numerator, double Denominator) DegenerateMember(
        ReadOnlySpan<double> first, ReadOnlySpan<double> second, Span<double> values, Span<double> vectors)
    {
        Span<double> cubic = stackalloc double[4], cofactors = stackalloc double[9], member = stackalloc double[9];
        Span<double> numerators = stackalloc double[3], denominators = stackalloc double[3];
        Span<double> otherValues = stackalloc double[3], otherVectors = stackalloc double[9];
        Matrix3.Cofactors(first, cofactors);
        (cubic[3], cubic[2]) = (Matrix3.Determinant(first), SmallVector.Dot(cofactors, second));
        Matrix3.Cofactors(second, cofactors);
        (cubic[1], cubic[0]) = (SmallVector.Dot(cofactors, first), Matrix3.Determinant(second));
        int found = RealRoots.Find(cubic, numerators, denominators);
        values.Clear();
        double best = 0;
        (double, double) at = (0, 0);
        for (int k = 0; k < found; k++)
        {
            for (int i = 0; i < 9; i++)
            {
                member[i] = (numerators[k] * first[i]) + (denominators[k] * second[i]);
            }

            SymmetricEigen.Decompose(member, 3, otherValues, otherVectors);
            double largest = Math.Max(-otherValues[0], otherValues[2]), indefinite = Math.Min(-otherValues[0], otherValues[2]) / largest;
            if (indefinite > best)
            {
                best = indefinite;
                at = (numerators[k], denominators[k]);
                otherValues.CopyTo(values);
                otherVectors.CopyTo(vectors);
            }
        }

        return at;
    }

    /// <summary>Makes a direction positive and as long as the three distances ask for together.</summary>
    private static bool Scale(Span<double> d, ReadOnlySpan<double> c, ReadOnlySpan<double> a)
    {
        double squares = 2 * (SmallVector.Dot(d, d) - (c[0] * d[0] * d[1]) - (c[1] * d[0] * d[2]) - (c[2] * d[1] * d[2]));
        double scale = Math.Sqrt((a[0] + a[1] + a[2]) / squares);
        SmallVector.Scale(d, d[0] + d[1] + d[2] < 0 ? -scale : scale);
        return IsPositive(d);
    }

    private static bool Polish(Span<double> d, ReadOnlySpan<double> c, ReadOnlySpan<double> a)
    {
        Span<double> jacobian = stackalloc double[9], cofactors = stackalloc double[9], residual = stackalloc double[3], step = stackalloc double[3];
        for (int iteration = 0; iteration < PolishingSteps; iteration++)
        {
            double x = d[0], y = d[1], z = d[2];
            residual[0] = (x * x) + (y * y) - (2 * c[0] * x * y) - a[0];
            residual[1] = (x * x) + (z * z) - (2 * c[1] * x * z) - a[1];
            residual[2] = (y * y) + (z * z) - (2 * c[2] * y * z) - a[2];
            (jacobian[0], jacobian[1], jacobian[2]) = (2 * (x - (c[0] * y)), 2 * (y - (c[0] * x)), 0);
            (jacobian[3], jacobian[4], jacobian[5]) = (2 * (x - (c[1] * z)), 0, 2 * (z - (c[1] * x)));
            (jacobian[6], jacobian[7], jacobian[8]) = (0, 2 * (y - (c[2] * z)), 2 * (z - (c[2] * y)));
            Matrix3.Cofactors(jacobian, cofactors);
            double determinant = SmallVector.Dot(jacobian[..3], cofactors);
            Matrix3.ApplyTranspose(cofactors, residual, step);
            if (determinant == 0 || !SmallVector.IsFinite(step))
            {
                break;
            }

            SmallVector.AddScaled(-1 / determinant, step, d);
            if (SmallVector.MaxMagnitude(step) <= 1e-16 * Math.Abs(determinant) * (x + y + z))
            {
                break;
            }
        }

        return IsPositive(d) && SmallVector.MaxMagnitude(residual) < 1e-9 * (a[0] + a[1] + a[2]);
    }

    private static bool IsPositive(ReadOnlySpan<double> d) => d[0] > 0 && d[1] > 0 && d[2] > 0 && SmallVector.IsFinite(d[..3]);

    private static double Form(ReadOnlySpan<double> m, ReadOnlySpan<double> x, ReadOnlySpan<double> y)
    {
        Span<double> product = stackalloc double[3];
        Matrix3.Apply(m, y, product);
        return SmallVector.Dot(x, product);
    }

    private static void SetSymmetric(Span<double> m, double xx, double yy, double zz, double xy, double xz, double yz)
    {
        (m[0], m[4], m[8]) = (xx, yy, zz);
        m[1] = m[3] = xy;
        m[2] = m[6] = xz;
        m[5] = m[7] = yz;
    }
}
