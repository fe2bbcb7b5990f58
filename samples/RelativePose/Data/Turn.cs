using GraphMatchingSample.Data;

namespace RelativePoseSample.Data;

/// <summary>Rotations as nine numbers, row by row.</summary>
public static class Turn
{
    /// <summary>A turn by a random angle below the largest (in degrees) about a random axis.</summary>
    public static double[] Random(RandomNumbers random, float largest)
    {
        var axis = Direction(random);
        double angle = random.Uniform(0, largest) * Math.PI / 180, sine = Math.Sin(angle), rest = 1 - Math.Cos(angle);
        var (x, y, z) = (axis[0], axis[1], axis[2]);
        return
        [
            1 - (rest * ((y * y) + (z * z))), (rest * x * y) - (sine * z), (rest * x * z) + (sine * y),
            (rest * x * y) + (sine * z), 1 - (rest * ((x * x) + (z * z))), (rest * y * z) - (sine * x),
            (rest * x * z) - (sine * y), (rest * y * z) + (sine * x), 1 - (rest * ((x * x) + (y * y))),
        ];
    }

    /// <summary>A direction, each as likely as any other.</summary>
    public static double[] Direction(RandomNumbers random)
    {
        while (true)
        {
            double[] vector = [random.Uniform(-1, 1), random.Uniform(-1, 1), random.Uniform(-1, 1)];
            var length = Math.Sqrt(vector.Sum(value => value * value));
            if (length is > 0.1 and <= 1)
            {
                return [.. vector.Select(value => value / length)];
            }
        }
    }

    /// <summary>R p.</summary>
    public static double[] Apply(double[] r, ReadOnlySpan<double> p) =>
    [
        (r[0] * p[0]) + (r[1] * p[1]) + (r[2] * p[2]),
        (r[3] * p[0]) + (r[4] * p[1]) + (r[5] * p[2]),
        (r[6] * p[0]) + (r[7] * p[1]) + (r[8] * p[2]),
    ];
}
