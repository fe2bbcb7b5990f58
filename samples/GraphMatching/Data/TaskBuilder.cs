namespace GraphMatchingSample.Data;

/// <summary>Draws matching tasks from a scene: the same seed gives the same tasks, whatever the number of threads.</summary>
public sealed class TaskBuilder
{
    private const int MostCorners = 60;
    private const float CornerDistance = 7;
    private const int Margin = (KeypointTask.PatchSize / 2) + 1;
    private const int MostAttempts = 500;

    private readonly Scene _scene;
    private readonly TaskOptions _options;
    private readonly List<Corner> _centers; // windows around corners hold something to see

    /// <summary>Prepares the scene.</summary>
    public TaskBuilder(Scene scene, TaskOptions options)
    {
        (_scene, _options) = (scene, options);
        _centers = [.. CornerDetector.Detect(scene.Left, 2000, 10, 40)
            .Where(corner => InRows(corner.Y) && scene.Truth.Find(corner.X, corner.Y).Visibility == Visibility.Visible)];
        if (_centers.Count == 0)
        {
            throw new ArgumentException($"The scene {scene.Name} has no corners in the rows {options.FirstRow} to {options.LastRow}.", nameof(options));
        }
    }

    /// <summary>Draws tasks number 0 to count - 1.</summary>
    public KeypointTask[] Build(int count, int seed)
    {
        var tasks = new KeypointTask[count];
        Parallel.For(0, count, index => tasks[index] = Build(new RandomNumbers(seed, index)));
        return tasks;
    }

    private KeypointTask Build(RandomNumbers random)
    {
        for (var attempt = 0; attempt < MostAttempts; attempt++)
        {
            var (leftView, rightView) = DrawViews(random);
            var (left, right) = (leftView.Render(_scene.Left), rightView.Render(_scene.Right));
            var leftCorners = Detect(left, leftView, _scene.Left);
            var rightCorners = Detect(right, rightView, _scene.Right);
            var pairs = new CornerPairs(_scene, leftView, rightView, leftCorners, rightCorners);
            if (Choose(pairs, random) is not { } chosen)
            {
                continue;
            }

            return new KeypointTask
            {
                Scene = _scene.Name,
                LeftView = leftView,
                RightView = rightView,
                LeftPositions = Positions(leftCorners, chosen.Left),
                RightPositions = Positions(rightCorners, chosen.Right),
                LeftPatches = Patches(left, leftCorners, chosen.Left),
                RightPatches = Patches(right, rightCorners, chosen.Right),
                Matches = [.. chosen.Left.Select(i => chosen.Right.FindIndex(j => pairs.Pairs.Contains((i, j))))],
            };
        }

        throw new InvalidOperationException(
            $"No window of the scene {_scene.Name} shows {_options.FewestKeypoints} keypoints in {MostAttempts} attempts.");
    }

    private (WindowView Left, WindowView Right) DrawViews(RandomNumbers random)
    {
        var center = _centers[random.Index(_centers.Count)];
        var match = _scene.Truth.Find(center.X, center.Y);
        var turn = _options.AnyOrientation ? random.Uniform(-MathF.PI, MathF.PI) : 0;
        var mirrored = _options.AnyOrientation && random.Index(2) == 1;
        var rotation = random.Uniform(-_options.Rotation, _options.Rotation) * MathF.PI / 180;
        var scale = _options.SmallestScale * MathF.Pow(_options.LargestScale / _options.SmallestScale, random.Uniform(0, 1));
        var leftView = new WindowView(center.X, center.Y, turn, 1, mirrored, Tone.Plain with { Noise = 2 }, random.Index(int.MaxValue));
        var tone = new Tone(random.Uniform(0.7f, 1.2f), random.Uniform(-20, 30), random.Uniform(0.75f, 1.35f), _options.Noise);
        var rightView = new WindowView(
            match.X + random.Uniform(-_options.Shift, _options.Shift),
            match.Y + random.Uniform(-_options.Shift, _options.Shift),
            turn + rotation,
            scale,
            mirrored,
            tone,
            random.Index(int.MaxValue));
        return (leftView, rightView);
    }

    private List<Corner> Detect(GrayImage window, WindowView view, GrayImage image)
    {
        var corners = CornerDetector.Detect(window, MostCorners, CornerDistance, Margin);
        corners.RemoveAll(corner =>
        {
            var (x, y) = view.ToImage(corner.X, corner.Y);
            return x < Margin || y < Margin || x >= image.Width - Margin || y >= image.Height - Margin || !InRows(y);
        });
        return corners;
    }

    private bool InRows(float y) => y >= _options.FirstRow && y <= _options.LastRow;

    // Draws how many keypoints there are, and which; null when the window does not offer as many.
    private (List<int> Left, List<int> Right)? Choose(CornerPairs corners, RandomNumbers random)
    {
        var unmatched = UnmatchedShare(random);
        var most = Math.Min(_options.MostKeypoints, (int)(corners.Pairs.Count / (1 - unmatched)));
        if (most < _options.FewestKeypoints)
        {
            return null;
        }

        var count = _options.FewestKeypoints + random.Index(most - _options.FewestKeypoints + 1);
        var leftSingles = (int)MathF.Round(count * unmatched);
        var paired = count - leftSingles;
        var rightSingles = Math.Clamp(
            (int)MathF.Round(count * UnmatchedShare(random)), _options.FewestKeypoints - paired, _options.MostKeypoints - paired);
        var (pairs, left, right) = (corners.Pairs.ToList(), corners.LeftSingles.ToList(), corners.RightSingles.ToList());
        random.Shuffle(pairs);
        // What remains of the pairs serves as keypoints that were found on one side only: never both of a pair.
        for (var i = paired; i < pairs.Count; i++)
        {
            if (i % 2 == 0)
            {
                left.Add(pairs[i].Left);
            }
            else
            {
                right.Add(pairs[i].Right);
            }
        }

        random.Shuffle(left);
        random.Shuffle(right);
        var chosenLeft = pairs.Take(paired).Select(pair => pair.Left).Concat(left.Take(leftSingles)).ToList();
        right.RemoveAll(j => chosenLeft.Exists(i => corners.CouldBe(i, j)));
        var chosenRight = pairs.Take(paired).Select(pair => pair.Right).Concat(right.Take(rightSingles)).ToList();
        if (chosenLeft.Count < paired + leftSingles || chosenRight.Count < paired + rightSingles)
        {
            return null;
        }

        random.Shuffle(chosenLeft);
        random.Shuffle(chosenRight);
        return (chosenLeft, chosenRight);
    }

    private float UnmatchedShare(RandomNumbers random) => random.Uniform(_options.SmallestUnmatchedShare, _options.LargestUnmatchedShare);

    private static float[] Positions(List<Corner> corners, List<int> chosen)
        => [.. chosen.SelectMany(i => new[] { corners[i].X, corners[i].Y })];

    private static byte[] Patches(GrayImage window, List<Corner> corners, List<int> chosen)
    {
        const float Middle = (KeypointTask.PatchSize - 1) / 2f;
        var patches = new byte[chosen.Count * KeypointTask.PatchLength];
        for (var i = 0; i < patches.Length; i++)
        {
            var corner = corners[chosen[i / KeypointTask.PatchLength]];
            var (row, column) = (i % KeypointTask.PatchLength / KeypointTask.PatchSize, i % KeypointTask.PatchSize);
            patches[i] = (byte)MathF.Round(window.Sample(corner.X + column - Middle, corner.Y + row - Middle));
        }

        return patches;
    }
}
