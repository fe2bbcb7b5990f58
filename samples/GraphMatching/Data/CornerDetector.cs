namespace GraphMatchingSample.Data;

/// <summary>A corner: where it is, and how strong.</summary>
public readonly record struct Corner(float X, float Y, float Strength);

/// <summary>Finds corners by the smaller eigenvalue of the structure tensor (Shi and Tomasi, 1994).</summary>
public static class CornerDetector
{
    private const float Smoothing = 1f;
    private const float Integration = 1.5f;

    /// <summary>The strongest corners, strongest first; equal strengths in reading order.</summary>
    /// <param name="image">The image.</param>
    /// <param name="count">The largest number of corners.</param>
    /// <param name="distance">The smallest distance between two corners, in pixels.</param>
    /// <param name="margin">The width of a border without corners, in pixels; at least 2.</param>
    /// <param name="quality">The weakest strength, as a share of the strongest corner's.</param>
    public static List<Corner> Detect(GrayImage image, int count, float distance, int margin, float quality = 0.01f)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(margin, 2);
        var strength = Strength(image);
        var candidates = LocalMaxima(strength, margin);
        candidates.Sort((a, b) => b.Strength != a.Strength ? b.Strength.CompareTo(a.Strength)
            : a.Y != b.Y ? a.Y.CompareTo(b.Y) : a.X.CompareTo(b.X));
        var corners = new List<Corner>();
        foreach (var candidate in candidates)
        {
            if (corners.Count == count || candidate.Strength < quality * candidates[0].Strength)
            {
                break;
            }

            if (corners.TrueForAll(c => SquaredDistance(c, candidate) >= distance * distance))
            {
                corners.Add(candidate);
            }
        }

        return corners;
    }

    /// <summary>The smaller eigenvalue of the structure tensor at every pixel.</summary>
    public static GrayImage Strength(GrayImage image)
    {
        var (width, height) = (image.Width, image.Height);
        var smooth = image.Blur(Smoothing).Pixels;
        var (xx, xy, yy) = (new float[smooth.Length], new float[smooth.Length], new float[smooth.Length]);
        for (var y = 1; y < height - 1; y++)
        {
            for (var i = (y * width) + 1; i < ((y + 1) * width) - 1; i++)
            {
                var dx = (smooth[i + 1] - smooth[i - 1]) / 2;
                var dy = (smooth[i + width] - smooth[i - width]) / 2;
                (xx[i], xy[i], yy[i]) = (dx * dx, dx * dy, dy * dy);
            }
        }

        xx = new GrayImage(width, height, xx).Blur(Integration).Pixels;
        xy = new GrayImage(width, height, xy).Blur(Integration).Pixels;
        yy = new GrayImage(width, height, yy).Blur(Integration).Pixels;
        for (var i = 0; i < xx.Length; i++)
        {
            var half = (xx[i] - yy[i]) / 2;
            xx[i] = ((xx[i] + yy[i]) / 2) - MathF.Sqrt((half * half) + (xy[i] * xy[i]));
        }

        return new GrayImage(width, height, xx);
    }

    private static List<Corner> LocalMaxima(GrayImage strength, int margin)
    {
        var (width, values) = (strength.Width, strength.Pixels);
        var maxima = new List<Corner>();
        for (var y = margin; y < strength.Height - margin; y++)
        {
            for (var x = margin; x < width - margin; x++)
            {
                var i = (y * width) + x;
                var value = values[i];
                // A plateau belongs to its first pixel: earlier neighbours must be smaller, later ones not larger.
                if (value > 0
                    && value > values[i - width - 1] && value > values[i - width] && value > values[i - width + 1] && value > values[i - 1]
                    && value >= values[i + 1] && value >= values[i + width - 1] && value >= values[i + width] && value >= values[i + width + 1])
                {
                    maxima.Add(new Corner(
                        x + Vertex(values[i - 1], value, values[i + 1]),
                        y + Vertex(values[i - width], value, values[i + width]),
                        value));
                }
            }
        }

        return maxima;
    }

    // The top of the parabola through three neighbouring values, relative to the middle one.
    private static float Vertex(float before, float middle, float after)
    {
        var curvature = before - (2 * middle) + after;
        return curvature < 0 ? Math.Clamp((before - after) / (2 * curvature), -0.5f, 0.5f) : 0;
    }

    private static float SquaredDistance(Corner a, Corner b) => ((a.X - b.X) * (a.X - b.X)) + ((a.Y - b.Y) * (a.Y - b.Y));
}
