namespace Microsoft.ML.Combinatorial.Benchmarks.Solvers;

/// <summary>What <see cref="GraphMatchingGap"/> measured.</summary>
/// <param name="KeypointGap">Mean of (value − bound) / max(|value|, 1) over the keypoint tasks with edge costs.</param>
/// <param name="RandomGap">The same over the random instances.</param>
/// <param name="Violations">Instances of all kinds with a bound above the value, or above the optimum where that is known.</param>
/// <param name="OptimalShare">Share of the instances of brute-force size that were solved to optimality.</param>
/// <param name="KeypointMilliseconds">Mean time of a solve of a keypoint task.</param>
/// <param name="KeypointBaselineGap">The baseline's value against our bound, on the keypoint tasks.</param>
internal sealed record GraphMatchingGapResult(
    double KeypointGap,
    double RandomGap,
    int Violations,
    double OptimalShare,
    double KeypointMilliseconds,
    double KeypointBaselineGap);
