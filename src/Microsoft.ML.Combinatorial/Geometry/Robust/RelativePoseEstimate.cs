namespace Microsoft.ML.Combinatorial.Geometry.Robust;

/// <summary>A relative pose found among outliers: x₂ ∼ R x₁ + t.</summary>
/// <param name="Rotation">R, nine values row by row; zeros where no pose was found.</param>
/// <param name="Translation">t of unit length, three values; zeros where no pose was found.</param>
/// <param name="Essential">[t]× R of unit norm, nine values row by row; zeros where no pose was found.</param>
/// <param name="Inliers">For each correspondence whether its Sampson distance is within the threshold.</param>
/// <param name="Score">The MSAC score, Σ max(0, 1 − d² / threshold²): a perfect inlier counts 1, an outlier 0.</param>
public sealed record RelativePoseEstimate(double[] Rotation, double[] Translation, double[] Essential, bool[] Inliers, double Score)
{
    /// <summary>Gets whether a pose was found; none is where fewer correspondences than a minimal sample have a weight, or every sample was
    /// degenerate.</summary>
    public bool Found => Rotation.AsSpan().IndexOfAnyExcept(0) >= 0;

    internal static RelativePoseEstimate None(int count) => new(new double[9], new double[3], new double[9], new bool[count], 0);
}
