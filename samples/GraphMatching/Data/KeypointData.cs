namespace GraphMatchingSample.Data;

/// <summary>
/// The tasks of the experiment. Training and validation tasks come from one scene, its keypoints from different rows of the images;
/// the test tasks come from another scene; a third one, seen obliquely, is reported beside it.
/// </summary>
public sealed class KeypointData
{
    // The patches of training and validation keypoints do not touch: a patch reaches at most 17 rows from its keypoint.
    private const float LastValidationRow = 123;
    private const float FirstTrainingRow = 157;

    private readonly TaskOptions _options = new();
    private readonly Scene _motorcycle;
    private readonly Scene _aloe;
    private readonly Scene _graffiti;
    private readonly int _seed;

    /// <summary>Reads the images in a folder, which <c>./eng/data.sh</c> fills; a set of tasks is drawn when it is first asked for.</summary>
    public KeypointData(string folder, int seed = 1)
    {
        (_motorcycle, _aloe, _graffiti) = (Scene.Motorcycle(folder), Scene.Aloe(folder), Scene.Graffiti(folder));
        _seed = seed;
    }

    /// <summary>To learn from: the motorcycle.</summary>
    public KeypointTask[] Training
        => field ??= new TaskBuilder(_motorcycle, _options with { FirstRow = FirstTrainingRow, AnyOrientation = true }).Build(2000, _seed);

    /// <summary>To stop and tune by: other rows of the motorcycle's images.</summary>
    public KeypointTask[] Validation
        => field ??= new TaskBuilder(_motorcycle, _options with { LastRow = LastValidationRow }).Build(200, _seed + 1);

    /// <summary>The held-out scene: the aloe.</summary>
    public KeypointTask[] Test => field ??= new TaskBuilder(_aloe, _options).Build(300, _seed + 2);

    /// <summary>The third scene: the graffiti wall.</summary>
    public KeypointTask[] Graffiti => field ??= new TaskBuilder(_graffiti, _options).Build(100, _seed + 3);

    /// <summary>The folder data/keypoints of this repository: beside or above the current folder or the program.</summary>
    public static string FindFolder()
    {
        foreach (var start in new[] { Environment.CurrentDirectory, AppContext.BaseDirectory })
        {
            for (var folder = new DirectoryInfo(start); folder is not null; folder = folder.Parent)
            {
                var candidate = Path.Combine(folder.FullName, "data", "keypoints");
                if (Directory.Exists(candidate))
                {
                    return candidate;
                }
            }
        }

        throw new DirectoryNotFoundException($"No folder data/keypoints above {Environment.CurrentDirectory}; ./eng/data.sh makes it.");
    }

    /// <summary>The scene that a task was drawn from.</summary>
    public Scene SceneOf(KeypointTask task) => Array.Find([_motorcycle, _aloe, _graffiti], scene => scene.Name == task.Scene)
        ?? throw new ArgumentException($"There is no scene named '{task.Scene}'.", nameof(task));
}
