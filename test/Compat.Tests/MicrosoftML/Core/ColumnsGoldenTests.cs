#nullable disable

using G;
using Microsoft.ML;
using Microsoft.ML.Data;

namespace Compat.Tests.MicrosoftML.Core;

[TestClass]
public class ColumnsGoldenTests : MLGoldenTest
{
    [TestMethod]
    public void hidden_column_after_overwrite()
    {
        var v = ml.Transforms.CopyColumns("A", "B").Fit(From(new AB { A = 1, B = 2 })).Transform(From(new AB { A = 1, B = 2 }));
        MLGolden.Check("hidden_column_after_overwrite", new { schema = Schema(v.Schema), byName = Col(v, "A"), byIndex0 = Col(v, v.Schema[0]), enumerated = ml.Data.CreateEnumerable<AB>(v, false).Select(r => new { r.A, r.B }) });
    }

    [TestMethod]
    public void concatenate_scalars_and_vectors()
    {
        var v = From(new ABV { A = 1, B = 2, V = [3, 4] }, new ABV { A = 0, B = 0, V = [0, 0] }); var o = ml.Transforms.Concatenate("F", "A", "V", "B").Fit(v).Transform(v); var again = ml.Transforms.Concatenate("G", "F", "A").Fit(o).Transform(o); var one = ml.Transforms.Concatenate("F", "A").Fit(v).Transform(v);
        MLGolden.Check("concatenate_scalars_and_vectors", new { vals = Col(o, "F"), slots = Try(() => Slots(o, "F")), schema = Schema(o.Schema), nestedSlots = Slots(again, "G"), single = Col(one, "F"), singleType = one.Schema["F"].Type, singleAnnotations = Annot(one.Schema["F"]), sparseRow = Buf(o.GetColumn<VBuffer<float>>("F").Last()), repeated = FitCol(ml.Transforms.Concatenate("F", "A", "A"), v, "F") });
    }

    [TestMethod]
    public void copy_drop_select()
    {
        var v = From(new ABV { A = 1, B = 2, V = [3, 4] }); object S(IEstimator<ITransformer> e) => Try(() => Schema(e.Fit(v).Transform(v).Schema).ToNames());
        MLGolden.Check("copy_drop_select", new { copy = S(ml.Transforms.CopyColumns("C", "A")), drop = S(ml.Transforms.DropColumns("B")), dropAll = S(ml.Transforms.DropColumns("A", "B", "V")), dropMissing = S(ml.Transforms.DropColumns("Q")), select = S(ml.Transforms.SelectColumns("V", "A")), selectMissing = S(ml.Transforms.SelectColumns("Q")), selectTwice = S(ml.Transforms.SelectColumns("A", "A")), copyMissing = S(ml.Transforms.CopyColumns("C", "Q")), copyOntoItself = S(ml.Transforms.CopyColumns("A", "A")),
            transformWithout = Try(() => Schema(ml.Transforms.DropColumns("B").Fit(v).Transform(FloatsX(1)).Schema).ToNames()), selectWithout = Try(() => Schema(ml.Transforms.SelectColumns("A").Fit(v).Transform(FloatsX(1)).Schema).ToNames()), dropNothing = Try(() => ml.Transforms.DropColumns().Fit(v)) });
    }

    [TestMethod]
    public void select_columns_hidden()
    {
        var v = From(new AB { A = 1, B = 2 }); v = ml.Transforms.CopyColumns("A", "B").Fit(v).Transform(v); object S(IEstimator<ITransformer> e) { var o = e.Fit(v).Transform(v); return o.Schema.Select(c => new { c.Name, c.IsHidden, vals = Col(o, c) }); }
        MLGolden.Check("select_columns_hidden", new { before = v.Schema.Select(c => new { c.Name, c.IsHidden }), keepHiddenDefault = S(ml.Transforms.SelectColumns("A")), keepHiddenTrue = S(ml.Transforms.SelectColumns(["A"], keepHidden: true)), keepHiddenFalse = S(ml.Transforms.SelectColumns(["A"], keepHidden: false)), dropA = S(ml.Transforms.DropColumns("A")), dropB = S(ml.Transforms.DropColumns("B")) });
    }
}
