#nullable disable

using G;
using Microsoft.ML;

namespace Compat.Tests.MicrosoftML.Core;

[TestClass]
public class SplitGoldenTests : MLGoldenTest
{
    [TestMethod]
    public void train_test_split()
    {
        var v = FloatsX(Enumerable.Range(0, 100).Select(i => (float)i).ToArray()); var s = ml.Data.TrainTestSplit(v, testFraction: 0.2, seed: 5); var tr = ((List<object>)Col(s.TrainSet, "X")).Cast<float>().ToArray(); var te = ((List<object>)Col(s.TestSet, "X")).Cast<float>().ToArray();
        var again = ((List<object>)Col(ml.Data.TrainTestSplit(v, 0.2, seed: 5).TestSet, "X")).Cast<float>().ToArray();
        MLGolden.Check("train_test_split", new { note = "exact membership and counts for a seed are not contractual; disjointness, union, kept order and repeatability are", train = tr.Length, test = te.Length, disjoint = !tr.Intersect(te).Any(), union = tr.Union(te).Count(), inOrder = te.SequenceEqual(te.Order()), repeatable = te.SequenceEqual(again), schemas = new[] { Schema(s.TrainSet.Schema), Schema(s.TestSet.Schema) }, rowCount = s.TestSet.GetRowCount(),
            zero = Try(() => ml.Data.TrainTestSplit(v, 0).TestSet.GetRowCount()), one = Try(() => ml.Data.TrainTestSplit(v, 1).TestSet.GetRowCount()) });
    }

    [TestMethod]
    public void train_test_split_by_sampling_key()
    {
        var v = From(Enumerable.Range(0, 60).Select(i => new Grp { G = "g" + i % 12, I = i }).ToArray()); var s = ml.Data.TrainTestSplit(v, 0.3, samplingKeyColumnName: "G", seed: 5);
        var tr = ((List<object>)Col(s.TrainSet, "G")).Distinct().ToArray(); var te = ((List<object>)Col(s.TestSet, "G")).Distinct().ToArray();
        MLGolden.Check("train_test_split_by_sampling_key", new { note = "which groups go where, and how many, is not contractual; that no group is in both is", trainGroups = tr.Length, testGroups = te.Length, shared = tr.Intersect(te).Count(), trainSchema = Schema(s.TrainSet.Schema), noSuchColumn = Try(() => ml.Data.TrainTestSplit(v, 0.3, "Nope").TestSet.GetRowCount()) });
    }
}
