using Microsoft.ML.Combinatorial.Backbones;
using Microsoft.ML.Combinatorial.Tests.Oracles;
using static TorchSharp.torch;

namespace Microsoft.ML.Combinatorial.Tests.Backbones;

/// <summary>What a network predicts, as plain numbers.</summary>
internal static class BackboneCosts
{
    /// <summary>The costs of each task out of one batch, cut to the size of its problem.</summary>
    public static float[][] Together(KeypointBackbone backbone, KeypointBackboneSpecification specification, params MatchingExample[] tasks)
    {
        using var scope = NewDisposeScope();
        var batch = new MatchingBatch(tasks, specification.FeatureSize);
        float[] costs = backbone.call(batch).Values();
        Assert.HasCount(tasks.Length * batch.Width, costs);
        float[] padding = [.. tasks.SelectMany((task, row) => costs[((row * batch.Width) + task.Problem.Size)..((row + 1) * batch.Width)])];
        Assert.IsTrue(padding.All(cost => cost == 0), "padding is 0");
        return [.. tasks.Select((task, row) => costs.AsSpan(row * batch.Width, task.Problem.Size).ToArray())];
    }

    /// <summary>The costs of one task alone.</summary>
    public static float[] Alone(KeypointBackbone backbone, KeypointBackboneSpecification specification, MatchingExample task) =>
        Together(backbone, specification, task)[0];

    /// <summary>Asserts equality to single precision, relative to the largest cost.</summary>
    public static void AreClose(float[] expected, float[] actual, double tolerance = 1e-5, string message = "") =>
        TensorValues.AreClose(expected, actual, tolerance * Math.Max(1, expected.Max(Math.Abs)), message);
}
