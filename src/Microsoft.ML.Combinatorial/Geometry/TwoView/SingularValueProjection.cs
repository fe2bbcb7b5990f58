using Microsoft.ML.Combinatorial.Geometry.LinearAlgebra;
using Microsoft.ML.Combinatorial.Geometry.Minimal;

namespace Microsoft.ML.Combinatorial.Geometry.TwoView;

/// <summary>
/// Replaces the singular values of a 3×3 matrix, U diag(s) Vᵀ → U diag(f) Vᵀ: f = (1, 1, 0) / √2 for the nearest essential matrix of unit norm,
/// f = (s₁, s₂, 0) for the nearest matrix of rank 2.
/// </summary>
internal static class SingularValueProjection
{
    public static bool ToEssential(ReadOnlySpan<double> m, Span<double> projected) => Project(m, essential: true, projected);

    public static bool ToRankTwo(ReadOnlySpan<double> m, Span<double> projected) => Project(m, essential: false, projected);

    /// <summary>
    /// dL/dm from dL/dprojected. With G = Uᵀ (dL/dprojected) V, the pair (i, j) is split into its symmetric part, which moves by
    /// (fᵢ − fⱼ) / (sᵢ − sⱼ), and its antisymmetric part, which moves by (fᵢ + fⱼ) / (sᵢ + sⱼ). The first is known where s₁ = s₂ as well, as the
    /// two f are then equal or the s themselves. Only s₂ = s₃ has no derivative.
    /// </summary>
    public static Degeneracy Backward(
        ReadOnlySpan<double> m, bool essential, ReadOnlySpan<double> upstream, Span<double> gradient, double conditionLimit)
    {
        Span<double> u = stackalloc double[9], s = stackalloc double[3], v = stackalloc double[9], f = stackalloc double[3];
        Span<double> g = stackalloc double[9], product = stackalloc double[9];
        if (!Svd3.Decompose(m, u, s, v))
        {
            return Degeneracy.OutOfRange;
        }

        double condition = s[0] / (s[1] - s[2]);
        if (!(condition <= conditionLimit))
        {
            return new Degeneracy(DegeneracyKind.IllConditioned, 1, double.IsNaN(condition) ? double.PositiveInfinity : condition);
        }

        Targets(s, essential, f);
        Matrix3.TransposeMultiply(u, upstream, product);
        Matrix3.Multiply(product, v, g);
        (g[0], g[4], g[8]) = essential ? (0, 0, 0) : (g[0], g[4], 0);
        Mix(g, 1, 3, essential ? 0 : 1, (f[0] + f[1]) / (s[0] + s[1]));
        Mix(g, 2, 6, f[0] / (s[0] - s[2]), f[0] / (s[0] + s[2]));
        Mix(g, 5, 7, f[1] / (s[1] - s[2]), f[1] / (s[1] + s[2]));
        Matrix3.Multiply(u, g, product);
        Matrix3.MultiplyTranspose(product, v, gradient);
        return Degeneracy.Of(3, 3, condition, conditionLimit);
    }

    private static bool Project(ReadOnlySpan<double> m, bool essential, Span<double> projected)
    {
        Span<double> u = stackalloc double[9], s = stackalloc double[3], v = stackalloc double[9], f = stackalloc double[3];
        bool found = Svd3.Decompose(m, u, s, v);
        Targets(s, essential, f);
        for (int i = 0; i < 9; i++)
        {
            u[i] *= f[i % 3];
        }

        Matrix3.MultiplyTranspose(u, v, projected);
        return found && s[1] - s[2] > 1e-15 * s[0];
    }

    private static void Targets(ReadOnlySpan<double> s, bool essential, Span<double> f) =>
        (f[0], f[1], f[2]) = essential ? (Math.Sqrt(0.5), Math.Sqrt(0.5), 0) : (s[0], s[1], 0);

    private static void Mix(Span<double> g, int i, int j, double symmetric, double antisymmetric)
    {
        double sum = 0.5 * symmetric * (g[i] + g[j]), difference = 0.5 * antisymmetric * (g[i] - g[j]);
        (g[i], g[j]) = (sum + difference, sum - difference);
    }
}
