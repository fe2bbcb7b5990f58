using Microsoft.ML.Combinatorial.Backbones;
using Microsoft.ML.Combinatorial.Tests.Backbones;
using Microsoft.ML.Combinatorial.Training;
using TorchSharp;

namespace Microsoft.ML.Combinatorial.Tests.Training;

[TestClass]
public class MatchingModelTests
{
    [TestMethod]
    public void Several_threads_predict_what_one_does()
    {
        using var model = new MatchingModel(MatchingRun.Specification);
        MatchingExample[] tasks = MatchingRun.Tasks(9, 40);
        MatchingPrediction[] expected = [.. tasks.Select(task => model.Predict([task])[0])];
        var actual = new MatchingPrediction[4][];
        Thread[] threads =
        [
            .. Enumerable.Range(0, 4).Select(thread => new Thread(() => actual[thread] = [.. tasks.Select(task => model.Predict([task])[0])])),
        ];
        Array.ForEach(threads, thread => thread.Start());
        Array.ForEach(threads, thread => thread.Join());
        foreach (MatchingPrediction[] own in actual)
        {
            AreEqual(expected, own);
        }
    }

    [TestMethod]
    public void A_batch_decides_as_each_task_alone()
    {
        using var model = new MatchingModel(MatchingRun.Specification);
        MatchingExample[] tasks = MatchingRun.Tasks(9, 40);
        MatchingPrediction[] together = model.Predict(tasks);
        AreEqual([.. tasks.Select(task => model.Predict([task])[0])], together);
    }

    [TestMethod]
    public void A_prediction_holds_together()
    {
        using var model = new MatchingModel(MatchingRun.Specification);
        MatchingExample task = SyntheticMatching.Unrelated(new Random(2), 5, 3, 4).Example(MatchingRun.Specification);
        MatchingPrediction prediction = model.Predict([task])[0];
        Assert.HasCount(5, prediction.Match);
        Assert.HasCount(15, prediction.Assignment);
        for (int left = 0; left < 5; left++)
        {
            Assert.AreEqual(prediction.Match[left], prediction.Assignment.AsSpan(3 * left, 3).IndexOf(1f));
        }

        float[] costs = BackboneCosts.Alone(model.Backbone, MatchingRun.Specification, task);
        var solution = new float[task.Problem.Size];
        task.Problem.WriteSolution(prediction.Match, solution);
        Assert.AreEqual(task.Problem.Objective(costs, solution), prediction.Objective, 1e-4);
        Assert.IsTrue(prediction.Bound <= prediction.Objective);
    }

    [TestMethod]
    public void Predicting_leaves_no_tensor_and_a_disposed_model_neither()
    {
        long before = DisposeScopeManager.Statistics.ThreadTotalLiveCount;
        using (var model = new MatchingModel(MatchingRun.Specification))
        {
            long made = DisposeScopeManager.Statistics.ThreadTotalLiveCount;
            model.Predict(MatchingRun.Tasks(1, 5));
            Assert.AreEqual(made, DisposeScopeManager.Statistics.ThreadTotalLiveCount);
        }

        Assert.AreEqual(before, DisposeScopeManager.Statistics.ThreadTotalLiveCount);
    }

    [TestMethod]
    public void What_cannot_be_predicted_is_refused()
    {
        using var model = new MatchingModel(MatchingRun.Specification);
        Assert.ThrowsExactly<ArgumentException>(() => model.Predict([]));
        MatchingExample other = SyntheticMatching.Unrelated(new Random(2), 2, 2, 5).Example(MatchingRun.Specification with { FeatureSize = 5 });
        Assert.ThrowsExactly<ArgumentException>(() => model.Predict([other]));
        SyntheticMatching task = SyntheticMatching.Unrelated(new Random(2), 2, 2, 4);
        SyntheticMatching huge = task with { LeftFeatures = [.. task.LeftFeatures.Select(_ => 3e38f)], RightFeatures = [.. task.RightFeatures.Select(_ => 3e38f)] };
        StringAssert.Contains(
            Assert.ThrowsExactly<NotFiniteNumberException>(() => model.Predict([huge.Example(MatchingRun.Specification)])).Message,
            "costs that are not finite",
            StringComparison.Ordinal);
    }

    private static void AreEqual(MatchingPrediction[] expected, MatchingPrediction[] actual)
    {
        Assert.HasCount(expected.Length, actual);
        foreach ((MatchingPrediction one, MatchingPrediction other) in expected.Zip(actual))
        {
            CollectionAssert.AreEqual(one.Match, other.Match);
            CollectionAssert.AreEqual(one.Assignment, other.Assignment);
            Assert.AreEqual(one.Objective, other.Objective, 1e-5 * Math.Max(1, Math.Abs(one.Objective)));
        }
    }
}
