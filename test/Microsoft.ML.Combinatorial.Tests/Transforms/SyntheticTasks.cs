namespace Microsoft.ML.Combinatorial.Tests.Transforms;

/// <summary>Small matching tasks: the right side is the left one, noisy, turned and in another order, with strangers in it.</summary>
internal static class SyntheticTasks
{
    public const int FeatureSize = 6;

    /// <summary>Makes tasks of 3 to 6 keypoints a side; one keypoint in five has no partner.</summary>
    public static TaskRow[] Create(int count, int seed)
    {
        var random = new Random(seed);
        return [.. Enumerable.Range(0, count).Select(_ => Create(random))];
    }

    private static TaskRow Create(Random random)
    {
        int keypoints = random.Next(3, 7);
        int[] rightOf = [.. Enumerable.Range(0, keypoints)];
        random.Shuffle(rightOf);
        var task = new TaskRow
        {
            LeftFeatures = [.. Enumerable.Range(0, keypoints * FeatureSize).Select(_ => Normal(random))],
            LeftPositions = [.. Enumerable.Range(0, keypoints * 2).Select(_ => 10 * random.NextSingle())],
            RightFeatures = new float[keypoints * FeatureSize],
            RightPositions = new float[keypoints * 2],
            Label = (int[])rightOf.Clone(),
        };
        (float sin, float cos) = MathF.SinCos(random.NextSingle());
        for (int left = 0; left < keypoints; left++)
        {
            int right = rightOf[left];
            bool isStranger = random.NextDouble() < 0.2;
            task.Label[left] = isStranger ? -1 : right;
            for (int i = 0; i < FeatureSize; i++)
            {
                float feature = isStranger ? Normal(random) : task.LeftFeatures[(left * FeatureSize) + i];
                task.RightFeatures[(right * FeatureSize) + i] = feature + (0.1f * Normal(random));
            }

            (float x, float y) = (task.LeftPositions[2 * left], task.LeftPositions[(2 * left) + 1]);
            task.RightPositions[2 * right] = (cos * x) - (sin * y);
            task.RightPositions[(2 * right) + 1] = (sin * x) + (cos * y);
        }

        return task;
    }

    private static float Normal(Random random) =>
        (float)(Math.Sqrt(-2 * Math.Log(1 - random.NextDouble())) * Math.Cos(2 * Math.PI * random.NextDouble()));
}
