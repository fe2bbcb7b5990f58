using Microsoft.ML.Combinatorial.Tests.Laws;
using Microsoft.ML.Combinatorial.Transforms;

namespace Microsoft.ML.Combinatorial.Tests.Transforms;

/// <summary>Every gradient estimator can be chosen for a transform: it trains, is saved by name, and comes back with the model.</summary>
[TestClass]
public sealed class GraphMatchingGradientTests
{
    private readonly MLContext _ml = new(1);

    public static IEnumerable<object[]> Estimators => GradientRegistry.Names;

    [TestMethod]
    [DynamicData(nameof(Estimators))]
    public void Trains_saves_and_comes_back(string name)
    {
        IDataView tasks = _ml.Data.LoadFromEnumerable(SyntheticTasks.Create(16, 3));
        GraphMatchingEstimator.Options options = Trained.SmallOptions();
        options.GradientEstimator = GradientRegistry.Of(name).Create();
        options.NumberOfEpochs = 1;
        using GraphMatchingTransformer model = _ml.Transforms.GraphMatching(options).Fit(tasks);

        using var stream = new MemoryStream();
        _ml.Model.Save(model, tasks.Schema, stream);
        stream.Position = 0;
        using var again = (GraphMatchingTransformer)_ml.Combinatorial().Unwrap(_ml.Model.Load(stream, out _));
        Trained.AssertSame(Trained.Decide(_ml, model, tasks), Trained.Decide(_ml, again, tasks));
        Assert.AreEqual(model.GradientEstimator.ToString(), again.GradientEstimator.ToString());
    }
}
