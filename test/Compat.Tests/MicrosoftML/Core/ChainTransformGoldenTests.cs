#nullable disable

using G;
using Microsoft.ML;
using Microsoft.ML.Data;

namespace Compat.Tests.MicrosoftML.Core;

[TestClass]
public class ChainTransformGoldenTests : MLGoldenTest
{
    [TestMethod]
    public void estimator_chain_append_and_types()
    {
        var v = FloatsX(1, 2, 4); var chain = ml.Transforms.CopyColumns("A", "X").Append(ml.Transforms.NormalizeMinMax("B", "A")).Append(ml.Transforms.Concatenate("F", "A", "B")); var m = chain.Fit(v);
        MLGolden.Check("estimator_chain_append_and_types", new { estimator = chain.GetType(), last = chain.LastEstimator.GetType(), model = m.GetType(), parts = m.Select(t => t.GetType()), lastTransformer = m.LastTransformer.GetType(), f = Col(m.Transform(v), "F"), empty = Cols(new EstimatorChain<ITransformer>().Fit(v).Transform(v)), nested = ml.Transforms.CopyColumns("Q", "X").Append(chain).Fit(v).Select(t => t.GetType()), isRowToRow = ((ITransformer)m).IsRowToRowMapper, appended = m.Append(m.LastTransformer).GetType(), appendNull = Try(() => chain.Append<ITransformer>(null)) });
    }

    [TestMethod]
    public void append_cache_checkpoint()
    {
        int pulled = 0; IEnumerable<XOnly> Lazy() { foreach (var x in new[] { 1f, 3 }) { pulled++; yield return new XOnly { X = x }; } } int Pulls(IEstimator<ITransformer> e) { pulled = 0; e.Fit(ml.Data.LoadFromEnumerable(Lazy())); return pulled; }
        var a = ml.Transforms.CopyColumns("A", "X"); IEstimator<ITransformer> N(string y) => ml.Transforms.NormalizeMinMax(y, "A");
        MLGolden.Check("append_cache_checkpoint", new { withoutCheckpoint = Pulls(a.Append(N("B")).Append(N("C"))), withCheckpoint = Pulls(a.AppendCacheCheckpoint(ml).Append(N("B")).Append(N("C"))), parts = a.AppendCacheCheckpoint(ml).Append(N("B")).Fit(FloatsX(1)).Count(), checkpointOnEmpty = Try(() => new EstimatorChain<ITransformer>().AppendCacheCheckpoint(ml).GetType()) });
    }

    [TestMethod]
    public void estimator_get_output_schema()
    {
        var shape = ml.Transforms.CustomMapping<NoMembers, NumText>((i, o) => { }, null).GetOutputSchema(new SchemaShape([])); var text = ml.Transforms.Conversion.MapValueToKey("K", "T").Append(ml.Transforms.Conversion.MapKeyToVector("V", "K")).Append(ml.Transforms.Text.TokenizeIntoWords("W", "T")).Append(ml.Transforms.NormalizeMinMax("N2", "N")).Append(ml.Transforms.Concatenate("F", "N", "N2"));
        MLGolden.Check("estimator_get_output_schema", new { start = Shape(shape), end = Shape(text.GetOutputSchema(shape)), missing = Try(() => Shape(ml.Transforms.CopyColumns("A", "Nope").GetOutputSchema(shape))), wrongType = Try(() => Shape(ml.Transforms.Conversion.MapKeyToVector("A", "T").GetOutputSchema(shape))), dropped = Shape(ml.Transforms.DropColumns("T").GetOutputSchema(shape)), selected = Shape(ml.Transforms.SelectColumns("T").GetOutputSchema(shape)) });
    }

    [TestMethod]
    public void get_output_schema_equals_transform_schema()
    {
        var v = From(new Row { A = 1, B = "x y" }, new Row { A = 3, B = "z" }); object S(IEstimator<ITransformer> e) { var t = e.Fit(v); return new { equal = Json(Schema(t.GetOutputSchema(v.Schema))) == Json(Schema(t.Transform(v).Schema)), rowToRow = t.IsRowToRowMapper, type = t.GetType() }; } var c = ml.Transforms; var k = c.Conversion.MapValueToKey("K", "B");
        MLGolden.Check("get_output_schema_equals_transform_schema", new { minMax = S(c.NormalizeMinMax("Y", "A")), key = S(k), back = S(k.Append(c.Conversion.MapKeyToValue("Y", "K"))), oneHot = S(c.Categorical.OneHotEncoding("Y", "B")), concat = S(c.Concatenate("A", "A")), drop = S(c.DropColumns("A")), select = S(c.SelectColumns("B")), map = S(c.Conversion.MapValue("Y", new Dictionary<string, int> { ["z"] = 1 }, "B")), custom = S(c.CustomMapping<Only_A, OutY>((i, o) => o.Y = i.A, null)), convert = S(c.Conversion.ConvertType("Y", "A", DataKind.Double)), replace = S(c.ReplaceMissingValues("Y", "A")), copy = S(c.CopyColumns("Y", "A")) });
    }
}
