namespace Microsoft.ML.Combinatorial.Geometry.Registration;

/// <summary>
/// The scale between two point sets in correspondence, without knowing which correspondences are right: the length ratios of right ones
/// agree, those of others scatter, so the most frequent ratio is the scale. Time: O(n · min(n, 64)).
/// </summary>
internal static class LengthRatio
{
    private const int MostSteps = 64;
    private const double BinWidth = 0.02;
    private const int HalfBins = 250;

    /// <summary>The most frequent ratio |qᵢ − qⱼ| / |pᵢ − pⱼ|, to some percent; null where there is none.</summary>
    /// <param name="pairs">p and q of each pair, six values.</param>
    public static double? MostFrequent(ReadOnlySpan<double> pairs)
    {
        double[] logarithms = Logarithms(pairs);
        if (logarithms.Length == 0)
        {
            return null;
        }

        Array.Sort(logarithms);
        double median = logarithms[logarithms.Length / 2];
        var counts = new int[(2 * HalfBins) + 1];
        foreach (double value in logarithms)
        {
            double bin = Math.Round((value - median) / BinWidth);
            if (Math.Abs(bin) <= HalfBins)
            {
                counts[(int)bin + HalfBins]++;
            }
        }

        // Three bins together, so that a peak on the border of two counts in full; of equal peaks the smallest ratio.
        int best = 1;
        for (int bin = 1; bin < counts.Length - 1; bin++)
        {
            if (Around(counts, bin) > Around(counts, best))
            {
                best = bin;
            }
        }

        double shift = (counts[best + 1] - counts[best - 1]) / (double)Around(counts, best);
        return Math.Exp(median + ((best - HalfBins + shift) * BinWidth));
    }

    private static int Around(int[] counts, int bin) => counts[bin - 1] + counts[bin] + counts[bin + 1];

    private static double[] Logarithms(ReadOnlySpan<double> pairs)
    {
        int count = pairs.Length / 6;
        var values = new List<double>();
        for (int step = 1; step < Math.Min(count, MostSteps + 1); step++)
        {
            for (int i = 0; i + step < count; i++)
            {
                double ratio = Math.Log(
                    LengthConsistency.Distance(pairs, i, i + step, 3) / LengthConsistency.Distance(pairs, i, i + step, 0));
                if (double.IsFinite(ratio))
                {
                    values.Add(ratio);
                }
            }
        }

        return [.. values];
    }
}
