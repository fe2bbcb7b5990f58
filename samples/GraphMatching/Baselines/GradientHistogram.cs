namespace GraphMatchingSample.Baselines;

/// <summary>
/// Histograms of gradient directions over a 4x4 grid of cells (after Lowe, 2004). Turned, the grid and the directions are relative to
/// the patch's dominant gradient direction, so that a rotation of the image changes little; otherwise they are upright.
/// </summary>
public sealed class GradientHistogram(bool turned) : IPatchDescriptor
{
    private const int Cells = 4;
    private const int Directions = 8;
    private const int DominantBins = 36;
    private const float LargestEntry = 0.2f;

    /// <inheritdoc/>
    public float[] Describe(ReadOnlySpan<byte> patch)
    {
        var side = (int)MathF.Sqrt(patch.Length);
        var radius = side / 2f;
        var gradients = Gradients(patch, side);
        var angle = turned ? DominantDirection(gradients, radius) : 0;
        var (sin, cos) = MathF.SinCos(angle);
        var vector = new float[Cells * Cells * Directions];
        foreach (var (x, y, magnitude, direction) in gradients)
        {
            // The place in the turned grid, in cells; the centre of the first cell is 0.
            var cellX = (((cos * x) + (sin * y)) / radius * Cells / 2) + ((Cells - 1) / 2f);
            var cellY = (((cos * y) - (sin * x)) / radius * Cells / 2) + ((Cells - 1) / 2f);
            var weight = magnitude * MathF.Exp(-((x * x) + (y * y)) / (2 * radius * radius * 0.5f));
            Add(vector, cellX, cellY, Circular(direction - angle, Directions), weight);
        }

        UnitLength.Scale(vector);
        for (var i = 0; i < vector.Length; i++)
        {
            vector[i] = MathF.Min(vector[i], LargestEntry);
        }

        UnitLength.Scale(vector);
        return vector;
    }

    private static List<(float X, float Y, float Magnitude, float Direction)> Gradients(ReadOnlySpan<byte> patch, int side)
    {
        var gradients = new List<(float, float, float, float)>();
        var middle = (side - 1) / 2f;
        for (var y = 1; y < side - 1; y++)
        {
            for (var x = 1; x < side - 1; x++)
            {
                var i = (y * side) + x;
                float dx = patch[i + 1] - patch[i - 1];
                float dy = patch[i + side] - patch[i - side];
                gradients.Add((x - middle, y - middle, MathF.Sqrt((dx * dx) + (dy * dy)), MathF.Atan2(dy, dx)));
            }
        }

        return gradients;
    }

    private static float DominantDirection(List<(float X, float Y, float Magnitude, float Direction)> gradients, float radius)
    {
        var histogram = new float[DominantBins];
        foreach (var (x, y, magnitude, direction) in gradients)
        {
            var position = Circular(direction, DominantBins);
            var (low, share) = ((int)position, position - (int)position);
            var weight = magnitude * MathF.Exp(-((x * x) + (y * y)) / (2 * radius * radius * 0.25f));
            histogram[low % DominantBins] += weight * (1 - share);
            histogram[(low + 1) % DominantBins] += weight * share;
        }

        for (var pass = 0; pass < 3; pass++)
        {
            histogram = [.. histogram.Select((value, i) =>
                (histogram[(i + DominantBins - 1) % DominantBins] + value + histogram[(i + 1) % DominantBins]) / 3)];
        }

        var best = Array.IndexOf(histogram, histogram.Max());
        var (before, after) = (histogram[(best + DominantBins - 1) % DominantBins], histogram[(best + 1) % DominantBins]);
        var curvature = before - (2 * histogram[best]) + after;
        return (best + (curvature < 0 ? (before - after) / (2 * curvature) : 0)) * MathF.Tau / DominantBins;
    }

    // An angle as a position on a circle of so many bins, 0 <= position < bins.
    private static float Circular(float angle, int bins)
    {
        var position = angle / MathF.Tau * bins;
        position -= MathF.Floor(position / bins) * bins;
        return position < bins ? position : 0;
    }

    // Shares the weight among the neighbouring cells and directions.
    private static void Add(float[] vector, float cellX, float cellY, float direction, float weight)
    {
        var (left, top, first) = ((int)MathF.Floor(cellX), (int)MathF.Floor(cellY), (int)direction);
        for (var corner = 0; corner < 8; corner++)
        {
            var (x, y, bin) = (left + (corner & 1), top + ((corner >> 1) & 1), first + (corner >> 2));
            if (x >= 0 && y >= 0 && x < Cells && y < Cells)
            {
                vector[(((y * Cells) + x) * Directions) + (bin % Directions)] += weight
                    * (1 - MathF.Abs(cellX - x)) * (1 - MathF.Abs(cellY - y)) * (1 - MathF.Abs(direction - bin));
            }
        }
    }
}
