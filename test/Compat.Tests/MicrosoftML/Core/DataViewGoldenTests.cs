#nullable disable

using G;
using Microsoft.ML;
using Microsoft.ML.Data;

namespace Compat.Tests.MicrosoftML.Core;

[TestClass]
public class DataViewGoldenTests : MLGoldenTest
{
    [TestMethod]
    public void type_to_string()
    {
        DataViewType[] all = [NumberDataViewType.Single, NumberDataViewType.Double, NumberDataViewType.SByte, NumberDataViewType.Byte, NumberDataViewType.Int16, NumberDataViewType.UInt16, NumberDataViewType.Int32, NumberDataViewType.UInt32, NumberDataViewType.Int64, NumberDataViewType.UInt64, TextDataViewType.Instance, BooleanDataViewType.Instance, DateTimeDataViewType.Instance, DateTimeOffsetDataViewType.Instance, TimeSpanDataViewType.Instance, RowIdDataViewType.Instance];
        DataViewType[] made = [new VectorDataViewType(NumberDataViewType.Single), new VectorDataViewType(NumberDataViewType.Single, 3), new VectorDataViewType(NumberDataViewType.Double, 2, 3), new VectorDataViewType(NumberDataViewType.Int32, 0, 3), new VectorDataViewType(TextDataViewType.Instance, 2),
            new KeyDataViewType(typeof(uint), 5), new KeyDataViewType(typeof(byte), 255), new KeyDataViewType(typeof(ulong), ulong.MaxValue), new VectorDataViewType(new KeyDataViewType(typeof(uint), 5), 2)];
        MLGolden.Check("type_to_string", new { all = all.Select(t => t.ToString()), made = made.Select(t => t.ToString()), rawTypes = all.Concat(made).Select(t => t.RawType) });
    }

    [TestMethod]
    public void type_equality_and_dimensions()
    {
        var v6 = new VectorDataViewType(NumberDataViewType.Single, 6); var v23 = new VectorDataViewType(NumberDataViewType.Single, 2, 3); var any = new VectorDataViewType(NumberDataViewType.Single); var v03 = new VectorDataViewType(NumberDataViewType.Single, 0, 3);
        MLGolden.Check("type_equality_and_dimensions", new { same = v6.Equals(new VectorDataViewType(NumberDataViewType.Single, 6)), shape = v6.Equals(v23), sameKey = new KeyDataViewType(typeof(uint), 5).Equals(new KeyDataViewType(typeof(uint), 5)), keyCount = new KeyDataViewType(typeof(uint), 5).Equals(new KeyDataViewType(typeof(uint), 6)), keyRaw = new KeyDataViewType(typeof(uint), 5).Equals(new KeyDataViewType(typeof(ulong), 5)),
            sizes = new[] { v6.Size, v23.Size, any.Size, v03.Size }, known = new[] { v6.IsKnownSize, v23.IsKnownSize, any.IsKnownSize, v03.IsKnownSize }, dims = new[] { v6.Dimensions, v23.Dimensions, any.Dimensions, v03.Dimensions }, item = v23.ItemType });
    }

    [TestMethod]
    public void type_constructor_errors()
    {
        MLGolden.Check("type_constructor_errors", new
        {
            keyOnInt = Try(() => new KeyDataViewType(typeof(int), 5).ToString()), keyTooBig = Try(() => new KeyDataViewType(typeof(byte), 300).ToString()), keyZero = Try(() => new KeyDataViewType(typeof(uint), 0).ToString()),
            keyNegative = Try(() => new KeyDataViewType(typeof(uint), -1).ToString()), vectorNegative = Try(() => new VectorDataViewType(NumberDataViewType.Single, -1).ToString()), vectorNull = Try(() => new VectorDataViewType(null, 2).ToString()),
            valid = new[] { typeof(byte), typeof(ushort), typeof(uint), typeof(ulong), typeof(int), typeof(float) }.Select(KeyDataViewType.IsValidDataType)
        });
    }

    [TestMethod]
    public void schema_builder_hides_earlier_duplicates()
    {
        var b = new DataViewSchema.Builder(); b.AddColumn("A", NumberDataViewType.Single); b.AddColumn("B", TextDataViewType.Instance); b.AddColumn("A", new VectorDataViewType(NumberDataViewType.Double, 2));
        var s = b.ToSchema();
        MLGolden.Check("schema_builder_hides_earlier_duplicates", new { count = s.Count, columns = Schema(s), indexOfA = s["A"].Index, column0 = s[0].ToString(), text = s.ToString(), missing = s.GetColumnOrNull("Z") == null, caseOfName = s.GetColumnOrNull("a") == null,
            byName = Try(() => s["Z"].ToString()), byIndex = Try(() => s[3].ToString()), noName = Try(() => new DataViewSchema.Builder().AddColumn("", NumberDataViewType.Single)), empty = new DataViewSchema.Builder().ToSchema().ToString() });
    }

    [TestMethod]
    public void take_and_skip_rows()
    {
        var v = FloatsX(1, 2, 3, 4, 5); var d = ml.Data;
        MLGolden.Check("take_and_skip_rows", new { take2 = Col(d.TakeRows(v, 2), "X"), take9 = Col(d.TakeRows(v, 9), "X"), skip2 = Col(d.SkipRows(v, 2), "X"), skip9 = Col(d.SkipRows(v, 9), "X"), chained = Col(d.TakeRows(d.SkipRows(v, 1), 2), "X"), skip0 = Try(() => Col(d.SkipRows(v, 0), "X")),
            counts = new[] { v.GetRowCount(), d.TakeRows(v, 2).GetRowCount(), d.SkipRows(v, 2).GetRowCount(), d.SkipRows(v, 9).GetRowCount() }, canShuffle = new[] { v.CanShuffle, d.TakeRows(v, 2).CanShuffle }, take0 = Try(() => Col(d.TakeRows(v, 0), "X")), negative = Try(() => d.TakeRows(v, -1).GetRowCount()), skipNegative = Try(() => d.SkipRows(v, -1).GetRowCount()) });
    }

    [TestMethod]
    public void lazy_enumerable_row_count_and_cache()
    {
        int pulled = 0; IEnumerable<XOnly> Lazy() { for (int i = 0; i < 3; i++) { pulled++; yield return new XOnly { X = i }; } }
        var v = ml.Data.LoadFromEnumerable(Lazy()); int atLoad = pulled; var first = Col(v, "X"); int afterOne = pulled; Col(v, "X"); int afterTwo = pulled;
        var c = ml.Data.Cache(v); long? before = c.GetRowCount(); var vals = Col(c, "X"); Col(c, "X");
        MLGolden.Check("lazy_enumerable_row_count_and_cache", new { atLoad, afterOne, afterTwo, lazyCount = v.GetRowCount(), lazyCanShuffle = v.CanShuffle, cachedVals = vals, countBefore = before, countAfter = c.GetRowCount(), cacheCanShuffle = c.CanShuffle, pulledByTwoPassesOverCache = pulled - afterTwo, schema = Schema(c.Schema) });
    }

    [TestMethod]
    public void shuffle_same_seed_twice()
    {
        var v = FloatsX(0, 1, 2, 3, 4, 5, 6, 7); var a = (List<object>)Col(ml.Data.ShuffleRows(v, seed: 7), "X"); var b = (List<object>)Col(ml.Data.ShuffleRows(v, seed: 7), "X");
        var s = ml.Data.ShuffleRows(v, seed: 7);
        MLGolden.Check("shuffle_same_seed_twice", new { note = "only equality and permutation are contractual, not the order", twoViewsEqual = a.SequenceEqual(b), isPermutation = a.Order().SequenceEqual(Enumerable.Range(0, 8).Select(i => (object)(float)i)), rowCount = s.GetRowCount(), canShuffle = s.CanShuffle,
            twoCursorsOfOneViewEqual = ((List<object>)Col(s, "X")).SequenceEqual((List<object>)Col(s, "X")), poolOfOne = Try(() => Col(ml.Data.ShuffleRows(v, seed: 7, shufflePoolSize: 1, shuffleSource: false), "X")), poolZero = Try(() => Col(ml.Data.ShuffleRows(v, seed: 7, shufflePoolSize: 0), "X")) });
    }

    [TestMethod]
    public void filter_rows_by_column_bounds()
    {
        var v = FloatsX(-1, 0, 1, 2, float.NaN, float.PositiveInfinity); var d = ml.Data;
        MLGolden.Check("filter_rows_by_column_bounds", new { from0to2 = Col(d.FilterRowsByColumn(v, "X", 0, 2), "X"), onlyLower = Col(d.FilterRowsByColumn(v, "X", lowerBound: 1), "X"), onlyUpper = Col(d.FilterRowsByColumn(v, "X", upperBound: 0), "X"), noBounds = Col(d.FilterRowsByColumn(v, "X"), "X"), count = d.FilterRowsByColumn(v, "X", 0, 2).GetRowCount(),
            onDouble = Col(d.FilterRowsByColumn(DoublesX(0.5, 1.5, double.NaN), "X", 1, 2), "X"), onInt = Try(() => Col(d.FilterRowsByColumn(IntsX(1, 2), "X", 1, 2), "X")), onText = Try(() => Col(d.FilterRowsByColumn(TextsT("a"), "T", 1, 2), "T")), crossed = Try(() => Col(d.FilterRowsByColumn(v, "X", 2, 0), "X")), missing = Try(() => Col(d.FilterRowsByColumn(v, "Q", 0, 2), "X")) });
    }

    [TestMethod]
    public void filter_rows_by_missing_values()
    {
        var f = FloatsX(1, float.NaN, float.PositiveInfinity, 4); var vec = VectorsV([1, 2], [float.NaN, 2], [0, 0]); var d = ml.Data;
        MLGolden.Check("filter_rows_by_missing_values", new { floats = Col(d.FilterRowsByMissingValues(f, "X"), "X"), vectors = Col(d.FilterRowsByMissingValues(vec, "V"), "V"), doubles = Col(d.FilterRowsByMissingValues(DoublesX(1, double.NaN), "X"), "X"), keys = Try(() => Col(d.FilterRowsByMissingValues(From(new Keyed { K = 0 }, new Keyed { K = 2 }), "K"), "K")),
            text = Try(() => Col(d.FilterRowsByMissingValues(TextsT("a", "", null), "T"), "T")), ints = Try(() => Col(d.FilterRowsByMissingValues(IntsX(1), "X"), "X")), count = d.FilterRowsByMissingValues(f, "X").GetRowCount(), noSuch = Try(() => Col(d.FilterRowsByMissingValues(f, "Q"), "X")) });
    }

    [TestMethod]
    public void filter_by_custom_predicate()
    {
        MLGolden.Check("filter_by_custom_predicate", new
        {
            kept = Col(ml.Data.FilterByCustomPredicate<XOnly>(FloatsX(1, 2, 3, 4), r => r.X > 2), "X"),
            stateful = Col(ml.Data.FilterByStatefulCustomPredicate<XOnly, Stt>(FloatsX(1, 2, 3, 4), (r, s) => ++s.Seen % 2 == 0, s => s.Seen = 0), "X")
        });
    }

    [TestMethod]
    public void cursor_protocol()
    {
        var v = From(new NumText { N = 1.5f, T = "a" }, new NumText { N = 2, T = null }); using var c = v.GetRowCursor([v.Schema["N"]]); long p0 = c.Position;
        var early = Try(() => { float x = -9; c.GetGetter<float>(v.Schema["N"])(ref x); return x; }); c.MoveNext(); float n = 0; c.GetGetter<float>(v.Schema["N"])(ref n); DataViewRowId id = default; c.GetIdGetter()(ref id);
        var wrong = Try(() => c.GetGetter<double>(v.Schema["N"])); var inactive = Try(() => c.GetGetter<ReadOnlyMemory<char>>(v.Schema["T"])); long p1 = c.Position; c.MoveNext(); bool more = c.MoveNext();
        MLGolden.Check("cursor_protocol", new { p0, early, n, id = id.ToString(), wrong, inactive, p1, active = new[] { c.IsColumnActive(v.Schema["N"]), c.IsColumnActive(v.Schema["T"]) }, more, pEnd = c.Position, again = c.MoveNext(), batch = c.Batch });
    }

    [TestMethod]
    public void preview()
    {
        var p = From(new NumText { N = 1.5f, T = "a" }, new NumText { N = float.NaN, T = null }, new NumText { N = 3, T = "c" }).Preview(maxRows: 2);
        MLGolden.Check("preview", new { text = p.ToString(), columns = p.ColumnView.Select(c => new { name = c.Column.Name, c.Values }), rows = p.RowView.Select(r => r.Values.Select(kv => new { kv.Key, kv.Value })), rowText = p.RowView[0].ToString(), columnText = p.ColumnView[1].ToString() });
    }
}
