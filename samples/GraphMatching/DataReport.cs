using System.Diagnostics;
using GraphMatchingSample.Baselines;
using GraphMatchingSample.Data;
using GraphMatchingSample.Pictures;

namespace GraphMatchingSample;

/// <summary>Says what the data are like: is the truth true, how many tasks and keypoints, and how hard they are.</summary>
public static class DataReport
{
    private static readonly (string Name, IPatchDescriptor Descriptor)[] Descriptors =
    [
        ("normalised patch", new NormalizedPatch()),
        ("gradients, upright", new GradientHistogram(turned: false)),
        ("gradients, turned", new GradientHistogram(turned: true)),
    ];

    /// <summary>Writes the report, and a picture of one test task when a file is named.</summary>
    public static void Write(TextWriter output, string? picture)
    {
        var watch = Stopwatch.StartNew();
        var data = new KeypointData(KeypointData.FindFolder());
        (string Name, KeypointTask[] Tasks)[] sets =
            [("training", data.Training), ("validation", data.Validation), ("test", data.Test), ("graffiti", data.Graffiti)];
        output.WriteLine($"built in {watch.Elapsed.TotalSeconds:0.0} s");
        foreach (var (name, tasks) in sets)
        {
            WriteCounts(output, name, tasks);
        }

        foreach (var tasks in new[] { data.Training, data.Test, data.Graffiti })
        {
            var scene = data.SceneOf(tasks[0]);
            output.WriteLine($"{scene.Name}: patches correlate {TruthCheck.Correlation(scene, scene.Truth):0.00} at the true places, "
                + $"{TruthCheck.Correlation(scene, scene.Truth, 3):0.00} three pixels beside them");
        }

        foreach (var (name, descriptor) in Descriptors)
        {
            var matcher = NearestDescriptor.Tune(descriptor, data.Training);
            output.WriteLine($"nearest by {name} (distance <= {matcher.LargestDistance:0.00}, ratio <= {matcher.LargestRatio:0.00}):");
            foreach (var (set, tasks) in sets)
            {
                var score = matcher.Evaluate(tasks);
                output.WriteLine($"  {set,-10} accuracy {score.Accuracy:0.000} precision {score.Precision:0.000} recall {score.Recall:0.000} F1 {score.F1:0.000}");
            }

            if (picture is not null)
            {
                var task = data.Test[0];
                MatchPicture.Write(picture, data.SceneOf(task), task, matcher.Match(task), $"The aloe, matched by the nearest descriptor ({name})");
            }
        }
    }

    private static void WriteCounts(TextWriter output, string name, KeypointTask[] tasks)
    {
        var (left, right) = (tasks.Sum(task => task.LeftCount), tasks.Sum(task => task.RightCount));
        var matches = tasks.Sum(task => task.Matches.Count(match => match >= 0));
        output.WriteLine($"{name} ({tasks[0].Scene}): {tasks.Length} tasks, keypoints {tasks.Min(task => task.LeftCount)}-{tasks.Max(task => task.LeftCount)}"
            + $" left, {tasks.Min(task => task.RightCount)}-{tasks.Max(task => task.RightCount)} right,"
            + $" without partner {1 - ((double)matches / left):P0} left, {1 - ((double)matches / right):P0} right");
    }
}
