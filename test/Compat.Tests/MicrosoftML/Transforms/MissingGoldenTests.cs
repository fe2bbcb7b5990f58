#nullable disable

using G;
using Microsoft.ML;
using Mode = Microsoft.ML.Transforms.MissingValueReplacingEstimator.ReplacementMode;

namespace Compat.Tests.MicrosoftML.Transforms;

[TestClass]
public class MissingGoldenTests : MLGoldenTest
{
    [TestMethod]
    public void replace_missing_values_modes()
    {
        var v = FloatsX(1, float.NaN, 4, 4, 10); object M(Mode m, IDataView x) => Try(() => FitCol(ml.Transforms.ReplaceMissingValues("Y", "X", m), x));
        MLGolden.Check("replace_missing_values_modes", new { def = M(Mode.DefaultValue, v), mean = M(Mode.Mean, v), min = M(Mode.Minimum, v), max = M(Mode.Maximum, v), mode = M(Mode.Mode, v), unspecified = FitCol(ml.Transforms.ReplaceMissingValues("Y", "X"), v), allMissing = M(Mode.Mean, FloatsX(float.NaN)), allMissingMin = M(Mode.Minimum, FloatsX(float.NaN)), doubles = M(Mode.Mean, DoublesX(1, double.NaN, 2)), infinity = M(Mode.Mean, FloatsX(1, float.PositiveInfinity, float.NaN)), ints = M(Mode.Mean, IntsX(1)), text = Try(() => FitCol(ml.Transforms.ReplaceMissingValues("Y", "T"), TextsT("a"))), modeTie = M(Mode.Mode, FloatsX(2, 1, 1, 2, float.NaN)) });
    }

    [TestMethod]
    public void replace_missing_values_vector_by_slot()
    {
        var v = VectorsV([1, float.NaN, 0], [3, 8, float.NaN], [float.NaN, 4, 0]); var t = ml.Transforms.ReplaceMissingValues("Y", "V", Mode.Mean).Fit(v);
        MLGolden.Check("replace_missing_values_vector_by_slot", new { bySlot = Col(t.Transform(v), "Y"), whole = FitCol(ml.Transforms.ReplaceMissingValues("Y", "V", Mode.Mean, imputeBySlot: false), v), min = FitCol(ml.Transforms.ReplaceMissingValues("Y", "V", Mode.Minimum), v), schema = Schema(t.Transform(v).Schema), otherSize = Try(() => Col(t.Transform(VectorsV([1, 2])), "Y")), variable = Try(() => FitCol(ml.Transforms.ReplaceMissingValues("Y", "V", Mode.Mean), From(new VecAny { V = [1, float.NaN, 4] }))), inPlace = Schema(ml.Transforms.ReplaceMissingValues("V").Fit(v).Transform(v).Schema) });
    }
}
