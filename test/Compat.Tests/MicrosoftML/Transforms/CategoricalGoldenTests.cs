#nullable disable

using G;
using Microsoft.ML;
using Microsoft.ML.Data;
using Kind = Microsoft.ML.Transforms.OneHotEncodingEstimator.OutputKind;

namespace Compat.Tests.MicrosoftML.Transforms;

[TestClass]
public class CategoricalGoldenTests : MLGoldenTest
{
    [TestMethod]
    public void one_hot_output_kinds()
    {
        var v = TextsT("a", "b", "c", "a"); object K(Kind k) { var t = ml.Transforms.Categorical.OneHotEncoding("Y", "T", k).Fit(v); var o = t.Transform(TextsT("b", "new", "", "c")); return new { type = o.Schema["Y"].Type, annotations = o.Schema["Y"].Annotations.Schema.Select(a => a.Name), vals = Col(o, "Y"), slots = Try(() => Slots(o, "Y")), columns = o.Schema.Select(c => c.Name + (c.IsHidden ? " hidden" : "")) }; }
        MLGolden.Check("one_hot_output_kinds", new { indicator = K(Kind.Indicator), key = K(Kind.Key), binary = K(Kind.Binary), bag = K(Kind.Bag) });
    }

    [TestMethod]
    public void one_hot_vector_input_and_inplace()
    {
        var v = From(new TextVec { W = ["p", "q", "p"] }); var d = SchemaDefinition.Create(typeof(TextVec)); d["W"].ColumnType = new VectorDataViewType(TextDataViewType.Instance, 3); var fix = ml.Data.LoadFromEnumerable([new TextVec { W = ["p", "q", "p"] }], d);
        object K(IDataView x, Kind k) => Try(() => { var o = ml.Transforms.Categorical.OneHotEncoding("W", outputKind: k).Fit(x).Transform(x); return new { schema = Schema(o.Schema), vals = Col(o, "W"), slots = Try(() => Slots(o, "W")) }; });
        MLGolden.Check("one_hot_vector_input_and_inplace", new { bagVariable = K(v, Kind.Bag), indicatorVariable = K(v, Kind.Indicator), bagFixed = K(fix, Kind.Bag), indicatorFixed = K(fix, Kind.Indicator) });
    }
}
