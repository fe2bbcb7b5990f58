using Microsoft.ML.Combinatorial.Geometry.LinearAlgebra;

namespace Microsoft.ML.Combinatorial.Geometry.TwoView;

/// <summary>The derivative of y = z / ‖z‖.</summary>
internal static class UnitNorm
{
    /// <summary>dL/dz = (g − ⟨y, g⟩ y) / ‖z‖.</summary>
    public static void Backward(ReadOnlySpan<double> y, double norm, ReadOnlySpan<double> upstream, Span<double> gradient)
    {
        double along = SmallVector.Dot(y, upstream);
        for (int i = 0; i < y.Length; i++)
        {
            gradient[i] = (upstream[i] - (along * y[i])) / norm;
        }
    }
}
