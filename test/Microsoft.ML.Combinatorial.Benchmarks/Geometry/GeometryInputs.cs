namespace Microsoft.ML.Combinatorial.Benchmarks.Geometry;

/// <summary>Inputs from SplitMix64 and Box–Muller, bit-equal in any language, so that programs in other languages can do the same work.</summary>
internal static class GeometryInputs
{
    public const int Batch = 64;

    public static double[] Uniform(ulong seed, int count)
    {
        var values = new double[count];
        ulong state = seed;
        for (int i = 0; i < count; i++)
        {
            state += 0x9E3779B97F4A7C15;
            ulong z = state;
            z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9;
            z = (z ^ (z >> 27)) * 0x94D049BB133111EB;
            values[i] = ((z ^ (z >> 31)) >> 11) * (1.0 / (1L << 53));
        }

        return values;
    }

    public static double[] Normal(ulong seed, int count)
    {
        double[] uniform = Uniform(seed, count + (count % 2));
        var values = new double[uniform.Length];
        for (int i = 0; i < values.Length; i += 2)
        {
            double radius = Math.Sqrt(-2 * Math.Log(1 - uniform[i]));
            (values[i], values[i + 1]) = (radius * Math.Cos(2 * Math.PI * uniform[i + 1]), radius * Math.Sin(2 * Math.PI * uniform[i + 1]));
        }

        return values[..count];
    }

    /// <summary>64 samples of four pairs (p, q, w): the first pair is moved by a tenth of a normal, w = 1/4.</summary>
    public static double[] Registration()
    {
        double[] p = Normal(1301, Batch * 12), moved = Normal(1302, Batch * 3), rows = new double[Batch * 28];
        for (int b = 0; b < Batch; b++)
        {
            for (int k = 0; k < 4; k++)
            {
                int row = (28 * b) + (7 * k);
                for (int i = 0; i < 3; i++)
                {
                    rows[row + i] = rows[row + 3 + i] = p[(12 * b) + (4 * i) + k];
                    rows[row + 3 + i] += k == 0 ? 0.1 * moved[(3 * b) + i] : 0;
                }

                rows[row + 6] = 0.25;
            }
        }

        return rows;
    }

    /// <summary>Samples of <paramref name="points"/> correspondences of one relative pose, with noise; and its essential matrix.</summary>
    public static double[] TwoView(int samples, int points, double noise, bool weighted, out double[] essential)
    {
        double[] world = Uniform(1501, samples * points * 3), turn = Normal(1502, 3), t = Normal(1503, 3);
        double[] noises = Normal(1504, samples * points * 4), r = Rotation([.. turn.Select(x => 0.2 * x)]);
        double length = Math.Sqrt(t.Sum(x => x * x));
        t = [.. t.Select(x => x / length)];
        essential = new double[9];
        Microsoft.ML.Combinatorial.Geometry.TwoView.EssentialDecomposition.FromPose(r, t, essential);
        int stride = weighted ? 5 : 4;
        var rows = new double[samples * points * stride];
        for (int k = 0; k < samples * points; k++)
        {
            double x = (2 * world[3 * k]) - 1, y = (2 * world[(3 * k) + 1]) - 1, z = 4 + (4 * world[(3 * k) + 2]);
            double u = (r[0] * x) + (r[1] * y) + (r[2] * z) + t[0], v = (r[3] * x) + (r[4] * y) + (r[5] * z) + t[1];
            double w = (r[6] * x) + (r[7] * y) + (r[8] * z) + t[2];
            double[] seen = [x / z, y / z, u / w, v / w];
            for (int i = 0; i < 4; i++)
            {
                rows[(stride * k) + i] = seen[i] + (noise * noises[(4 * k) + i]);
            }

            if (weighted)
            {
                rows[(stride * k) + 4] = 0.5 + world[3 * k];
            }
        }

        return rows;
    }

    /// <summary>Samples of three points in [−1, 1]³ seen by a camera about four units away.</summary>
    public static double[] Perspective(int samples)
    {
        double[] world = Uniform(1601, samples * 9), turns = Normal(1602, samples * 3), rows = new double[samples * 15];
        for (int k = 0; k < samples * 3; k++)
        {
            double[] r = Rotation(turns[(k / 3 * 3)..((k / 3 * 3) + 3)]);
            double x = (2 * world[3 * k]) - 1, y = (2 * world[(3 * k) + 1]) - 1, z = (2 * world[(3 * k) + 2]) - 1;
            double depth = (r[6] * x) + (r[7] * y) + (r[8] * z) + 4;
            double[] row = [((r[0] * x) + (r[1] * y) + (r[2] * z)) / depth, ((r[3] * x) + (r[4] * y) + (r[5] * z)) / depth, x, y, z];
            row.CopyTo(rows, 5 * k);
        }

        return rows;
    }

    /// <summary>The rotation about a vector by its length (Rodrigues).</summary>
    public static double[] Rotation(double[] w)
    {
        double angle = Math.Sqrt(w.Sum(x => x * x)), sine = Math.Sin(angle) / angle, versine = (1 - Math.Cos(angle)) / (angle * angle);
        double[] cross = [0, -w[2], w[1], w[2], 0, -w[0], -w[1], w[0], 0];
        return [.. cross.Select((x, i) => (i % 4 == 0 ? Math.Cos(angle) : 0) + (sine * x) + (versine * w[i / 3] * w[i % 3]))];
    }
}
