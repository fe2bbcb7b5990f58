#nullable disable

using G;
using Microsoft.ML;
using Microsoft.ML.Data;

namespace Compat.Tests.MicrosoftML.Core;

[TestClass]
public class CustomMappingGoldenTests : MLGoldenTest
{
    [TestMethod]
    public void custom_mapping_in_process()
    {
        var v = From(new XZ { X = 1, Z = 10 }, new XZ { X = 2, Z = 20 }); var t = ml.Transforms.CustomMapping<XOnly, OutYS>((i, o) => { o.Y = i.X * 2; o.S = o.S + "s"; }, null).Fit(v);
        var same = ml.Transforms.CustomMapping<XOnly, XOnly>((i, o) => o.X = -i.X, null).Fit(v).Transform(v);
        MLGolden.Check("custom_mapping_in_process", new { cols = Cols(t.Transform(v)), schema = Schema(t.Transform(v).Schema).ToNames(), sameName = same.Schema.Select(c => new { c.Name, c.IsHidden, vals = Col(same, c) }), type = t.GetType(), vbuffer = Schema(ml.Transforms.CustomMapping<XOnly, BufOut>((i, o) => o.Y = new VBuffer<float>(2, [i.X, 0]), null).Fit(v).Transform(v).Schema).ToNames(), isRowToRow = ((ITransformer)t).IsRowToRowMapper });
    }

    [TestMethod]
    public void custom_mapping_errors()
    {
        var v = FloatsX(1, 2); var t = ml.Transforms.CustomMapping<XOnly, OutY>((i, o) => throw new DivideByZeroException("mine"), null).Fit(v);
        MLGolden.Check("custom_mapping_errors", new { saveWithoutContract = Try(() => ml.Model.Save(ml.Transforms.CustomMapping<XOnly, OutY>((i, o) => { }, null).Fit(v), v.Schema, new MemoryStream())), throwsInMapping = Try(() => Col(t.Transform(v), "Y")), missingAtFit = Try(() => ml.Transforms.CustomMapping<XZ, OutY>((i, o) => { }, null).Fit(v)), wrongTypeAtFit = Try(() => ml.Transforms.CustomMapping<XOnly, OutY>((i, o) => { }, null).Fit(IntsX(1))), missingAtTransform = Try(() => Cols(t.Transform(TextsT("a")))), nullAction = Try(() => ml.Transforms.CustomMapping<XOnly, OutY>(null, "c")),
            loadUnknownContract = Try(() => { var m = new MemoryStream(); ml.Model.Save(ml.Transforms.CustomMapping<XOnly, OutY>((i, o) => { }, "nobody.has.this").Fit(v), v.Schema, m); m.Position = 0; return new MLContext().Model.Load(m, out _).GetType(); }) });
    }

    [TestMethod]
    public void custom_mapping_contract_round_trip()
    {
        var v = FloatsX(1.5f, float.NaN); var t = ml.Transforms.CustomMapping(new DoubleFactory().GetMapping(), "golden.double").Fit(v); ml.ComponentCatalog.RegisterAssembly(typeof(DoubleFactory).Assembly);
        MLGolden.Check("custom_mapping_contract_round_trip", new { trip = RoundTrip(t, v), vals = Col(t.Transform(v), "Y") });
    }
}
