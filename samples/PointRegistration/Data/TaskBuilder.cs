namespace PointRegistrationSample.Data;

/// <summary>Draws registration tasks from meshes.</summary>
public static class TaskBuilder
{
    /// <summary>Draws tasks, the meshes in turn.</summary>
    /// <param name="meshes">At least one mesh.</param>
    /// <param name="count">How many tasks.</param>
    /// <param name="seed">Keys everything that is drawn.</param>
    /// <param name="options">How hard they are.</param>
    public static AlignmentTask[] Draw(IReadOnlyList<Mesh> meshes, int count, int seed, TaskOptions options)
    {
        var random = new Random(seed);
        return [.. Enumerable.Range(0, count).Select(i => Draw(meshes[i % meshes.Count], random, options))];
    }

    private static AlignmentTask Draw(Mesh mesh, Random random, TaskOptions options)
    {
        int pairs = random.Next(options.FewestPairs, options.MostPairs + 1);
        int wrong = (int)Math.Round(pairs * (options.LeastWrong + ((options.MostWrong - options.LeastWrong) * random.NextDouble())));
        double share = options.MostSecondMotion * (options.AlwaysMostSecondMotion ? 1 : random.NextDouble());
        int second = Math.Min(wrong, (int)(share * (pairs - wrong)));
        double[] motion = RandomMotion(random, options), other = RandomMotion(random, options);
        var task = new AlignmentTask(
            new float[3 * pairs], new float[3 * pairs], [.. motion.Select(value => (float)value)], new bool[pairs]);
        int[] order = [.. Enumerable.Range(0, pairs)];
        random.Shuffle(order);
        for (int i = 0; i < pairs; i++)
        {
            int vertex = random.Next(mesh.Count);
            task.IsRight[i] = order[i] >= wrong;

            // A wrong partner is another place of the same surface, as of a descriptor that took one for the other, or the right
            // place of an object that moves on its own.
            bool isSecond = order[i] < second;
            int partner = task.IsRight[i] || isSecond ? vertex : random.Next(mesh.Count);
            Place(mesh, vertex, partner, isSecond ? other : motion, random, options.Noise, task, i);
        }

        return task;
    }

    private static void Place(
        Mesh mesh, int vertex, int partner, double[] motion, Random random, double noise, AlignmentTask task, int pair)
    {
        for (int axis = 0; axis < 3; axis++)
        {
            double moved = motion[9 + axis] + (noise * Normal(random));
            for (int k = 0; k < 3; k++)
            {
                moved += motion[(3 * axis) + k] * mesh.Vertices[(3 * partner) + k];
            }

            task.Source[(3 * pair) + axis] = (float)mesh.Vertices[(3 * vertex) + axis];
            task.Target[(3 * pair) + axis] = (float)moved;
        }
    }

    private static double[] RandomMotion(Random random, TaskOptions options) =>
    [
        .. RandomRotation(random),
        .. Enumerable.Range(0, 3).Select(_ => options.MostShift * ((2 * random.NextDouble()) - 1)),
    ];

    // A unit quaternion of four normal numbers is uniform over all rotations.
    private static double[] RandomRotation(Random random)
    {
        double w = Normal(random), x = Normal(random), y = Normal(random), z = Normal(random);
        double s = 2 / ((w * w) + (x * x) + (y * y) + (z * z));
        return
        [
            1 - (s * ((y * y) + (z * z))), s * ((x * y) - (w * z)), s * ((x * z) + (w * y)),
            s * ((x * y) + (w * z)), 1 - (s * ((x * x) + (z * z))), s * ((y * z) - (w * x)),
            s * ((x * z) - (w * y)), s * ((y * z) + (w * x)), 1 - (s * ((x * x) + (y * y))),
        ];
    }

    private static double Normal(Random random) =>
        Math.Sqrt(-2 * Math.Log(1 - random.NextDouble())) * Math.Cos(2 * Math.PI * random.NextDouble());
}
