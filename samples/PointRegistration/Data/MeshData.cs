namespace PointRegistrationSample.Data;

/// <summary>The tasks of the experiment. The bunny is seen in no training and no validation task.</summary>
public sealed class MeshData
{
    private const int TrainingTasks = 1200;
    private const int ValidationTasks = 150;
    private const int TestTasks = 300;

    /// <summary>Loads the meshes and draws the tasks.</summary>
    /// <param name="folder">Where <c>eng/data.sh meshes</c> has put them.</param>
    public MeshData(string folder)
    {
        Mesh Read(string name) => Mesh.ReadOff(Path.Combine(folder, name + ".off"));
        Bunny = Read("bunny00");

        // Wider than the test: what is trained for is the hardest that may come.
        var wide = new TaskOptions { MostWrong = 0.9, MostSecondMotion = 0.6 };
        Training = TaskBuilder.Draw([Read("armadillo"), Read("camel"), Read("cow"), Read("elephant")], TrainingTasks, 1, wide);
        Validation = TaskBuilder.Draw([Read("homer")], ValidationTasks, 2, wide);
        Test = TaskBuilder.Draw([Bunny], TestTasks, 3, new TaskOptions());
    }

    /// <summary>The test mesh.</summary>
    public Mesh Bunny { get; }

    /// <summary>Tasks on four meshes.</summary>
    public IReadOnlyList<AlignmentTask> Training { get; }

    /// <summary>Tasks on a fifth, to choose the epoch by.</summary>
    public IReadOnlyList<AlignmentTask> Validation { get; }

    /// <summary>Tasks on the bunny.</summary>
    public IReadOnlyList<AlignmentTask> Test { get; }

    /// <summary>Tasks on the bunny with a given share of wrong correspondences.</summary>
    public IReadOnlyList<AlignmentTask> TestWith(double wrong, int count) =>
        TaskBuilder.Draw([Bunny], count, 4, new TaskOptions { LeastWrong = wrong, MostWrong = wrong });

    /// <summary>Tasks on the bunny with a given share of wrong correspondences, some of which follow one other motion: six for ten right
    /// ones.</summary>
    public IReadOnlyList<AlignmentTask> TestWithSecondMotion(double wrong, int count) => TaskBuilder.Draw(
        [Bunny], count, 5, new TaskOptions { LeastWrong = wrong, MostWrong = wrong, MostSecondMotion = 0.6, AlwaysMostSecondMotion = true });

    /// <summary>The folder of the meshes: <c>data/meshes</c> here or in a folder above.</summary>
    /// <exception cref="DirectoryNotFoundException">There is none.</exception>
    public static string FindFolder()
    {
        for (var folder = new DirectoryInfo(Directory.GetCurrentDirectory()); folder is not null; folder = folder.Parent)
        {
            string meshes = Path.Combine(folder.FullName, "data", "meshes");
            if (Directory.Exists(meshes))
            {
                return meshes;
            }
        }

        throw new DirectoryNotFoundException("There is no folder data/meshes here or above: run ./eng/data.sh meshes first.");
    }
}
