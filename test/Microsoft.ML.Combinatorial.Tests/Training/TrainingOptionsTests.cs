using Microsoft.ML.Combinatorial.Training;

namespace Microsoft.ML.Combinatorial.Tests.Training;

[TestClass]
public class TrainingOptionsTests
{
    private static readonly TrainingOptions Default = new();

    public static IEnumerable<(TrainingOptions Options, string Name)> Bad =>
    [
        (Default with { NumberOfEpochs = 0 }, "NumberOfEpochs"),
        (Default with { NumberOfEpochs = -3 }, "NumberOfEpochs"),
        (Default with { BatchSize = 0 }, "BatchSize"),
        (Default with { EarlyStoppingPatience = -1 }, "EarlyStoppingPatience"),
        (Default with { TorchThreads = 0 }, "TorchThreads"),
        (Default with { LearningRate = 0 }, "LearningRate"),
        (Default with { LearningRate = -1 }, "LearningRate"),
        (Default with { LearningRate = double.NaN }, "LearningRate"),
        (Default with { LearningRate = double.PositiveInfinity }, "LearningRate"),
        (Default with { WeightDecay = -0.1 }, "WeightDecay"),
        (Default with { WeightDecay = double.NaN }, "WeightDecay"),
        (Default with { GradientClipNorm = 0 }, "GradientClipNorm"),
        (Default with { GradientClipNorm = double.NaN }, "GradientClipNorm"),
    ];

    [TestMethod]
    [DynamicData(nameof(Bad))]
    public void A_value_outside_its_range_is_named(TrainingOptions options, string name)
    {
        Assert.AreEqual(name, Assert.ThrowsExactly<ArgumentOutOfRangeException>(options.Validate).ParamName);
        using var task = new LineTask();
        Assert.AreEqual(
            name, Assert.ThrowsExactly<ArgumentOutOfRangeException>(() => new TrainingLoop<(float X, float Y)>(task, options, "")).ParamName);
    }

    [TestMethod]
    public void The_defaults_and_the_ends_of_the_ranges_are_fine()
    {
        var ends = new TrainingOptions
        {
            NumberOfEpochs = 1,
            BatchSize = 1,
            LearningRate = double.Epsilon,
            WeightDecay = 0,
            GradientClipNorm = double.PositiveInfinity,
            EarlyStoppingPatience = 0,
            TorchThreads = 1,
        };
        Default.Validate();
        ends.Validate();
        Assert.AreEqual(Default, new TrainingOptions());
    }
}
