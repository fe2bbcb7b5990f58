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

    private readonly Scene[] _scenes;

    /// <summary>Draws the tasks from the images in a folder, which <c>./eng/data.sh</c> fills (data/keypoints).</summary>
    public KeypointData(string folder, int seed = 1, int trainingCount = 2000)
    {
        var (motorcycle, aloe, graffiti) = (Scene.Motorcycle(folder), Scene.Aloe(folder), Scene.Graffiti(folder));
        _scenes = [motorcycle, aloe, graffiti];
        var options = new TaskOptions();
        Training = new TaskBuilder(motorcycle, options with { FirstRow = FirstTrainingRow, AnyOrientation = true }).Build(trainingCount, seed);
        Validation = new TaskBuilder(motorcycle, options with { LastRow = LastValidationRow }).Build(200, seed + 1);
        Test = new TaskBuilder(aloe, options).Build(300, seed + 2);
        Graffiti = new TaskBuilder(graffiti, options).Build(100, seed + 3);
    }

    /// <summary>To learn from: the motorcycle.</summary>
    public KeypointTask[] Training { get; }

    /// <summary>To stop and tune by: other rows of the motorcycle's images.</summary>
    public KeypointTask[] Validation { get; }

    /// <summary>The held-out scene: the aloe.</summary>
    public KeypointTask[] Test { get; }

    /// <summary>The third scene: the graffiti wall.</summary>
    public KeypointTask[] Graffiti { get; }

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
    public Scene SceneOf(KeypointTask task) => Array.Find(_scenes, scene => scene.Name == task.Scene)
        ?? throw new ArgumentException($"There is no scene named '{task.Scene}'.", nameof(task));
}
