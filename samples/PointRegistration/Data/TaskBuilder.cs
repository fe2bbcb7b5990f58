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
        double[] rotation = RandomRotation(random);
        double[] shift = [.. Enumerable.Range(0, 3).Select(_ => options.MostShift * ((2 * random.NextDouble()) - 1))];
        var task = new AlignmentTask(
            new float[3 * pairs], new float[3 * pairs], [.. rotation.Concat(shift).Select(value => (float)value)], new bool[pairs]);
        int[] order = [.. Enumerable.Range(0, pairs)];
        random.Shuffle(order);
        for (int i = 0; i < pairs; i++)
        {
            int vertex = random.Next(mesh.Count);
            task.IsRight[i] = order[i] >= wrong;

            // A wrong partner is another place of the same surface, as of a descriptor that took one for the other.
            int partner = task.IsRight[i] ? vertex : random.Next(mesh.Count);
            for (int axis = 0; axis < 3; axis++)
            {
                double moved = shift[axis] + (options.Noise * Normal(random));
                for (int k = 0; k < 3; k++)
                {
                    moved += rotation[(3 * axis) + k] * mesh.Vertices[(3 * partner) + k];
                }

                task.Source[(3 * i) + axis] = (float)mesh.Vertices[(3 * vertex) + axis];
                task.Target[(3 * i) + axis] = (float)moved;
            }
        }

        return task;
    }

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
