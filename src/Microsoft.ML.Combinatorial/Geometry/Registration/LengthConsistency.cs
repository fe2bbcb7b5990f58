namespace Microsoft.ML.Combinatorial.Geometry.Registration;

/// <summary>
/// What each correspondence has in common with the others, whatever the motion: right ones keep the distances between their points. At each of
/// four tolerances σ, two numbers from 0 to 1: the mean over the others j of c_ij = max(0, 1 − (|pᵢ−pⱼ| − |qᵢ−qⱼ|)² / σ²), and the entry of
/// the leading eigenvector of (c_ij) after three rounds of the power method, the largest entry being 1.
/// </summary>
/// <remarks>Time and memory: O(n · min(n, 256)); of more than 256 correspondences, 256 evenly spaced ones are voted by. Source: the spectral
/// technique of Leordeanu and Hebert 2005, and the spatial consistency of PointDSC (Bai et al. 2021); differs in that the figures
/// are inputs to a network, at several tolerances.</remarks>
internal static class LengthConsistency
{
    /// <summary>The figures of each correspondence.</summary>
    public const int FeatureCount = 8;

    private const int MostAnchors = 256;
    private const int Rounds = 3;

    private static ReadOnlySpan<float> Tolerances => [0.02f, 0.05f, 0.1f, 0.2f];

    /// <summary>Computes the figures of all correspondences.</summary>
    /// <param name="pairs">p and q of each pair, six values, in units of the points' spread.</param>
    /// <param name="aroundOrigin">Whether distances from the origin are kept too: a pair that breaks them agrees with none.</param>
    /// <param name="features">Rows of the network's input; the first entries of each are overwritten.</param>
    /// <param name="stride">The length of a row.</param>
    public static void Compute(ReadOnlySpan<double> pairs, bool aroundOrigin, Span<float> features, int stride)
    {
        int count = pairs.Length / 6, anchors = Math.Min(count, MostAnchors);
        if (count == 0)
        {
            return;
        }

        var differences = new float[count * anchors];
        for (int i = 0; i < count; i++)
        {
            for (int a = 0; a < anchors; a++)
            {
                int j = AnchorAt(a, count, anchors);
                differences[(i * anchors) + a] = i == j
                    ? float.PositiveInfinity
                    : (float)(Distance(pairs, i, j, 0) - Distance(pairs, i, j, 3));
            }
        }

        var votes = new float[count * anchors];
        for (int t = 0; t < Tolerances.Length; t++)
        {
            Vote(differences, Tolerances[t], votes);
            if (aroundOrigin)
            {
                WeighByOrigin(pairs, Tolerances[t], votes, anchors);
            }

            Summarise(votes, count, anchors, features[(2 * t)..], stride);
        }
    }

    /// <summary>The distance of the points i and j of one side.</summary>
    public static double Distance(ReadOnlySpan<double> pairs, int i, int j, int side)
    {
        double x = pairs[(6 * i) + side] - pairs[(6 * j) + side];
        double y = pairs[(6 * i) + side + 1] - pairs[(6 * j) + side + 1];
        double z = pairs[(6 * i) + side + 2] - pairs[(6 * j) + side + 2];
        return Math.Sqrt((x * x) + (y * y) + (z * z));
    }

    private static int AnchorAt(int a, int count, int anchors) => (int)((long)a * count / anchors);

    private static void Vote(ReadOnlySpan<float> differences, float tolerance, Span<float> votes)
    {
        float factor = 1 / (tolerance * tolerance);
        for (int i = 0; i < votes.Length; i++)
        {
            votes[i] = Math.Max(0, 1 - (differences[i] * differences[i] * factor));
        }
    }

    private static void WeighByOrigin(ReadOnlySpan<double> pairs, float tolerance, Span<float> votes, int anchors)
    {
        for (int i = 0; i < pairs.Length / 6; i++)
        {
            ReadOnlySpan<double> row = pairs.Slice(6 * i, 6);
            double difference = Norm(row[..3]) - Norm(row[3..]);
            float vote = (float)Math.Max(0, 1 - (difference * difference / (tolerance * tolerance)));
            foreach (ref float value in votes.Slice(i * anchors, anchors))
            {
                value *= vote;
            }
        }
    }

    private static double Norm(ReadOnlySpan<double> point) => Math.Sqrt((point[0] * point[0]) + (point[1] * point[1]) + (point[2] * point[2]));

    private static void Summarise(ReadOnlySpan<float> votes, int count, int anchors, Span<float> features, int stride)
    {
        var entries = new float[count];
        var atAnchors = new float[anchors];
        Array.Fill(atAnchors, 1);
        for (int round = 0; round <= Rounds; round++)
        {
            for (int i = 0; i < count; i++)
            {
                float sum = 0;
                ReadOnlySpan<float> row = votes.Slice(i * anchors, anchors);
                for (int a = 0; a < anchors; a++)
                {
                    sum += row[a] * atAnchors[a];
                }

                entries[i] = sum;
            }

            if (round == 0)
            {
                Write(entries, 1f / Math.Max(anchors - 1, 1), features, stride);
            }

            float largest = entries.Max();
            for (int a = 0; a < anchors; a++)
            {
                atAnchors[a] = largest > 0 ? entries[AnchorAt(a, count, anchors)] / largest : 0;
            }

            if (round == Rounds)
            {
                Write(entries, largest > 0 ? 1 / largest : 0, features[1..], stride);
            }
        }
    }

    private static void Write(float[] entries, float factor, Span<float> features, int stride)
    {
        for (int i = 0; i < entries.Length; i++)
        {
            features[i * stride] = entries[i] * factor;
        }
    }
}
