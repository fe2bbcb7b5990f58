#nullable disable

using G;
using Microsoft.ML.Data;

namespace Compat.Tests.MicrosoftML.Core;

[TestClass]
public class EnumerableGoldenTests : MLGoldenTest
{
    [TestMethod]
    public void enumerable_attributes()
    {
        var v = From(new Marked { A = 1, K = 2, V = [3, 4], W = [5, 6, 7], S = "s" }, new Marked { A = -1, K = 9, V = [1, 1], W = null, S = null });
        MLGolden.Check("enumerable_attributes", new { schema = Schema(v.Schema), cols = Try(() => Cols(v)), count = v.GetRowCount(), canShuffle = v.CanShuffle });
    }

    [TestMethod]
    public void enumerable_all_member_types()
    {
        var v = From(new AllTypes { I1 = -1, U1 = 1, R4 = 0.1f, R8 = 0.1, Bool = true, Str = "s", Mem = "m".AsMemory(), Dt = new DateTime(2020, 1, 2), Dto = new DateTimeOffset(2020, 1, 2, 0, 0, 0, TimeSpan.FromHours(2)), Ts = TimeSpan.FromSeconds(90), Id = new DataViewRowId(1, 2) });
        MLGolden.Check("enumerable_all_member_types", new { schema = Schema(v.Schema), cols = Cols(v), derived = Schema(From(new Derived()).Schema), noMembers = Try(() => Schema(From(new NoMembers()).Schema)) });
    }

    [TestMethod]
    public void enumerable_unsupported_members()
    {
        MLGolden.Check("enumerable_unsupported_members", new
        {
            dec = Try(() => Schema(From(new BadDecimal()).Schema)), chr = Try(() => Schema(From(new BadChar()).Schema)), nullable = Try(() => Schema(From(new BadNullable()).Schema)), keyOnFloat = Try(() => Schema(From(new BadKeyOnFloat()).Schema)), list = Try(() => Schema(From(new BadList()).Schema)), nullSource = Try(() => ml.Data.LoadFromEnumerable<XOnly>(null)), nullRow = Try(() => Col(From<XOnly>(new XOnly(), null), "X"))
        });
    }

    [TestMethod]
    public void enumerable_key_values_are_shifted()
    {
        var v = From(new Keyed { K = 0 }, new Keyed { K = 2 }, new Keyed { K = 3 }, new Keyed { K = uint.MaxValue });
        MLGolden.Check("enumerable_key_values_are_shifted", new { cursorValues = Col(v, "K"), readBack = ml.Data.CreateEnumerable<Keyed>(v, false).Select(r => r.K), getColumn = v.GetColumn<uint>("K") });
    }

    [TestMethod]
    public void enumerable_vector_length_mismatch()
    {
        MLGolden.Check("enumerable_vector_length_mismatch", new
        {
            tooLong = Try(() => Cols(From(new Vec2 { V = [1, 2, 3] }))), tooShort = Try(() => Cols(From(new Vec2 { V = [1] }))), isNull = Try(() => Cols(From(new Vec2 { V = null }))), noAttribute = Try(() => { var v = From(new VecAny { V = [1] }, new VecAny { V = [1, 2] }); return new { schema = Schema(v.Schema), cols = Cols(v) }; })
        });
    }

    [TestMethod]
    public void create_enumerable_missing_and_extra()
    {
        var v = From(new NumText { N = 1, T = "a" }, new NumText { N = 2, T = null });
        MLGolden.Check("create_enumerable_missing_and_extra", new { subset = ml.Data.CreateEnumerable<Only_N>(v, false), missing = Try(() => ml.Data.CreateEnumerable<Row>(v, false).ToArray()), ignored = ml.Data.CreateEnumerable<RowDefault>(v, false, ignoreMissingColumns: true), wrongType = Try(() => ml.Data.CreateEnumerable<N_double>(v, false).ToArray()), scalarAsVector = Try(() => ml.Data.CreateEnumerable<N_vec>(v, false).ToArray()), nullText = ml.Data.CreateEnumerable<NumText>(v, false).Last().T });
    }

    [TestMethod]
    public void create_enumerable_reuse_row_object()
    {
        var v = From(new Vec2 { V = [1, 2] }, new Vec2 { V = [3, 4] }); var reused = ml.Data.CreateEnumerable<Vec2>(v, reuseRowObject: true).ToArray(); var fresh = ml.Data.CreateEnumerable<Vec2>(v, reuseRowObject: false).ToArray();
        MLGolden.Check("create_enumerable_reuse_row_object", new { sameObject = ReferenceEquals(reused[0], reused[1]), valuesAfterwards = reused.Select(r => r.V), sameArrayInFresh = ReferenceEquals(fresh[0].V, fresh[1].V), freshValues = fresh.Select(r => r.V) });
    }

    [TestMethod]
    public void get_column_extension()
    {
        var v = From(new NumText { N = 1, T = "a" }, new NumText { N = 2, T = null }); var vec = VectorsV([1, 2], [3, 4]);
        MLGolden.Check("get_column_extension", new { floats = v.GetColumn<float>("N"), strings = v.GetColumn<string>("T"), memory = v.GetColumn<ReadOnlyMemory<char>>("T"), arrays = vec.GetColumn<float[]>("V"), buffers = vec.GetColumn<VBuffer<float>>(vec.Schema["V"]).Select(b => b.Length), wrong = Try(() => v.GetColumn<double>("N").ToArray()), missing = Try(() => v.GetColumn<float>("Q").ToArray()) });
    }
}
