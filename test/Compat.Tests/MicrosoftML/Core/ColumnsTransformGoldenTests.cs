#nullable disable

using G;
using Microsoft.ML;
using Microsoft.ML.Data;

namespace Compat.Tests.MicrosoftML.Core;

[TestClass]
public class ColumnsTransformGoldenTests : MLGoldenTest
{
    [TestMethod]
    public void concatenate_special_inputs()
    {
        var v = From(new ABV { A = 1, B = 2, V = [3, 4] }); object On(IDataView x, params string[] c) => Try(() => { var o = ml.Transforms.Concatenate("F", c).Fit(x).Transform(x); return new { type = o.Schema["F"].Type, vals = Col(o, "F"), annotations = o.Schema["F"].Annotations.Schema.Select(a => a.Name) }; });
        MLGolden.Check("concatenate_special_inputs", new { variable = On(From(new VecAny { V = [1, 2, 3] }, new VecAny { V = [] }), "V"), mixedTypes = On(From(new Row { A = 1, B = "x" }), "A", "B"), texts = On(From(new Row { A = 1, B = "x" }), "B", "B"), none = Try(() => ml.Transforms.Concatenate("F").Fit(v)), missing = On(v, "A", "Q"), overwrite = Try(() => Schema(ml.Transforms.Concatenate("A", "A", "B").Fit(v).Transform(v).Schema)), oneHotSlots = Try(() => { var t = TextsT("u", "w"); return Slots(ml.Transforms.Categorical.OneHotEncoding("H", "T").Append(ml.Transforms.Concatenate("F", "H")).Fit(t).Transform(t), "F"); }), keys = On(From(new Keyed { K = 1 }), "K", "K") });
    }
}
