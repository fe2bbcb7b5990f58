#nullable disable

using G;
using Microsoft.ML;
using Microsoft.ML.Data;

namespace Compat.Tests.MicrosoftML.Core;

[TestClass]
public class ErrorTransformGoldenTests : MLGoldenTest
{
    [TestMethod]
    public void missing_input_column_at_fit()
    {
        var v = FloatsX(1, 2); var t = ml.Transforms; object F(IEstimator<ITransformer> e) => Try(() => { e.Fit(v); return "no exception"; });
        MLGolden.Check("missing_input_column_at_fit", new { minMax = F(t.NormalizeMinMax("Y", "Q")), key = F(t.Conversion.MapValueToKey("Y", "Q")), keyToValue = F(t.Conversion.MapKeyToValue("Y", "Q")), keyToVector = F(t.Conversion.MapKeyToVector("Y", "Q")), oneHot = F(t.Categorical.OneHotEncoding("Y", "Q")), convert = F(t.Conversion.ConvertType("Y", "Q")), concat = F(t.Concatenate("Y", "X", "Q")), copy = F(t.CopyColumns("Y", "Q")), replace = F(t.ReplaceMissingValues("Y", "Q")), indicate = F(t.IndicateMissingValues("Y", "Q")), tokens = F(t.Text.TokenizeIntoWords("Y", "Q")), map = F(t.Conversion.MapValue("Y", new Dictionary<string, int> { ["a"] = 1 }, "Q")) });
    }

    [TestMethod]
    public void missing_input_column_at_transform()
    {
        var v = From(new Row { A = 1, B = "x" }, new Row { A = 2, B = "y" }); var w = IntsX(1); var t = ml.Transforms; object F(IEstimator<ITransformer> e) { var m = e.Fit(v); var a = Try(() => { m.Transform(w); return "no exception"; }); return new { transform = a, getOutputSchemaSame = Json(a) == Json(Try(() => { m.GetOutputSchema(w.Schema); return "no exception"; })) }; }
        MLGolden.Check("missing_input_column_at_transform", new { minMax = F(t.NormalizeMinMax("Y", "A")), key = F(t.Conversion.MapValueToKey("Y", "B")), oneHot = F(t.Categorical.OneHotEncoding("Y", "B")), convert = F(t.Conversion.ConvertType("Y", "A")), concat = F(t.Concatenate("Y", "A", "A")), copy = F(t.CopyColumns("Y", "A")), replace = F(t.ReplaceMissingValues("Y", "A")), tokens = F(t.Text.TokenizeIntoWords("Y", "B")), map = F(t.Conversion.MapValue("Y", new Dictionary<string, int> { ["a"] = 1 }, "B")), custom = F(t.CustomMapping<Only_A, OutY>((i, o) => { }, null)), drop = F(t.DropColumns("A")), select = F(t.SelectColumns("B")) });
    }

    [TestMethod]
    public void wrong_input_type_at_transform()
    {
        var v = From(new NumText { N = 1, T = "x" }, new NumText { N = 2, T = "y" }); var w = From(new Swapped { N = "1", T = 2 }); var t = ml.Transforms; object F(IEstimator<ITransformer> e) { var m = e.Fit(v); return Try(() => Cols(m.Transform(w))); }
        MLGolden.Check("wrong_input_type_at_transform", new { minMax = F(t.NormalizeMinMax("Y", "N")), key = F(t.Conversion.MapValueToKey("Y", "T")), oneHot = F(t.Categorical.OneHotEncoding("Y", "T")), convert = F(t.Conversion.ConvertType("Y", "N", DataKind.Double)), concat = F(t.Concatenate("Y", "N", "N")), copy = F(t.CopyColumns("Y", "N")), replace = F(t.ReplaceMissingValues("Y", "N")), tokens = F(t.Text.TokenizeIntoWords("Y", "T")), map = F(t.Conversion.MapValue("Y", new Dictionary<string, int> { ["a"] = 1 }, "T")), custom = F(t.CustomMapping<Only_N, OutY>((i, o) => { }, null)) });
    }

    [TestMethod]
    public void null_and_empty_arguments()
    {
        var t = ml.Transforms; var v = FloatsX(1);
        MLGolden.Check("null_and_empty_arguments", new { copyNull = Try(() => t.CopyColumns(null, "X").Fit(v)), copyInputNull = Try(() => Schema(t.CopyColumns("X", null).Fit(v).Transform(v).Schema).ToNames()), concatNull = Try(() => t.Concatenate(null, "X")), concatNullInputs = Try(() => t.Concatenate("Y", null)), minMaxNull = Try(() => t.NormalizeMinMax((string)null)), emptyName = Try(() => Schema(t.CopyColumns("", "X").Fit(v).Transform(v).Schema).ToNames()), fitNull = Try(() => t.CopyColumns("Y", "X").Fit(null)), transformNull = Try(() => t.CopyColumns("Y", "X").Fit(v).Transform(null)), mapNull = Try(() => t.Conversion.MapValue<string, int>("Y", (IEnumerable<KeyValuePair<string, int>>)null, "T")), cursorForeignColumn = Try(() => v.GetRowCursor([TextsT("a").Schema["T"]]).MoveNext()), getterForeignColumn = Try(() => { using var c = v.GetRowCursor(v.Schema); return c.GetGetter<ReadOnlyMemory<char>>(From(new NumText()).Schema["T"]).GetType().Name; }), saveNull = Try(() => ml.Model.Save(null, v.Schema, new MemoryStream())) });
    }
}
