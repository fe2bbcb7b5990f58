using System.Numerics;
using Microsoft.ML.Data;

namespace Microsoft.ML.Transforms;

/// <summary>The value that replaces NaN in one column: one for all, or one for each slot.</summary>
internal abstract class Replacement(DataViewType type)
{
    public DataViewType Type => type;

    public abstract Delegate CreateGetter(DataViewRow row, DataViewSchema.Column input);

    public abstract void Save(BinaryWriter writer);

    public static Replacement Zero(DataViewType type) =>
        type.RawType == typeof(float) ? new Replacement<float>(type, [0]) : new Replacement<double>(type, [0]);

    public static Replacement Load(BinaryReader reader)
    {
        var type = SchemaCodec.ReadType(reader);
        if (type.ItemType().RawType == typeof(float))
            return new Replacement<float>(type, Read<float>(reader));
        return type.ItemType().RawType == typeof(double)
            ? new Replacement<double>(type, Read<double>(reader))
            : throw ModelReader.Corrupt();
    }

    private static T[] Read<T>(BinaryReader reader) => [.. ValueCodec.ReadVector<T>(reader).DenseValues()];
}

internal sealed class Replacement<T>(DataViewType type, T[] values) : Replacement(type)
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    public override void Save(BinaryWriter writer)
    {
        SchemaCodec.WriteType(writer, Type);
        ValueCodec.WriteVector<T>(writer, new(values.Length, values));
    }

    public override Delegate CreateGetter(DataViewRow row, DataViewSchema.Column input)
    {
        if (input.Type is not VectorDataViewType)
            return ScalarGetter(row.GetGetter<T>(input));
        return VectorGetter(row.GetGetter<VBuffer<T>>(input));
    }

    private ValueGetter<T> ScalarGetter(ValueGetter<T> source) => (ref T value) =>
    {
        source(ref value);
        if (T.IsNaN(value))
            value = values[0];
    };

    private ValueGetter<VBuffer<T>> VectorGetter(ValueGetter<VBuffer<T>> source)
    {
        VBuffer<T> input = default;
        bool bySlot = Type is VectorDataViewType;
        return (ref VBuffer<T> result) =>
        {
            source(ref input);
            if (bySlot && input.Length != values.Length)
                throw new InvalidOperationException($"A row has {input.Length} slots where {values.Length} are expected");
            input.CopyTo(ref result);
            var editor = VBufferEditor.CreateFromBuffer(ref result);
            for (int i = 0; i < editor.Values.Length; i++)
            {
                if (T.IsNaN(editor.Values[i]))
                    editor.Values[i] = values[bySlot ? (input.IsDense ? i : editor.Indices[i]) : 0];
            }
            result = editor.Commit();
        };
    }
}
