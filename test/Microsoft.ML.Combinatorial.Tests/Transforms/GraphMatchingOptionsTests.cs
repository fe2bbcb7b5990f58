using Microsoft.ML.Combinatorial.Backbones;
using Microsoft.ML.Combinatorial.Gradients;
using Microsoft.ML.Combinatorial.Gradients.Projections;
using Microsoft.ML.Combinatorial.Training;
using Microsoft.ML.Combinatorial.Transforms;
using Options = Microsoft.ML.Combinatorial.Transforms.GraphMatchingEstimator.Options;

namespace Microsoft.ML.Combinatorial.Tests.Transforms;

[TestClass]
public sealed class GraphMatchingOptionsTests
{
    private readonly MLContext _ml = new(1);

    [TestMethod]
    public void EveryBadSetting_IsRefusedAtOnce_ByName()
    {
        (string Name, Action<Options> Set)[] settings =
        [
            ("OutputColumnName", options => options.OutputColumnName = ""),
            ("LeftFeaturesColumnName", options => options.LeftFeaturesColumnName = ""),
            ("LeftPositionsColumnName", options => options.LeftPositionsColumnName = ""),
            ("RightFeaturesColumnName", options => options.RightFeaturesColumnName = ""),
            ("RightPositionsColumnName", options => options.RightPositionsColumnName = ""),
            ("LabelColumnName", options => options.LabelColumnName = ""),
            ("Encoder", options => options.Encoder = (KeypointEncoderKind)9),
            ("Graph", options => options.Graph = (KeypointGraphKind)9),
            ("NeighbourCount", options => options.NeighbourCount = 0),
            ("EmbeddingSize", options => options.EmbeddingSize = 0),
            ("EdgeEmbeddingSize", options => options.EdgeEmbeddingSize = -1),
            ("MessagePassingRounds", options => options.MessagePassingRounds = -1),
            ("GradientEstimator", options => options.GradientEstimator = null!),
            ("Projection", options => options.Projection = new MeanProjection()),
            ("Supervision", options => options.Supervision = (MatchingSupervision)9),
            ("NumberOfEpochs", options => options.NumberOfEpochs = 0),
            ("BatchSize", options => options.BatchSize = 0),
            ("LearningRate", options => options.LearningRate = double.NaN),
            ("LearningRate", options => options.LearningRate = 0),
            ("WeightDecay", options => options.WeightDecay = -1),
            ("GradientClipNorm", options => options.GradientClipNorm = 0),
            ("EarlyStoppingPatience", options => options.EarlyStoppingPatience = -1),
            ("ValidationFraction", options => options.ValidationFraction = 1),
            ("ValidationFraction", options => options.ValidationFraction = -0.1),
            ("ValidationFraction", options => options.ValidationFraction = double.NaN),
            ("TorchThreads", options => options.TorchThreads = 0),
            ("ScoringBatchSize", options => options.ScoringBatchSize = 0),
        ];
        foreach ((string name, Action<Options> set) in settings)
        {
            var options = new Options();
            set(options);
            var error = Assert.Throws<ArgumentException>(() => _ml.Transforms.GraphMatching(options), name);
            Assert.AreEqual(name, error.ParamName);
        }
    }

    [TestMethod]
    public void ShortForm_ChecksToo()
    {
        Assert.AreEqual("OutputColumnName", Assert.ThrowsExactly<ArgumentException>(() => _ml.Transforms.GraphMatching("")).ParamName);
        Assert.ThrowsExactly<ArgumentNullException>(() => _ml.Transforms.GraphMatching(labelColumnName: null!));
        Assert.ThrowsExactly<ArgumentOutOfRangeException>(() => _ml.Transforms.GraphMatching(numberOfEpochs: 0));
        Assert.ThrowsExactly<ArgumentNullException>(() => _ml.Transforms.GraphMatching((Options)null!));
    }

    [TestMethod]
    public void AnUnregisteredPart_IsRefusedBeforeTraining()
    {
        var error = Assert.ThrowsExactly<ArgumentException>(
            () => _ml.Transforms.GraphMatching(new Options { GradientEstimator = new UnknownGradientEstimator() }));
        Assert.AreEqual("GradientEstimator", error.ParamName);
        StringAssert.Contains(error.Message, "ComponentRegistry.Register");
    }

    [TestMethod]
    public void OptionsAreCopied()
    {
        Options options = Trained.SmallOptions();
        options.OutputColumnName = "Mine";
        options.NumberOfEpochs = 1;
        GraphMatchingEstimator estimator = _ml.Transforms.GraphMatching(options);
        options.OutputColumnName = "Other";
        options.NumberOfEpochs = 9;
        options.EmbeddingSize = 77;

        using GraphMatchingTransformer model = estimator.Fit(_ml.Data.LoadFromEnumerable(SyntheticTasks.Create(4, 1)));

        Assert.AreEqual("Mine", model.OutputColumnName);
        Assert.AreEqual("MineAssignment", model.AssignmentColumnName);
        Assert.AreEqual("MineObjective", model.ObjectiveColumnName);
        Assert.HasCount(1, model.TrainingHistory);
        Assert.AreEqual(8, model.Specification.EmbeddingSize);
    }

    private sealed class UnknownGradientEstimator : GradientEstimator
    {
        public override (TorchSharp.torch.Tensor Solution, object? Saved) Forward(
            Combinatorial.Solvers.SolverBatch solver, TorchSharp.torch.Tensor costs, StepKey key) => (costs, null);

        public override TorchSharp.torch.Tensor Backward(
            Combinatorial.Solvers.SolverBatch solver, object? saved, TorchSharp.torch.Tensor upstream) => upstream;
    }
}
