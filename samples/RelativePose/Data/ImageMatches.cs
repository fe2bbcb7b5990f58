using GraphMatchingSample.Baselines;
using GraphMatchingSample.Data;

namespace RelativePoseSample.Data;

/// <summary>Matches the corners of two images by their descriptors: each left corner's nearest right one, whether right or wrong.</summary>
public static class ImageMatches
{
    private const int PatchSize = 16;
    private const int Margin = (PatchSize / 2) + 1;
    private const float Distance = 5; // between two corners of an image, in pixels

    /// <summary>Finds matches.</summary>
    /// <param name="left">The first image.</param>
    /// <param name="right">The second image.</param>
    /// <param name="corners">The most corners of an image.</param>
    /// <returns>x1, y1, x2, y2 of each, in pixels.</returns>
    public static List<float[]> Find(GrayImage left, GrayImage right, int corners)
    {
        var first = CornerDetector.Detect(left, corners, Distance, Margin, 0.001f);
        var second = CornerDetector.Detect(right, corners, Distance, Margin, 0.001f);
        var (firstVectors, secondVectors) = (Describe(left, first), Describe(right, second));
        var nearest = new int[first.Count];
        Parallel.For(0, first.Count, i => nearest[i] = Nearest(firstVectors[i], secondVectors));
        return [.. first.Select((corner, i) => new[] { corner.X, corner.Y, second[nearest[i]].X, second[nearest[i]].Y })];
    }

    private static float[][] Describe(GrayImage image, List<Corner> corners)
    {
        const float Middle = (PatchSize - 1) / 2f;
        var histogram = new GradientHistogram(turned: true);
        var vectors = new float[corners.Count][];
        Parallel.For(0, corners.Count, i =>
        {
            var patch = new byte[PatchSize * PatchSize];
            for (var k = 0; k < patch.Length; k++)
            {
                patch[k] = (byte)MathF.Round(image.Sample(corners[i].X + (k % PatchSize) - Middle, corners[i].Y + (k / PatchSize) - Middle));
            }

            vectors[i] = histogram.Describe(patch);
        });
        return vectors;
    }

    private static int Nearest(float[] vector, float[][] others)
    {
        var (best, most) = (0, float.NegativeInfinity);
        for (var j = 0; j < others.Length; j++)
        {
            var product = 0f;
            for (var i = 0; i < vector.Length; i++)
            {
                product += vector[i] * others[j][i];
            }

            (best, most) = product > most ? (j, product) : (best, most);
        }

        return best;
    }
}
