using System.Numerics;
using Microsoft.ML.Data;

namespace Microsoft.ML.Transforms;

/// <summary>A column's type when it was fitted and the function that was learnt of it.</summary>
internal abstract class FittedColumn(DataViewType type)
{
    public DataViewType Type => type;

    public abstract NormalizingTransformer.NormalizerModelParametersBase Parameters { get; }

    public abstract Delegate CreateGetter(DataViewRow row, DataViewSchema.Column input);

    public abstract void Save(BinaryWriter writer);

    public static FittedColumn Load(BinaryReader reader)
    {
        var type = SchemaCodec.ReadType(reader);
        var kind = (NormalizerKind)reader.ReadByte();
        int size = type is VectorDataViewType vector ? vector.Size : 1;
        if (type.ItemType() is NumberDataViewType item && item.RawType == typeof(float))
            return new FittedColumn<float>(type, SlotFunction<float>.Load(reader, kind, size));
        if (type.ItemType().RawType == typeof(double))
            return new FittedColumn<double>(type, SlotFunction<double>.Load(reader, kind, size));
        throw ModelReader.Corrupt();
    }
}

internal sealed class FittedColumn<T>(DataViewType type, SlotFunction<T> function) : FittedColumn(type)
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private readonly int _size = type is VectorDataViewType vector ? vector.Size : -1;

    public override NormalizingTransformer.NormalizerModelParametersBase Parameters => function.GetParameters(_size >= 0);

    public override void Save(BinaryWriter writer)
    {
        SchemaCodec.WriteType(writer, Type);
        writer.Write((byte)function.Kind);
        function.Save(writer);
    }

    public override Delegate CreateGetter(DataViewRow row, DataViewSchema.Column input) =>
        _size < 0 ? ScalarGetter(row.GetGetter<T>(input)) : VectorGetter(row.GetGetter<VBuffer<T>>(input));

    private ValueGetter<T> ScalarGetter(ValueGetter<T> source) => (ref T value) =>
    {
        T x = default;
        source(ref x);
        value = function.Apply(x, 0);
    };

    private ValueGetter<VBuffer<T>> VectorGetter(ValueGetter<VBuffer<T>> source)
    {
        VBuffer<T> input = default;
        return (ref VBuffer<T> value) =>
        {
            source(ref input);
            if (input.Length != _size)
                throw new InvalidOperationException();
            if (input.IsDense)
                ApplyDense(input.GetValues(), ref value);
            else if (function.KeepsZero)
                ApplySparse(input, ref value);
            else
                ApplyFilled(input, ref value);
        };
    }

    private void ApplyDense(ReadOnlySpan<T> values, ref VBuffer<T> result)
    {
        var editor = VBufferEditor.Create(ref result, _size);
        for (int slot = 0; slot < values.Length; slot++)
            editor.Values[slot] = function.Apply(values[slot], slot);
        result = editor.Commit();
    }

    private void ApplySparse(in VBuffer<T> input, ref VBuffer<T> result)
    {
        var values = input.GetValues();
        var indices = input.GetIndices();
        var editor = VBufferEditor.Create(ref result, _size, values.Length);
        for (int i = 0; i < values.Length; i++)
            editor.Values[i] = function.Apply(values[i], indices[i]);
        indices.CopyTo(editor.Indices);
        result = editor.Commit();
    }

    private void ApplyFilled(in VBuffer<T> input, ref VBuffer<T> result)
    {
        var editor = VBufferEditor.Create(ref result, _size);
        input.CopyTo(editor.Values);
        for (int slot = 0; slot < _size; slot++)
            editor.Values[slot] = function.Apply(editor.Values[slot], slot);
        result = editor.Commit();
    }
}
