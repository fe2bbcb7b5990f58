#nullable disable

using G;
using Microsoft.ML;

namespace Compat.Tests.MicrosoftML.Transforms;

[TestClass]
public class MapValueGoldenTests : MLGoldenTest
{
    [TestMethod]
    public void map_value_text_to_number_and_back()
    {
        var e = ml.Transforms.Conversion.MapValue("Y", new Dictionary<string, float> { ["a"] = 1.5f, ["b"] = 2 }, "T"); var v = TextsT("a", "b", "zzz", "", null, "A"); var s = ml.Transforms.Conversion.MapValue("Y", new Dictionary<int, string> { [1] = "one", [-2] = "minus two" }, "X");
        MLGolden.Check("map_value_text_to_number_and_back", new { floats = FitCol(e, v), schema = Schema(e.Fit(v).Transform(v).Schema), strings = FitCol(s, IntsX(1, -2, 5)), duplicates = Try(() => FitCol(ml.Transforms.Conversion.MapValue("Y", new[] { KeyValuePair.Create("a", 1), KeyValuePair.Create("a", 2) }, "T"), v)), ints = FitCol(ml.Transforms.Conversion.MapValue("Y", new Dictionary<string, int> { ["a"] = 7 }, "T"), v), wrongInput = Try(() => FitCol(e, FloatsX(1))), wrongInputType = Try(() => FitCol(ml.Transforms.Conversion.MapValue("Y", new Dictionary<int, int> { [1] = 2 }, "T"), v)) });
    }

    [TestMethod]
    public void map_value_vector_values()
    {
        var e = ml.Transforms.Conversion.MapValue("Y", new Dictionary<string, float[]> { ["a"] = [1, 2], ["b"] = [3, 4] }, "T"); var v = TextsT("b", "none"); var o = e.Fit(v).Transform(v); var uneven = ml.Transforms.Conversion.MapValue("Y", new Dictionary<string, int[]> { ["a"] = [1], ["b"] = [3, 4, 5] }, "T"); var u = uneven.Fit(v).Transform(TextsT("a", "b", "?"));
        MLGolden.Check("map_value_vector_values", new { vals = Col(o, "Y"), type = o.Schema["Y"].Type, uneven = Col(u, "Y"), unevenType = u.Schema["Y"].Type, vectorInput = Try(() => { var w = From(new TextVec { W = ["b", "q"] }); var r = ml.Transforms.Conversion.MapValue("Y", new Dictionary<string, int> { ["b"] = 5 }, "W").Fit(w).Transform(w); return new { type = r.Schema["Y"].Type, vals = Col(r, "Y") }; }), strings = FitCol(ml.Transforms.Conversion.MapValue("Y", new Dictionary<string, string[]> { ["b"] = ["x", "y"] }, "T"), v) });
    }
}
