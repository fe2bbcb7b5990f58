using Microsoft.ML;
using Microsoft.ML.Data;

namespace Compat.Tests.MicrosoftML.Core;

[TestClass]
public class PredictionEngineTests
{
    private readonly MLContext _ml = new(seed: 1);

    [TestMethod]
    public void APredictionIsWhatTheBatchGives()
    {
        var rows = Enumerable.Range(0, 20).Select(i => new MixedRow { X = i, Text = $"t{i}", Fixed = [i, 1, 2] }).ToArray();
        var view = _ml.Data.LoadFromEnumerable(rows);
        var model = _ml.Transforms.Concatenate("F", "Fixed", "X")
            .Append(_ml.Transforms.CustomMapping<Vector, Sum>((s, d) => d.Total = s.F.DenseValues().Sum(), null))
            .Append(_ml.Transforms.DropColumns("F")).Fit(view);
        var batch = model.Transform(view).GetColumn<float>("Total").ToArray();
        using var engine = _ml.Model.CreatePredictionEngine<MixedRow, Sum>(model);
        CollectionAssert.AreEqual(batch, rows.Select(r => engine.Predict(r).Total).ToArray());
        Assert.IsNull(engine.OutputSchema.GetColumnOrNull("F"));
    }

    [TestMethod]
    public void TheSameObjectIsReadAnewEachTime()
    {
        var row = new NumberRow { X = 1 };
        var view = _ml.Data.LoadFromEnumerable([row]);
        var engine = _ml.Model.CreatePredictionEngine<NumberRow, Sum>(
            _ml.Transforms.CustomMapping<NumberRow, Sum>((s, d) => d.Total = 2 * s.X, null).Fit(view));
        Assert.AreEqual(2f, engine.Predict(row).Total);
        row.X = 5;
        Assert.AreEqual(10f, engine.Predict(row).Total);
    }

    [TestMethod]
    public void DisposingTheEngineDisposesTheTransformerItOwns()
    {
        var view = _ml.Data.LoadFromEnumerable(CursorTests.Numbers(1));
        foreach (var owns in new[] { true, false })
        {
            var part = new ThirdParty.Doubler("Y", "X", _ml);
            var chain = new TransformerChain<ITransformer>(part);
            var engine = _ml.Model.CreatePredictionEngine<NumberRow, NumberRow>(
                chain, new PredictionEngineOptions { OwnsTransformer = owns });
            engine.Dispose();
            engine.Dispose();
            Assert.AreEqual(owns, part.IsDisposed);
            Assert.ThrowsExactly<ObjectDisposedException>(() => engine.Predict(new()));
        }
    }

    [TestMethod]
    public void AnExceptionOfTheMappingComesAsItIs()
    {
        var view = _ml.Data.LoadFromEnumerable(CursorTests.Numbers(1));
        var throwing = _ml.Transforms.CustomMapping<NumberRow, Sum>((s, d) => throw new DivideByZeroException("mine"), null).Fit(view);
        var engine = _ml.Model.CreatePredictionEngine<NumberRow, Sum>(throwing);
        Assert.ThrowsExactly<DivideByZeroException>(() => engine.Predict(new()));
    }

    [TestMethod]
    public void AWarmEngineAllocatesOnlyTheResult()
    {
        var view = _ml.Data.LoadFromEnumerable(CursorTests.Numbers(1));
        var model = _ml.Transforms.CopyColumns("A", "X").Append(_ml.Transforms.Concatenate("F", "A", "X"))
            .Append(_ml.Transforms.CustomMapping<Vector, Sum>((s, d) => d.Total = s.F.Length, null)).Fit(view);
        var engine = _ml.Model.CreatePredictionEngine<NumberRow, Sum>(model);
        var (row, result) = (new NumberRow(), new Sum());
        for (var i = 0; i < 100; i++)
            engine.Predict(row, ref result);
        var before = GC.GetAllocatedBytesForCurrentThread();
        for (var i = 0; i < 1000; i++)
            engine.Predict(row, ref result);
        Assert.IsLessThan(1000L, GC.GetAllocatedBytesForCurrentThread() - before);
        Assert.AreEqual(2f, result.Total);
    }

    private sealed class Vector
    {
        public VBuffer<float> F;
    }

    private sealed class Sum
    {
        public float Total;
    }
}
