using Microsoft.ML.Combinatorial.Geometry.Registration;
using Microsoft.ML.Combinatorial.Transforms;

namespace Microsoft.ML.Combinatorial.Tests.Transforms;

[TestClass]
public sealed class PointRegistrationScoringTests
{
    private readonly MLContext _ml = new(1);
    private readonly RegistrationRow[] _rows = RegistrationRows.Create(40, 9);

    private IDataView Data => _ml.Data.LoadFromEnumerable(_rows);

    [TestMethod]
    public void TheTransformation_IsTheWeightedFit_OfTheWeights()
    {
        Registration[] found = RegistrationRows.Decide(_ml, RegistrationRows.Model, Data);
        for (int row = 0; row < _rows.Length; row++)
        {
            float[] weights = found[row].TransformationWeights;
            Assert.HasCount(_rows[row].Source.Length / 3, weights);
            Assert.IsTrue(weights.All(weight => weight is >= 0 and <= 1));
            var solver = new RigidRegistration(weights.Length);
            var input = new double[solver.InputLength];
            for (int i = 0; i < input.Length; i++)
            {
                int pair = i / 7, value = i % 7;
                input[i] = value == 6 ? weights[pair] : (value < 3 ? _rows[row].Source : _rows[row].Target)[(3 * pair) + (value % 3)];
            }

            var expected = new double[solver.OutputLength];
            Assert.AreEqual(1, solver.Solve(input, expected));
            Assert.HasCount(12, found[row].Transformation);
            for (int i = 0; i < expected.Length; i++)
            {
                Assert.AreEqual(expected[i], found[row].Transformation[i], 1e-4, $"row {row}, value {i}");
            }

            double squares = 0, total = 0;
            for (int pair = 0; pair < weights.Length; pair++)
            {
                double residual = PairFit.Residual([.. expected, 1.0], input.AsSpan(7 * pair, 7));
                squares += weights[pair] * weights[pair] * residual * residual;
                total += weights[pair] * weights[pair];
            }

            Assert.AreEqual(Math.Sqrt(squares / total), found[row].TransformationResidual, 1e-4, $"row {row}");
            Assert.IsFalse(found[row].TransformationIsDegenerate);
        }
    }

    [TestMethod]
    public void WrongPairs_AreRejected()
    {
        Registration[] found = RegistrationRows.Decide(_ml, RegistrationRows.Model, Data);
        int wrongKept = 0, wrong = 0;
        for (int row = 0; row < _rows.Length; row++)
        {
            float[] outliers = found[row].TransformationWeights[RegistrationRows.RightCount(_rows[row])..];
            wrong += outliers.Length;
            wrongKept += outliers.Count(weight => weight > 0.05);
        }

        Assert.IsTrue(wrongKept < 0.02 * wrong, $"{wrongKept} of {wrong} wrong pairs were kept");
    }

    [TestMethod]
    public void PredictionEngine_DecidesAsTheBatchDoes()
    {
        Registration[] batch = RegistrationRows.Decide(_ml, RegistrationRows.Model, Data);
        using PredictionEngine<RegistrationRow, Registration> engine = _ml.Model.CreatePredictionEngine<RegistrationRow, Registration>(
            RegistrationRows.Model, new PredictionEngineOptions { OwnsTransformer = false });
        RegistrationRows.AssertSame(batch, [.. _rows.Select(engine.Predict)]);
    }

    [TestMethod]
    public void SeveralCursors_OnSeveralThreads()
    {
        Registration[] expected = RegistrationRows.Decide(_ml, RegistrationRows.Model, Data);
        IDataView scored = RegistrationRows.Model.Transform(Data);
        Parallel.For(0, 4, _ =>
            RegistrationRows.AssertSame(expected, [.. _ml.Data.CreateEnumerable<Registration>(scored, reuseRowObject: false)]));
    }

    [TestMethod]
    public void TheOrderOfPairs_DoesNotMatter()
    {
        RegistrationRow row = _rows[0];
        int count = row.Source.Length / 3;
        int[] order = [.. Enumerable.Range(0, count).Reverse()];
        float[] Reorder(float[] points) => [.. order.SelectMany(i => points[(3 * i)..((3 * i) + 3)])];
        var reversed = new RegistrationRow { Source = Reorder(row.Source), Target = Reorder(row.Target) };
        Registration[] found = RegistrationRows.Decide(_ml, RegistrationRows.Model, _ml.Data.LoadFromEnumerable([row, reversed]));
        found[1].TransformationWeights = [.. order.Select(i => found[1].TransformationWeights[i])];
        RegistrationRows.AssertSame([found[0]], [found[1]]);
    }

    [TestMethod]
    [DataRow(0, DisplayName = "no point")]
    [DataRow(1, DisplayName = "one point")]
    [DataRow(2, DisplayName = "two points")]
    [DataRow(30, DisplayName = "points on a line")]
    public void RowsThatDetermineNothing_AreFlagged(int pairs)
    {
        var line = new RegistrationRow
        {
            Source = [.. Enumerable.Range(0, pairs).SelectMany(i => new[] { 0.1f * i, 0.3f * i, 1 - (0.2f * i) })],
            Target = [.. Enumerable.Range(0, pairs).SelectMany(i => new[] { 2 + (0.3f * i), 0.1f * i, 0.2f * i })],
        };
        AssertFlagged(line);
    }

    [TestMethod]
    public void EqualPoints_AreFlagged() => AssertFlagged(new RegistrationRow
    {
        Source = [.. Enumerable.Repeat(3f, 30)],
        Target = [.. Enumerable.Repeat(-1f, 30)],
    });

    [TestMethod]
    public void TwoPairs_AreEnough_ForARotation()
    {
        using PointRegistrationTransformer model = _ml.Transforms.PointRegistration(RegistrationRows.SmallOptions(RegistrationKind.Rotation))
            .Fit(_ml.Data.LoadFromEnumerable(RegistrationRows.Create(24, 1, RegistrationKind.Rotation)));
        var quarter = new RegistrationRow { Source = [1, 0, 0, 0, 2, 0], Target = [0, 1, 0, -2, 0, 0] };
        Registration found = RegistrationRows.Decide(_ml, model, _ml.Data.LoadFromEnumerable([quarter]))[0];
        Assert.IsFalse(found.TransformationIsDegenerate);
        float[] expected = [0, -1, 0, 1, 0, 0, 0, 0, 1, 0, 0, 0];
        for (int i = 0; i < expected.Length; i++)
        {
            Assert.AreEqual(expected[i], found.Transformation[i], 1e-6f, $"value {i}");
        }
    }

    private void AssertFlagged(RegistrationRow row)
    {
        // Between regular rows, which must not be disturbed.
        IDataView data = _ml.Data.LoadFromEnumerable([_rows[0], row, _rows[1]]);
        Registration[] found = RegistrationRows.Decide(_ml, RegistrationRows.Model, data);
        RegistrationRows.AssertSame(
            RegistrationRows.Decide(_ml, RegistrationRows.Model, _ml.Data.LoadFromEnumerable([_rows[0], _rows[1]])), [found[0], found[2]]);
        Assert.IsTrue(found[1].TransformationIsDegenerate);
        CollectionAssert.AreEqual(new float[] { 1, 0, 0, 0, 1, 0, 0, 0, 1, 0, 0, 0 }, found[1].Transformation);
        Assert.IsTrue(found[1].TransformationWeights.All(weight => weight == 0));
        double squares = row.Source.Zip(row.Target, (p, q) => Math.Pow(p - q, 2)).Sum();
        Assert.AreEqual(
            Math.Sqrt(squares / Math.Max(1, row.Source.Length / 3)), found[1].TransformationResidual, 1e-5, "the residual of the identity");
    }
}
