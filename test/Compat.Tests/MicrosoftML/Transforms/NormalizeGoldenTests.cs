#nullable disable

using G;
using Microsoft.ML;
using Microsoft.ML.Transforms;

namespace Compat.Tests.MicrosoftML.Transforms;

[TestClass]
public class NormalizeGoldenTests : MLGoldenTest
{
    [TestMethod]
    public void normalize_minmax_fixzero_true()
    {
        var v = FloatsX(-2, 0, 1, 4); var t = ml.Transforms.NormalizeMinMax("Y", "X").Fit(v); var p = (NormalizingTransformer.AffineNormalizerModelParameters<float>)t.GetNormalizerModelParameters(0);
        MLGolden.Check("normalize_minmax_fixzero_true", new { y = Col(t.Transform(v), "Y"), unseen = Col(t.Transform(FloatsX(-8, 8, float.NaN, float.PositiveInfinity)), "Y"), scale = p.Scale, offset = p.Offset, schema = Schema(t.Transform(v).Schema), annotation = Annot(t.Transform(v).Schema["Y"]) });
    }

    [TestMethod]
    public void normalize_minmax_fixzero_false()
    {
        var v = FloatsX(-2, 0, 1, 4); var t = ml.Transforms.NormalizeMinMax("Y", "X", fixZero: false).Fit(v); var p = (NormalizingTransformer.AffineNormalizerModelParameters<float>)t.GetNormalizerModelParameters(0);
        MLGolden.Check("normalize_minmax_fixzero_false", new { y = Col(t.Transform(v), "Y"), unseen = Col(t.Transform(FloatsX(-8, 8, float.NaN)), "Y"), scale = p.Scale, offset = p.Offset });
    }

    [TestMethod]
    public void normalize_minmax_edge_inputs()
    {
        var e = ml.Transforms.NormalizeMinMax("Y", "X"); var f = ml.Transforms.NormalizeMinMax("Y", "X", fixZero: false);
        MLGolden.Check("normalize_minmax_edge_inputs", new { constant = FitCol(e, FloatsX(3, 3)), constantNotFixed = FitCol(f, FloatsX(3, 3)), zeros = FitCol(e, FloatsX(0, 0)), zerosNotFixed = FitCol(f, FloatsX(0, 0)), withNaN = FitCol(e, FloatsX(1, float.NaN, 4)), withInfinity = Try(() => FitCol(e, FloatsX(1, float.PositiveInfinity))), doubles = FitCol(e, DoublesX(-1, 3)), empty = Try(() => FitCol(e, FloatsX(), on: FloatsX(1, 2))), maxExamples2 = FitCol(ml.Transforms.NormalizeMinMax("Y", "X", maximumExampleCount: 2), FloatsX(1, 2, 8)),
            ints = Try(() => FitCol(e, IntsX(1, 2))), texts = Try(() => FitCol(ml.Transforms.NormalizeMinMax("Y", "T"), TextsT("a"))), variableVector = Try(() => FitCol(ml.Transforms.NormalizeMinMax("Y", "V"), From(new VecAny { V = [1, 2] }))) });
    }

    [TestMethod]
    public void normalize_minmax_vector()
    {
        var v = VectorsV([1, -10, 0], [2, 5, 0], [4, float.NaN, 0]); var t = ml.Transforms.NormalizeMinMax("V").Fit(v); var p = (NormalizingTransformer.AffineNormalizerModelParameters<System.Collections.Immutable.ImmutableArray<float>>)t.GetNormalizerModelParameters(0);
        MLGolden.Check("normalize_minmax_vector", new { y = Col(t.Transform(v), "V"), notFixed = FitCol(ml.Transforms.NormalizeMinMax("V", fixZero: false), v, "V"), scale = p.Scale, offset = p.Offset, schema = Schema(t.Transform(v).Schema), otherSize = Try(() => Col(t.Transform(VectorsV([1, 2])), "V")) });
    }

    [TestMethod]
    public void normalize_mean_variance()
    {
        var v = FloatsX(1, 2, 3, 6); object P(bool fix) { var p = (NormalizingTransformer.AffineNormalizerModelParameters<float>)ml.Transforms.NormalizeMeanVariance("Y", "X", fixZero: fix).Fit(v).GetNormalizerModelParameters(0); return new { p.Scale, p.Offset }; }
        MLGolden.Check("normalize_mean_variance", new { fixZero = FitCol(ml.Transforms.NormalizeMeanVariance("Y", "X"), v), notFixed = FitCol(ml.Transforms.NormalizeMeanVariance("Y", "X", fixZero: false), v), paramsFixed = P(true), paramsNotFixed = P(false), constant = FitCol(ml.Transforms.NormalizeMeanVariance("Y", "X"), FloatsX(5, 5)), constantNotFixed = FitCol(ml.Transforms.NormalizeMeanVariance("Y", "X", fixZero: false), FloatsX(5, 5)), withNaN = FitCol(ml.Transforms.NormalizeMeanVariance("Y", "X", fixZero: false), FloatsX(1, float.NaN, 3)) });
    }

    [TestMethod]
    public void normalize_log_mean_variance()
    {
        var v = FloatsX(1, 2, 4, 8); var t = ml.Transforms.NormalizeLogMeanVariance("Y", "X").Fit(v); var p = (NormalizingTransformer.CdfNormalizerModelParameters<float>)t.GetNormalizerModelParameters(0);
        MLGolden.Check("normalize_log_mean_variance", new { y = Col(t.Transform(v), "Y"), p.Mean, p.StandardDeviation, p.UseLog, noCdf = Try(() => FitCol(ml.Transforms.NormalizeLogMeanVariance("Y", "X", useCdf: false), v)), fixZero = Try(() => FitCol(ml.Transforms.NormalizeLogMeanVariance("Y", fixZero: true, "X", useCdf: true), v)), nonPositive = Col(t.Transform(FloatsX(0, -1, float.NaN)), "Y"), fitWithNonPositive = FitCol(ml.Transforms.NormalizeLogMeanVariance("Y", "X"), FloatsX(-1, 0, 1, 2)) });
    }

    [TestMethod]
    public void normalize_binning()
    {
        var v = FloatsX(1, 2, 3, 4, 5, 6); var t = ml.Transforms.NormalizeBinning("Y", "X", maximumBinCount: 3).Fit(v); var p = (NormalizingTransformer.BinNormalizerModelParameters<float>)t.GetNormalizerModelParameters(0);
        MLGolden.Check("normalize_binning", new { y = Col(t.Transform(v), "Y"), p.UpperBounds, p.Density, p.Offset, notFixed = FitCol(ml.Transforms.NormalizeBinning("Y", "X", maximumBinCount: 3, fixZero: false), v), negatives = FitCol(ml.Transforms.NormalizeBinning("Y", "X", maximumBinCount: 3), FloatsX(-3, -2, -1, 0, 1, 2)), unseen = Col(t.Transform(FloatsX(-1, 9, float.NaN)), "Y"), oneBin = Try(() => FitCol(ml.Transforms.NormalizeBinning("Y", "X", maximumBinCount: 1), v)), defaultBins = FitCol(ml.Transforms.NormalizeBinning("Y", "X"), v) });
    }
}
