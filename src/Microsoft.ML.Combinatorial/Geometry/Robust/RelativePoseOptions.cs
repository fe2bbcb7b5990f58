namespace Microsoft.ML.Combinatorial.Geometry.Robust;

/// <summary>Which minimal solver makes the hypotheses of a relative pose.</summary>
public enum RelativePoseSolver
{
    /// <summary>Nistér's five-point algorithm: the fewest points, so the likeliest to be free of outliers, and up to ten solutions a sample.</summary>
    FivePoint,

    /// <summary>The eight-point algorithm: one solution a sample, quicker; it needs eight points without an outlier and fails on planes.</summary>
    EightPoint,
}

/// <summary>The settings of a <see cref="RobustRelativePose"/>.</summary>
public sealed record RelativePoseOptions
{
    /// <summary>Gets the number of minimal samples, 1 … 1,000,000, default 64. More find the pose more surely and take longer.</summary>
    public int Hypotheses { get; init; } = 64;

    /// <summary>Gets the largest Sampson distance of an inlier, in normalised image units (pixels over the focal length), finite and above 0,
    /// default 0.001. Too small: true correspondences are lost to noise; too large: wrong ones are let in.</summary>
    public double Threshold { get; init; } = 1e-3;

    /// <summary>Gets the solver; <see cref="RelativePoseSolver.FivePoint"/> by default.</summary>
    public RelativePoseSolver Solver { get; init; } = RelativePoseSolver.FivePoint;

    /// <summary>Gets the most steps of the local refinement of the best hypothesis, 0 … 1,000, default 20. 0: the hypothesis as it is.</summary>
    public int RefinementSteps { get; init; } = 20;

    /// <summary>Gets the seed of the samples, default 1.</summary>
    public long Seed { get; init; } = 1;

    /// <summary>Gets the number of hypotheses solved and scored at a time: −1, the default, for as many as there are processors, or at least 1. The
    /// result is the same for all.</summary>
    public int MaxDegreeOfParallelism { get; init; } = -1;

    /// <summary>Checks all values.</summary>
    /// <exception cref="ArgumentOutOfRangeException">A value lies outside its range; the message names it.</exception>
    public void Validate()
    {
        Check(Hypotheses is >= 1 and <= 1_000_000, Hypotheses, nameof(Hypotheses), "1 … 1000000");
        Check(Threshold > 0 && double.IsFinite(Threshold), Threshold, nameof(Threshold), "finite and above 0");
        Check(Enum.IsDefined(Solver), Solver, nameof(Solver), "FivePoint or EightPoint");
        Check(RefinementSteps is >= 0 and <= 1000, RefinementSteps, nameof(RefinementSteps), "0 … 1000");
        Check(MaxDegreeOfParallelism is -1 or >= 1, MaxDegreeOfParallelism, nameof(MaxDegreeOfParallelism), "−1 or at least 1");
    }

    private static void Check(bool valid, object value, string name, string allowed)
    {
        if (!valid)
        {
            throw new ArgumentOutOfRangeException(name, value, $"{name} must be {allowed}.");
        }
    }
}
