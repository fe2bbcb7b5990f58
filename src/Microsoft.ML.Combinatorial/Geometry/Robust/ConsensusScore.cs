using Microsoft.ML.Combinatorial.Geometry.TwoView;

namespace Microsoft.ML.Combinatorial.Geometry.Robust;

/// <summary>How many correspondences agree with an essential matrix, by their Sampson distances.</summary>
internal static class ConsensusScore
{
    /// <summary>Σ max(0, 1 − d² / limit) over all rows of four, limit the squared threshold (MSAC; Torr and Zisserman 2000).</summary>
    public static double Of(ReadOnlySpan<double> essential, ReadOnlySpan<double> correspondences, double limit)
    {
        double score = 0, inverse = 1 / limit;
        for (int k = 0; k < correspondences.Length; k += 4)
        {
            score += Math.Max(0, 1 - (inverse * EpipolarResiduals.Sampson(essential, correspondences.Slice(k, 4))));
        }

        return score;
    }

    /// <summary>Marks the inliers and copies their rows to the front of <paramref name="rows"/>; returns how many they are.</summary>
    public static int Inliers(
        ReadOnlySpan<double> essential, ReadOnlySpan<double> correspondences, double limit, Span<bool> inliers, Span<double> rows)
    {
        int count = 0;
        for (int i = 0; i < inliers.Length; i++)
        {
            ReadOnlySpan<double> row = correspondences.Slice(4 * i, 4);
            inliers[i] = EpipolarResiduals.Sampson(essential, row) <= limit;
            if (inliers[i])
            {
                row.CopyTo(rows[(4 * count)..]);
                count++;
            }
        }

        return count;
    }
}
