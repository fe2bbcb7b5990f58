namespace GraphMatchingSample.Data;

/// <summary>Tells whether a scene's truth is true: image patches must look alike where it says that they show the same thing.</summary>
public static class TruthCheck
{
    private const int Radius = 5;

    /// <summary>
    /// The mean correlation (-1 to 1) of patches around the left image's corners with the right image at their true places,
    /// each moved by the given offset. With the right truth it is high without an offset, and falls with one.
    /// </summary>
    public static float Correlation(Scene scene, ITrueCorrespondence truth, float offsetX = 0, float offsetY = 0)
    {
        var total = 0f;
        var count = 0;
        foreach (var corner in CornerDetector.Detect(scene.Left, 2000, 5, Radius + 2))
        {
            var match = truth.Find(corner.X, corner.Y);
            if (match.Visibility == Visibility.Visible)
            {
                total += Correlation(scene, corner.X, corner.Y, match.X + offsetX, match.Y + offsetY);
                count++;
            }
        }

        return total / count;
    }

    private static float Correlation(Scene scene, float leftX, float leftY, float rightX, float rightY)
    {
        var (n, a, b, aa, ab, bb) = (0, 0f, 0f, 0f, 0f, 0f);
        for (var dy = -Radius; dy <= Radius; dy++)
        {
            for (var dx = -Radius; dx <= Radius; dx++)
            {
                var left = scene.Left.Sample(leftX + dx, leftY + dy);
                var right = scene.Right.Sample(rightX + dx, rightY + dy);
                n++;
                (a, b, aa, ab, bb) = (a + left, b + right, aa + (left * left), ab + (left * right), bb + (right * right));
            }
        }

        var variance = (aa - (a * a / n)) * (bb - (b * b / n));
        return variance > 0 ? (ab - (a * b / n)) / MathF.Sqrt(variance) : 0;
    }
}
