#nullable disable

using System.Text;
using G;
using Microsoft.ML;
using Microsoft.ML.Data;
using Microsoft.ML.Transforms;
using Kind = Microsoft.ML.Transforms.OneHotEncodingEstimator.OutputKind;

namespace Compat.Tests.MicrosoftML.Core;

[TestClass]
public class ModelTransformGoldenTests : MLGoldenTest
{
    [TestMethod]
    public void model_round_trip_numeric()
    {
        var v = From(new ABV { A = 1, B = -2, V = [1, float.NaN] }, new ABV { A = 4, B = 3, V = [5, 2] }, new ABV { A = 6, B = 0.5f, V = [0, 1] }); var t = ml.Transforms; object R(IEstimator<ITransformer> e) => Try(() => RoundTrip(e.Fit(v), v));
        MLGolden.Check("model_round_trip_numeric", new { minMax = R(t.NormalizeMinMax("Y", "A")), minMaxVector = R(t.NormalizeMinMax("Y", "V", fixZero: false)), meanVar = R(t.NormalizeMeanVariance("Y", "B")), cdf = R(t.NormalizeMeanVariance("Y", "B", useCdf: true)), logMeanVar = R(t.NormalizeLogMeanVariance("Y", "A")), robust = R(t.NormalizeRobustScaling("Y", "A")), binning = R(t.NormalizeBinning("Y", "A", maximumBinCount: 2)), replace = R(t.ReplaceMissingValues("Y", "V", MissingValueReplacingEstimator.ReplacementMode.Mean)), indicate = R(t.IndicateMissingValues("Y", "V")), convert = R(t.Conversion.ConvertType("Y", "A", DataKind.Double)), concat = R(t.Concatenate("Y", "A", "V")), copy = R(t.CopyColumns("Y", "A")), drop = R(t.DropColumns("A")), select = R(t.SelectColumns("V", "A")) });
    }

    [TestMethod]
    public void model_round_trip_keys_and_text()
    {
        var v = TextsT("b a", "a", "", null, "b a"); var t = ml.Transforms; var k = t.Conversion.MapValueToKey("K", "T"); object R(IEstimator<ITransformer> e) => Try(() => RoundTrip(e.Fit(v), v));
        MLGolden.Check("model_round_trip_keys_and_text", new { key = R(k), back = R(k.Append(t.Conversion.MapKeyToValue("Y", "K"))), vector = R(k.Append(t.Conversion.MapKeyToVector("Y", "K"))), oneHot = R(t.Categorical.OneHotEncoding("Y", "T")), binary = R(t.Categorical.OneHotEncoding("Y", "T", Kind.Binary)), map = R(t.Conversion.MapValue("Y", new Dictionary<string, float> { ["a"] = 2 }, "T")), mapVector = R(t.Conversion.MapValue("Y", new Dictionary<string, float[]> { ["a"] = [2, 3] }, "T")), tokens = R(t.Text.TokenizeIntoWords("Y", "T"))});
    }

    [TestMethod]
    public void model_load_broken()
    {
        var v = FloatsX(1, 2); var s = new MemoryStream(); ml.Model.Save(ml.Transforms.NormalizeMinMax("Y", "X").Fit(v), v.Schema, s); var b = s.ToArray(); object Load(byte[] d) => Try(() => ml.Model.Load(new MemoryStream(d), out _).GetType());
        var z = new MemoryStream(); using (var a = new System.IO.Compression.ZipArchive(z, System.IO.Compression.ZipArchiveMode.Create, true)) { using var w = new StreamWriter(a.CreateEntry("hello.txt").Open()); w.Write("hi"); }
        MLGolden.Check("model_load_broken", new { whole = Load(b), half = Load(b[..(b.Length / 2)]), lastByteCut = Load(b[..^1]), notZip = Load(Encoding.ASCII.GetBytes("this is no zip file at all")), empty = Load([]), otherZip = Load(z.ToArray()), noFile = Try(() => ml.Model.Load("no-such-model.zip", out _).GetType()), streamStillOpen = s.CanWrite, entryNames = new System.IO.Compression.ZipArchive(new MemoryStream(b)).Entries.Select(e => e.FullName) });
    }

    [TestMethod]
    public void model_save_with_loader()
    {
        var f = TextFile("1,a\n3,b\n"); var loader = ml.Data.CreateTextLoader([new("X", DataKind.Single, 0), new("T", DataKind.String, 1)], separatorChar: ','); var m = ml.Transforms.NormalizeMinMax("Y", "X").Fit(loader.Load(f)); var s = new MemoryStream(); ml.Model.Save(m, loader, s);
        s.Position = 0; var back = ml.Model.LoadWithDataLoader(s, out var loader2); s.Position = 0; var plain = ml.Model.Load(s, out var schema); var t = new MemoryStream(); ml.Model.Save(m, loader.GetOutputSchema(), t); t.Position = 0;
        MLGolden.Check("model_save_with_loader", new { model = back.GetType(), loader = loader2.GetType(), y = Cols(back.Transform(loader2.Load(new MultiFileSource(f)))), plainLoad = plain.GetType(), plainSchema = Schema(schema), loaderFromSchemaOnly = Try(() => ml.Model.LoadWithDataLoader(t, out _).GetType()) });
    }

    [TestMethod]
    public void loaded_schema_annotations_and_hidden()
    {
        var v = ml.Transforms.Conversion.MapValueToKey("T").Append(ml.Transforms.CopyColumns("C", "T")).Fit(TextsT("p", "q")).Transform(TextsT("p", "q")); var m = ml.Transforms.Conversion.MapKeyToVector("V", "T").Fit(v); var s = new MemoryStream(); ml.Model.Save(m, v.Schema, s); s.Position = 0; var back = ml.Model.Load(s, out var schema);
        MLGolden.Check("loaded_schema_annotations_and_hidden", new { saved = Schema(v.Schema), loaded = Schema(schema), annotations = schema.Where(c => c.Name == "T" && !c.IsHidden).Select(c => Annot(c)), outputNamesAfterLoad = Schema(back.GetOutputSchema(schema)) });
    }
}
