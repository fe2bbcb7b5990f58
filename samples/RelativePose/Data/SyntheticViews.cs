using GraphMatchingSample.Data;

namespace RelativePoseSample.Data;

/// <summary>
/// Draws pairs of views of random points: the camera turns and moves, image places are noisy, and 30 to 60 % of the correspondences are wrong. The same seed
/// gives the same pairs.
/// </summary>
public static class SyntheticViews
{
    private const int FewestPoints = 60;
    private const int MostPoints = 120;
    private const float SmallestOutlierShare = 0.3f;
    private const float LargestOutlierShare = 0.6f;
    private const float LargestTurn = 25; // degrees
    private const float HalfWidth = 0.4f; // of the first image, in focal lengths
    private const float HalfHeight = 0.3f;
    private const float Noise = 0.0005f; // half a pixel at a focal length of 1000

    /// <summary>Draws pairs number 0 to count - 1.</summary>
    public static ViewPair[] Build(int count, int seed)
    {
        var pairs = new ViewPair[count];
        Parallel.For(0, count, index => pairs[index] = Build(new RandomNumbers(seed, index)));
        return pairs;
    }

    private static ViewPair Build(RandomNumbers random)
    {
        var rotation = Turn.Random(random, LargestTurn);
        var direction = Turn.Direction(random);
        var baseline = 0.06 * Math.Pow(8, random.Uniform(0, 1)); // in units of the nearest depth
        var translation = direction.Select(value => value * baseline).ToArray();
        var farthest = random.Uniform(1.5f, 4);
        var count = FewestPoints + random.Index(MostPoints - FewestPoints + 1);
        var rows = new float[4 * count];
        for (var i = 0; i < count; i++)
        {
            Project(random, rotation, translation, farthest).CopyTo(rows, 4 * i);
        }

        Spoil(random, rows, (int)(count * random.Uniform(SmallestOutlierShare, LargestOutlierShare)));
        return new ViewPair("synthetic", rows, [.. rotation.Concat(direction).Select(value => (float)value)], []);
    }

    // Inverse depths are uniform: as many points near as far, as seen by their motion.
    private static float[] Project(RandomNumbers random, double[] rotation, double[] translation, float farthest)
    {
        while (true)
        {
            var (x, y) = (random.Uniform(-HalfWidth, HalfWidth), random.Uniform(-HalfHeight, HalfHeight));
            double depth = 1 / random.Uniform(1 / farthest, 1);
            var moved = Turn.Apply(rotation, [x * depth, y * depth, depth]).Zip(translation, (a, b) => a + b).ToArray();
            if (moved[2] > 0.2 * depth)
            {
                return
                [
                    x + (Noise * random.Normal()), y + (Noise * random.Normal()),
                    (float)(moved[0] / moved[2]) + (Noise * random.Normal()), (float)(moved[1] / moved[2]) + (Noise * random.Normal()),
                ];
            }
        }
    }

    // Two kinds of mistakes: the place of something else, and a place near the right one.
    private static void Spoil(RandomNumbers random, float[] rows, int outliers)
    {
        var order = Enumerable.Range(0, rows.Length / 4).ToList();
        random.Shuffle(order);
        var second = rows.ToArray();
        foreach (var item in order.Take(outliers))
        {
            var other = random.Index(2) == 0 ? random.Index(rows.Length / 4) : item;
            var spread = other == item ? 0.08f : 0.01f;
            rows[(4 * item) + 2] = second[(4 * other) + 2] + (spread * random.Normal());
            rows[(4 * item) + 3] = second[(4 * other) + 3] + (spread * random.Normal());
        }
    }
}
