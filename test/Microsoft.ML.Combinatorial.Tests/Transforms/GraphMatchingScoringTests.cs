using Microsoft.ML.Combinatorial.Transforms;
using Microsoft.ML.Data;

namespace Microsoft.ML.Combinatorial.Tests.Transforms;

[TestClass]
public sealed class GraphMatchingScoringTests
{
    private readonly MLContext _ml = new(1);
    private readonly TaskRow[] _tasks = SyntheticTasks.Create(40, 9);

    private IDataView Data => _ml.Data.LoadFromEnumerable(_tasks);

    [TestMethod]
    public void Decisions_FitTheTask()
    {
        Decision[] decisions = Trained.Decide(_ml, Trained.Model, Data);
        Assert.HasCount(40, decisions);
        for (int row = 0; row < 40; row++)
        {
            int left = _tasks[row].LeftPositions.Length / 2;
            int right = _tasks[row].RightPositions.Length / 2;
            int[] match = decisions[row].Matching;
            Assert.HasCount(left, match);
            Assert.IsTrue(match.All(partner => partner >= -1 && partner < right));
            int[] partners = [.. match.Where(partner => partner >= 0)];
            Assert.HasCount(partners.Length, partners.Distinct().ToArray(), "no partner twice");
            float[] assignment = new float[left * right];
            for (int i = 0; i < left; i++)
            {
                if (match[i] >= 0)
                {
                    assignment[(i * right) + match[i]] = 1;
                }
            }

            CollectionAssert.AreEqual(assignment, decisions[row].MatchingAssignment);
            Assert.IsTrue(float.IsFinite(decisions[row].MatchingObjective));
        }
    }

    [TestMethod]
    public void PredictionEngine_DecidesAsTheBatchDoes()
    {
        Decision[] batch = Trained.Decide(_ml, Trained.Model, Data);
        using PredictionEngine<TaskRow, Decision> engine = _ml.Model.CreatePredictionEngine<TaskRow, Decision>(
            Trained.Model, new PredictionEngineOptions { OwnsTransformer = false });
        Trained.AssertSame(batch, [.. _tasks.Select(engine.Predict)]);
    }

    [TestMethod]
    public void PredictionEngine_NeedsNoLabel()
    {
        using PredictionEngine<Unlabelled, Decision> engine = _ml.Model.CreatePredictionEngine<Unlabelled, Decision>(
            Trained.Model, new PredictionEngineOptions { OwnsTransformer = false });
        var task = new Unlabelled
        {
            LeftFeatures = _tasks[0].LeftFeatures,
            LeftPositions = _tasks[0].LeftPositions,
            RightFeatures = _tasks[0].RightFeatures,
            RightPositions = _tasks[0].RightPositions,
        };
        Trained.AssertSame(Trained.Decide(_ml, Trained.Model, Data)[..1], [engine.Predict(task)]);
    }

    [TestMethod]
    [DataRow(1)]
    [DataRow(7)]
    [DataRow(100)]
    public void TheBatchSize_ChangesNoDecision(int batchSize)
    {
        GraphMatchingEstimator.Options options = Trained.SmallOptions();
        options.ScoringBatchSize = batchSize;
        IDataView training = _ml.Data.LoadFromEnumerable(SyntheticTasks.Create(32, 1));
        using GraphMatchingTransformer model = _ml.Transforms.GraphMatching(options).Fit(training);
        Trained.AssertSame(Trained.Decide(_ml, Trained.Model, Data), Trained.Decide(_ml, model, Data));
    }

    [TestMethod]
    public void AnySubsetOfColumns()
    {
        Decision[] all = Trained.Decide(_ml, Trained.Model, Data);
        IDataView scored = Trained.Model.Transform(Data);
        CollectionAssert.AreEqual(
            all.Select(decision => decision.MatchingObjective).ToArray(), scored.GetColumn<float>("MatchingObjective").ToArray());
        int[][] matches = [.. scored.GetColumn<int[]>("Matching")];
        float[][] features = [.. scored.GetColumn<float[]>("RightFeatures")];
        for (int row = 0; row < all.Length; row++)
        {
            CollectionAssert.AreEqual(all[row].Matching, matches[row]);
            CollectionAssert.AreEqual(_tasks[row].RightFeatures, features[row]);
        }
    }

    [TestMethod]
    public void SeveralCursors_OnSeveralThreads()
    {
        Decision[] expected = Trained.Decide(_ml, Trained.Model, Data);
        IDataView scored = Trained.Model.Transform(Data);
        Parallel.For(0, 4, _ =>
        {
            var found = new List<Decision>();
            foreach (Decision decision in _ml.Data.CreateEnumerable<Decision>(scored, reuseRowObject: false))
            {
                found.Add(decision);
            }

            Trained.AssertSame(expected, found);
        });
    }

    [TestMethod]
    public void SparseVectors_AreReadAsDenseOnes()
    {
        TaskRow task = _tasks[0];
        task.LeftFeatures[0] = task.LeftFeatures[5] = 0;
        (int Index, float Value)[] kept = [.. task.LeftFeatures.Select((value, i) => (i, value)).Where(entry => entry.value != 0)];
        var sparse = new SparseTask
        {
            LeftFeatures = new VBuffer<float>(
                task.LeftFeatures.Length, kept.Length, [.. kept.Select(entry => entry.Value)], [.. kept.Select(entry => entry.Index)]),
            LeftPositions = task.LeftPositions,
            RightFeatures = task.RightFeatures,
            RightPositions = task.RightPositions,
        };
        Trained.AssertSame(
            Trained.Decide(_ml, Trained.Model, _ml.Data.LoadFromEnumerable([task])),
            Trained.Decide(_ml, Trained.Model, _ml.Data.LoadFromEnumerable([sparse])));
    }

    [TestMethod]
    public void InsideAPipeline_AfterAndBeforeOtherSteps()
    {
        IDataView training = _ml.Data.LoadFromEnumerable(SyntheticTasks.Create(32, 1));
        GraphMatchingEstimator.Options options = Trained.SmallOptions();
        options.LeftFeaturesColumnName = "Left descriptors";
        options.OutputColumnName = "Found";
        using TransformerChain<ITransformer> model = _ml.Transforms.CopyColumns("Left descriptors", "LeftFeatures")
            .Append(_ml.Transforms.GraphMatching(options))
            .Append<ITransformer>(_ml.Transforms.CopyColumns("Matching", "Found"))
            .Fit(training);

        IDataView scored = model.Transform(Data);
        Assert.IsTrue(((ITransformer)model).IsRowToRowMapper);
        Assert.IsTrue(_ml.Combinatorial().EvaluateMatching(scored, "Label", "Found").KeypointCount > 0);
        using PredictionEngine<TaskRow, Decision> engine = _ml.Model.CreatePredictionEngine<TaskRow, Decision>(
            model, new PredictionEngineOptions { OwnsTransformer = false });
        int[][] batch = [.. scored.GetColumn<int[]>("Found")];
        for (int row = 0; row < batch.Length; row++)
        {
            CollectionAssert.AreEqual(batch[row], engine.Predict(_tasks[row]).Matching);
        }
    }

    private sealed class Unlabelled
    {
        public float[] LeftFeatures { get; set; } = [];

        public float[] LeftPositions { get; set; } = [];

        public float[] RightFeatures { get; set; } = [];

        public float[] RightPositions { get; set; } = [];
    }

    private sealed class SparseTask
    {
        public VBuffer<float> LeftFeatures { get; set; }

        public float[] LeftPositions { get; set; } = [];

        public float[] RightFeatures { get; set; } = [];

        public float[] RightPositions { get; set; } = [];
    }
}
