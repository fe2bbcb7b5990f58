using Microsoft.ML.Data;

namespace Microsoft.ML.Combinatorial.Tests.DataView;

/// <summary>A row of one vector column, V, with the items just as they are given: no loader's view of keys comes between.</summary>
internal sealed class OneRow<T>(PrimitiveDataViewType itemType, params T[] items) : DataViewRow
{
    public override DataViewSchema Schema { get; } = MakeSchema(itemType);

    public override long Position => 0;

    public override long Batch => 0;

    public override bool IsColumnActive(DataViewSchema.Column column) => true;

    public override ValueGetter<DataViewRowId> GetIdGetter() => (ref DataViewRowId value) => value = default;

    public override ValueGetter<TValue> GetGetter<TValue>(DataViewSchema.Column column)
    {
        ValueGetter<VBuffer<T>> getter = (ref VBuffer<T> value) => value = new VBuffer<T>(items.Length, [.. items]);
        return (ValueGetter<TValue>)(Delegate)getter;
    }

    private static DataViewSchema MakeSchema(PrimitiveDataViewType itemType)
    {
        var builder = new DataViewSchema.Builder();
        builder.AddColumn("V", new VectorDataViewType(itemType));
        return builder.ToSchema();
    }
}
