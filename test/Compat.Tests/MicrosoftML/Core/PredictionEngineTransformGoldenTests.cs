#nullable disable

using G;
using Microsoft.ML;

namespace Compat.Tests.MicrosoftML.Core;

[TestClass]
public class PredictionEngineTransformGoldenTests : MLGoldenTest
{
    [TestMethod]
    public void prediction_engine_basic()
    {
        var v = FloatsX(1, 4); var m = ml.Transforms.NormalizeMinMax("Y", "X").Fit(v); var e = ml.Model.CreatePredictionEngine<XOnly, OutY>(m); var a = e.Predict(new XOnly { X = 2 }); var b = e.Predict(new XOnly { X = 8 }); var reuse = new OutYExtra(); var e2 = ml.Model.CreatePredictionEngine<XOnly, OutY>(m, v.Schema); var o = new OutY { Y = 99 }; e2.Predict(new XOnly { X = 1 }, ref o);
        MLGolden.Check("prediction_engine_basic", new { a = a.Y, b = b.Y, newObjectEachCall = !ReferenceEquals(a, b), byRef = o.Y, outputSchema = Schema(e.OutputSchema), extraInput = ml.Model.CreatePredictionEngine<XZ, OutY>(m).Predict(new XZ { X = 4, Z = 1 }).Y, echo = ml.Model.CreatePredictionEngine<XOnly, XOnly>(m).Predict(new XOnly { X = 3 }).X, nullRow = Try(() => e.Predict(null)), type = e.GetType() });
    }

    [TestMethod]
    public void prediction_engine_missing_and_wrong_columns()
    {
        var v = FloatsX(1, 4); var m = ml.Transforms.NormalizeMinMax("Y", "X").Fit(v); var o = new PredictionEngineOptions { IgnoreMissingColumns = false };
        MLGolden.Check("prediction_engine_missing_and_wrong_columns", new { missingInput = Try(() => ml.Model.CreatePredictionEngine<Only_N, OutY>(m)), missingOutputIgnored = ml.Model.CreatePredictionEngine<XOnly, OutYExtra>(m).Predict(new XOnly { X = 2 }), missingOutputStrict = Try(() => ml.Model.CreatePredictionEngine<XOnly, OutYExtra>(m, o)), strictByArgument = Try(() => ml.Model.CreatePredictionEngine<XOnly, OutYExtra>(m, ignoreMissingColumns: false)), wrongInputType = Try(() => ml.Model.CreatePredictionEngine<XInt, OutY>(m)), wrongOutputType = Try(() => ml.Model.CreatePredictionEngine<XOnly, OutYVec>(m)), schemaWithoutColumn = Try(() => ml.Model.CreatePredictionEngine<XOnly, OutY>(m, TextsT("a").Schema)), nullModel = Try(() => ml.Model.CreatePredictionEngine<XOnly, OutY>(null)), defaults = new { new PredictionEngineOptions().IgnoreMissingColumns, new PredictionEngineOptions().OwnsTransformer } });
    }

    [TestMethod]
    public void prediction_engine_output_reuse_and_vectors()
    {
        var v = VectorsV([1, 2], [3, 4]); var m = ml.Transforms.CopyColumns("Y", "V").Fit(v); var e = ml.Model.CreatePredictionEngine<Vec2, OutYVec>(m); var o = new OutYVec(); e.Predict(new Vec2 { V = [1, 2] }, ref o); var arr = o.Y; e.Predict(new Vec2 { V = [3, 4] }, ref o); var wrong = Try(() => e.Predict(new Vec2 { V = [1, 2, 3] }).Y); var x = e.Predict(new Vec2 { V = [5, 6] }); var y = e.Predict(new Vec2 { V = [7, 8] });
        MLGolden.Check("prediction_engine_output_reuse_and_vectors", new { sameArrayReused = ReferenceEquals(arr, o.Y), after = o.Y, wrongLength = wrong, freshArrays = !ReferenceEquals(x.Y, y.Y), nullVector = e.Predict(new Vec2()).Y, text = ml.Model.CreatePredictionEngine<TTRow, TokOut>(ml.Transforms.Text.TokenizeIntoWords("W", "T").Fit(TextsT("a"))).Predict(new TTRow { T = "p q" }).W });
    }
}
