using System.Globalization;
using Microsoft.ML.Combinatorial.Geometry.Minimal;
using Microsoft.ML.Combinatorial.Geometry.TwoView;

namespace Microsoft.ML.Combinatorial.Geometry.Robust;

/// <summary>
/// Finds the relative pose of two calibrated views from correspondences of which many may be wrong: draws minimal samples, likelier where a
/// weight says so, solves each for its essential matrices, keeps the one that most correspondences agree with, refines it, and recovers the pose.
/// </summary>
/// <remarks>
/// <para>Effectively computes argmax over the samples' matrices of Σ max(0, 1 − d² / threshold²), d the Sampson distance; then damped Gauss–Newton
/// on the same score; then the decomposition that puts most inliers in front of both cameras.</para>
/// <para>Deterministic by the seed, whatever the number of threads; of equal scores the earlier sample wins. Time: a few dozen microseconds a hypothesis
/// and thread. Source: Fischler and Bolles 1981 (RANSAC); Torr and Zisserman 2000 (MSAC); Chum et al. 2003 (local optimisation).
/// One instance may be used from several threads.</para>
/// </remarks>
public sealed class RobustRelativePose
{
    private readonly GeometryBatch _solvers;
    private readonly int _sampleSize;

    /// <summary>Makes an instance.</summary>
    /// <param name="options">Its settings; the defaults where null.</param>
    /// <exception cref="ArgumentOutOfRangeException">A setting lies outside its range; the message names it.</exception>
    public RobustRelativePose(RelativePoseOptions? options = null)
    {
        Options = options ?? new RelativePoseOptions();
        Options.Validate();
        (_sampleSize, IMinimalSolver solver) = Options.Solver == RelativePoseSolver.FivePoint
            ? (5, (IMinimalSolver)new EssentialFivePoint())
            : (8, new EssentialEightPoint(8));
        _solvers = new GeometryBatch(solver, Options.MaxDegreeOfParallelism);
    }

    /// <summary>Gets the settings.</summary>
    public RelativePoseOptions Options { get; }

    /// <summary>Estimates a pose.</summary>
    /// <param name="correspondences">n rows x₁, y₁, x₂, y₂ in calibrated coordinates (pixels after the inverse intrinsics), finite.</param>
    /// <param name="logWeights">The logarithm of each correspondence's weight in the draw of samples, n values, −∞ for never; empty, the default, for equal
    /// weights. The score counts all correspondences alike.</param>
    /// <returns>The pose, or one that was not <see cref="RelativePoseEstimate.Found"/>.</returns>
    /// <exception cref="ArgumentException">Lengths do not fit together, a coordinate is not finite, or a weight is NaN or +∞.</exception>
    public RelativePoseEstimate Estimate(ReadOnlySpan<double> correspondences, ReadOnlySpan<double> logWeights = default)
    {
        int count = correspondences.Length / 4;
        Check(correspondences, logWeights, count);
        double[] weights = logWeights.IsEmpty ? new double[count] : logWeights.ToArray();
        double[] samples = new double[Options.Hypotheses * _solvers.Solver.InputLength];
        if (!DrawSamples(correspondences, weights, samples))
        {
            return RelativePoseEstimate.None(count);
        }

        int stride = 9 * _solvers.Solver.MaxSolutions;
        double[] solutions = new double[Options.Hypotheses * stride];
        int[] counts = new int[Options.Hypotheses];
        _solvers.Solve(samples, solutions, counts);
        int best = FindBest(solutions, counts, stride, correspondences.ToArray());
        return best < 0
            ? RelativePoseEstimate.None(count)
            : Finish(solutions.AsSpan(9 * best, 9), correspondences);
    }

    private bool DrawSamples(ReadOnlySpan<double> correspondences, ReadOnlySpan<double> weights, Span<double> samples)
    {
        Span<int> chosen = stackalloc int[_sampleSize];
        int width = _solvers.Solver.InputLength / _sampleSize, place = 0;
        for (int hypothesis = 0; hypothesis < Options.Hypotheses; hypothesis++)
        {
            if (!WeightedSampling.Draw(weights, Options.Seed, hypothesis, chosen))
            {
                return false;
            }

            foreach (int item in chosen)
            {
                // The eight-point solver's fifth column is a weight.
                Span<double> row = samples.Slice(place, width);
                row[width - 1] = 1;
                correspondences.Slice(4 * item, 4).CopyTo(row);
                place += width;
            }
        }

        return true;
    }

    /// <summary>The number, in units of one matrix, of the solution with the best score; −1 where there is none.</summary>
    private int FindBest(double[] solutions, int[] counts, int stride, double[] correspondences)
    {
        var bests = new (double Score, int Solution)[counts.Length];
        double limit = Options.Threshold * Options.Threshold;
        void Score(int hypothesis)
        {
            bests[hypothesis] = (double.NegativeInfinity, -1);
            for (int k = 0; k < counts[hypothesis]; k++)
            {
                int at = (hypothesis * stride) + (9 * k);
                double score = ConsensusScore.Of(solutions.AsSpan(at, 9), correspondences, limit);
                if (score > bests[hypothesis].Score)
                {
                    bests[hypothesis] = (score, at / 9);
                }
            }
        }

        if (Options.MaxDegreeOfParallelism == 1)
        {
            for (int hypothesis = 0; hypothesis < counts.Length; hypothesis++)
            {
                Score(hypothesis);
            }
        }
        else
        {
            Parallel.For(0, counts.Length, new ParallelOptions { MaxDegreeOfParallelism = Options.MaxDegreeOfParallelism }, Score);
        }

        (double Score, int Solution) best = (double.NegativeInfinity, -1);
        foreach ((double Score, int Solution) candidate in bests)
        {
            best = candidate.Score > best.Score ? candidate : best;
        }

        return best.Solution;
    }

    private RelativePoseEstimate Finish(ReadOnlySpan<double> hypothesis, ReadOnlySpan<double> correspondences)
    {
        double limit = Options.Threshold * Options.Threshold;
        int count = correspondences.Length / 4;
        bool[] inliers = new bool[count];
        double[] rows = new double[4 * count], rotation = new double[9], translation = new double[3], essential = new double[9];
        int kept = ConsensusScore.Inliers(hypothesis, correspondences, limit, inliers, rows);
        EssentialDecomposition.RecoverPose(hypothesis, rows.AsSpan(0, 4 * kept), rotation, translation);
        double score = PoseRefinement.Refine(rotation, translation, essential, correspondences, limit, Options.RefinementSteps);

        // Once more: the refined inliers may put more points in front with the other signs.
        kept = ConsensusScore.Inliers(essential, correspondences, limit, inliers, rows);
        double[] refined = (double[])essential.Clone();
        EssentialDecomposition.RecoverPose(refined, rows.AsSpan(0, 4 * kept), rotation, translation);
        EssentialDecomposition.FromPose(rotation, translation, essential);
        return new RelativePoseEstimate(rotation, translation, essential, inliers, score);
    }

    private static void Check(ReadOnlySpan<double> correspondences, ReadOnlySpan<double> logWeights, int count)
    {
        if (correspondences.Length % 4 != 0)
        {
            throw new ArgumentException(
                $"correspondences must hold rows of 4 values; they hold {correspondences.Length}.", nameof(correspondences));
        }

        if (!logWeights.IsEmpty && logWeights.Length != count)
        {
            throw new ArgumentException(
                $"logWeights must hold one value for each of {count} correspondences; they hold {logWeights.Length}.", nameof(logWeights));
        }

        for (int i = 0; i < correspondences.Length; i++)
        {
            if (!double.IsFinite(correspondences[i]))
            {
                throw new ArgumentException(
                    string.Create(CultureInfo.InvariantCulture, $"correspondences: slot {i} is {correspondences[i]}; it must be finite."),
                    nameof(correspondences));
            }
        }

        for (int i = 0; i < logWeights.Length; i++)
        {
            if (double.IsNaN(logWeights[i]) || double.IsPositiveInfinity(logWeights[i]))
            {
                throw new ArgumentException(
                    string.Create(CultureInfo.InvariantCulture, $"logWeights: slot {i} is {logWeights[i]}; it must be finite or −∞."),
                    nameof(logWeights));
            }
        }
    }
}
