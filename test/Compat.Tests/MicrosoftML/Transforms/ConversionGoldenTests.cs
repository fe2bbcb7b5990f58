#nullable disable

using G;
using Microsoft.ML;
using Microsoft.ML.Data;
using Ord = Microsoft.ML.Transforms.ValueToKeyMappingEstimator.KeyOrdinality;

namespace Compat.Tests.MicrosoftML.Transforms;

[TestClass]
public class ConversionGoldenTests : MLGoldenTest
{
    [TestMethod]
    public void convert_numbers()
    {
        object To(IDataView v, DataKind k) => Try(() => FitCol(ml.Transforms.Conversion.ConvertType("Y", "X", k), v)); var f = FloatsX(1.9f, -1.9f, 0, float.NaN, float.PositiveInfinity, 3e9f);
        MLGolden.Check("convert_numbers", new { floatToInt32 = To(f, DataKind.Int32), floatToByte = To(FloatsX(1.9f, 255, 256, -1), DataKind.Byte), floatToUInt32 = To(f, DataKind.UInt32), floatToInt64 = To(f, DataKind.Int64), floatToBool = To(f, DataKind.Boolean), floatToText = To(FloatsX(1.5f, 0.1f, 1e10f, 1e-7f, float.NaN, 0, -1), DataKind.String), floatToDouble = To(FloatsX(0.1f), DataKind.Double), doubleToFloat = To(DoublesX(0.1, 1e300), DataKind.Single),
            intToFloat = To(IntsX(16777217, -5), DataKind.Single), intToByte = To(IntsX(300, -1), DataKind.Byte), intToText = To(IntsX(-12), DataKind.String), intToBool = To(IntsX(2, 0), DataKind.Boolean), floatToDate = To(f, DataKind.DateTime), intToTimeSpan = To(IntsX(5), DataKind.TimeSpan), doubleToText = To(DoublesX(0.1, 1e22, double.NaN), DataKind.String) });
    }

    [TestMethod]
    public void convert_text()
    {
        object To(DataKind k, params string[] t) => Try(() => FitCol(ml.Transforms.Conversion.ConvertType("Y", "T", k), TextsT(t)));
        MLGolden.Check("convert_text", new { toFloat = To(DataKind.Single, "1.5", " 2 ", "1e3", "", null, "abc", "NaN", "?", "1,5", "-.5", "\u221e"), toInt = To(DataKind.Int32, "12", "-7", "", null), toIntSpace = To(DataKind.Int32, " 7"), toIntBad = To(DataKind.Int32, "1.5"), toIntOverflow = To(DataKind.Int32, "3000000000"), toBool = To(DataKind.Boolean, "true", "False", "1", "0", "yes", "t", ""), toBoolBad = To(DataKind.Boolean, "maybe"), toDate = To(DataKind.DateTime, "2020-03-04", ""), toDateBad = To(DataKind.DateTime, "later"), toTimeSpan = To(DataKind.TimeSpan, "01:02:03"), toText = To(DataKind.String, "a", null) });
    }

    [TestMethod]
    public void convert_vectors_keys_and_bools()
    {
        var vec = VectorsV([0.1f, -2.5f], [float.NaN, 0]); var key = From(new Keyed { K = 0 }, new Keyed { K = 2 }, new Keyed { K = 5 }); var t = ml.Transforms.Conversion.ConvertType("Y", "V", DataKind.Double).Fit(vec).Transform(vec); object K(DataKind k) => Try(() => { var y = ml.Transforms.Conversion.ConvertType("Y", "K", k).Fit(key).Transform(key); return new { type = y.Schema["Y"].Type, vals = Col(y, "Y") }; });
        MLGolden.Check("convert_vectors_keys_and_bools", new { vectorSchema = Schema(t.Schema), vectorValues = Col(t, "Y"), vectorToInt32 = Try(() => FitCol(ml.Transforms.Conversion.ConvertType("Y", "V", DataKind.Int32), vec)), intsToInt64 = FitCol(ml.Transforms.Conversion.ConvertType("Y", "X", DataKind.Int64), IntsX(int.MinValue, 7)), keyToUInt64 = K(DataKind.UInt64), keyToUInt32 = K(DataKind.UInt32), keyToFloat = K(DataKind.Single), keyToText = K(DataKind.String), keyToByte = K(DataKind.Byte), boolToFloat = FitCol(ml.Transforms.Conversion.ConvertType("Y", "Bool", DataKind.Single), From(new AllTypes { Bool = true }, new AllTypes())), boolToText = Try(() => FitCol(ml.Transforms.Conversion.ConvertType("Y", "Bool", DataKind.String), From(new AllTypes { Bool = true }, new AllTypes()))) });
    }

    [TestMethod]
    public void map_value_to_key_order()
    {
        var v = TextsT("b", "a", "b", "C", "", null, "c"); var occ = ml.Transforms.Conversion.MapValueToKey("K", "T").Fit(v).Transform(v); var val = ml.Transforms.Conversion.MapValueToKey("K", "T", keyOrdinality: Ord.ByValue).Fit(v).Transform(v); var max2 = ml.Transforms.Conversion.MapValueToKey("K", "T", maximumNumberOfKeys: 2).Fit(v).Transform(v);
        MLGolden.Check("map_value_to_key_order", new { occurrence = Col(occ, "K"), occurrenceKeys = Keys(occ, "K"), schema = Schema(occ.Schema), byValue = Col(val, "K"), byValueKeys = Keys(val, "K"), max2 = Col(max2, "K"), max2Keys = Keys(max2, "K"), max2Type = max2.Schema["K"].Type, allMissing = Try(() => { var e = ml.Transforms.Conversion.MapValueToKey("K", "T").Fit(TextsT("", null)).Transform(TextsT("x")); return new { type = e.Schema["K"].Type, vals = Col(e, "K") }; }) });
    }

    [TestMethod]
    public void map_value_to_key_unseen_and_back()
    {
        var v = TextsT("x", "y"); var t = ml.Transforms.Conversion.MapValueToKey("K", "T").Append(ml.Transforms.Conversion.MapKeyToValue("Back", "K")).Fit(v); var o = t.Transform(TextsT("y", "new", "", null, "X", "x"));
        object Back(IDataView x) { var r = ml.Transforms.Conversion.MapValueToKey("K", "X").Append(ml.Transforms.Conversion.MapKeyToValue("Y", "K")).Fit(x).Transform(x); return new { type = r.Schema["K"].Type, keys = Col(r, "K"), back = Col(r, "Y") }; }
        MLGolden.Check("map_value_to_key_unseen_and_back", new { keys = Col(o, "K"), back = Col(o, "Back"), backType = o.Schema["Back"].Type, floats = Back(FloatsX(2.5f, float.NaN, 1, 2.5f)), ints = Back(IntsX(30, 10, 30)), notKey = Try(() => FitCol(ml.Transforms.Conversion.MapKeyToValue("Y", "T"), v)), noValues = Try(() => FitCol(ml.Transforms.Conversion.MapKeyToValue("Y", "K"), From(new Keyed { K = 1 }))) });
    }

    [TestMethod]
    public void map_key_to_vector()
    {
        var v = TextsT("a", "b", "a"); var t = ml.Transforms.Conversion.MapValueToKey("K", "T").Append(ml.Transforms.Conversion.MapKeyToVector("Y", "K")).Fit(v); var o = t.Transform(TextsT("b", "zzz")); var vec = From(new TextVec { W = ["p", "q", "p"] }); object Vec(bool bag) { var r = ml.Transforms.Conversion.MapValueToKey("K", "W").Append(ml.Transforms.Conversion.MapKeyToVector("Y", "K", bag)).Fit(vec).Transform(vec); return new { type = r.Schema["Y"].Type, vals = Col(r, "Y") }; }
        MLGolden.Check("map_key_to_vector", new { vals = Col(o, "Y"), first = Buf(o.GetColumn<VBuffer<float>>("Y").First()), schema = Schema(o.Schema), slots = Slots(o, "Y"), noKeyValues = FitCol(ml.Transforms.Conversion.MapKeyToVector("Y", "K"), From(new Keyed { K = 1 }, new Keyed { K = 9 })), bagOfVector = Vec(true), vector = Vec(false), notKey = Try(() => FitCol(ml.Transforms.Conversion.MapKeyToVector("Y", "T"), v)) });
    }
}
