namespace Microsoft.ML.Data;

/// <summary>A member of the column's own raw type.</summary>
internal sealed class DirectPipe<T> : MemberPipe
{
    private static readonly bool IsVector = ValueCopier<T>.IsVector;

    public override Delegate MakeGetter<TRow>(RowBox<TRow> box, Delegate get)
    {
        var read = (Func<TRow, T>)get;
        if (!IsVector)
            return (ValueGetter<T>)((ref T value) => value = read(box.Current!));
        var copy = ValueCopier<T>.Copy;
        return (ValueGetter<T>)((ref T value) => copy(read(box.Current!), ref value));
    }

    public override Action<TRow> MakeSetter<TRow>(DataViewRow source, DataViewSchema.Column column, Delegate? get, Delegate set)
    {
        var getter = source.GetGetter<T>(column);
        var read = (Func<TRow, T>?)get;
        var write = (Action<TRow, T>)set;
        if (!IsVector || read is null)
        {
            return row =>
            {
                T value = default!;
                getter(ref value);
                write(row, value);
            };
        }

        // The row's own buffer is filled again.
        return row =>
        {
            var value = read(row);
            getter(ref value);
            write(row, value);
        };
    }
}

internal sealed class StringPipe : MemberPipe<string?, ReadOnlyMemory<char>>
{
    protected override void ToColumn(string? member, ref ReadOnlyMemory<char> value) => value = member.AsMemory();

    protected override string ToMember(in ReadOnlyMemory<char> value, string? old) => value.ToString();
}

internal sealed class ArrayPipe<T> : MemberPipe<T[]?, VBuffer<T>>
{
    protected override void ToColumn(T[]? member, ref VBuffer<T> value)
    {
        var editor = VBufferEditor.Create(ref value, member?.Length ?? 0);
        member.AsSpan().CopyTo(editor.Values);
        value = editor.Commit();
    }

    protected override T[]? ToMember(in VBuffer<T> value, T[]? old)
    {
        // An empty vector leaves null as it is.
        var array = (old?.Length ?? 0) == value.Length ? old : new T[value.Length];
        value.CopyTo(array.AsSpan());
        return array;
    }
}

internal sealed class StringArrayPipe : MemberPipe<string?[]?, VBuffer<ReadOnlyMemory<char>>>
{
    protected override void ToColumn(string?[]? member, ref VBuffer<ReadOnlyMemory<char>> value)
    {
        var editor = VBufferEditor.Create(ref value, member?.Length ?? 0);
        for (var i = 0; i < editor.Values.Length; i++)
            editor.Values[i] = member![i].AsMemory();
        value = editor.Commit();
    }

    protected override string?[]? ToMember(in VBuffer<ReadOnlyMemory<char>> value, string?[]? old)
    {
        var array = (old?.Length ?? 0) == value.Length ? old : new string?[value.Length];
        var i = 0;
        foreach (var item in value.DenseValues())
            array![i++] = item.ToString();
        return array;
    }
}
