namespace Microsoft.ML.Data;

/// <summary>The row that the getters of a typed row read.</summary>
internal sealed class RowBox<TRow>
    where TRow : class
{
    public TRow? Current { get; set; }
}

/// <summary>Moves values between a member and a column.</summary>
internal abstract class MemberPipe
{
    /// <summary>A <see cref="ValueGetter{TValue}"/> that reads the member of the row in the box.</summary>
    public abstract Delegate MakeGetter<TRow>(RowBox<TRow> box, Delegate get)
        where TRow : class;

    /// <summary>An action that sets the member of a row to the column's value.</summary>
    public abstract Action<TRow> MakeSetter<TRow>(DataViewRow source, DataViewSchema.Column column, Delegate? get, Delegate set)
        where TRow : class;

    /// <param name="isStored">The member holds column values as they are; elsewhere keys count from 0 in members and from 1 in columns.</param>
    public static MemberPipe Create(Type member, DataViewType column, bool isStored = false)
    {
        if (column is KeyDataViewType key && !isStored)
            return KeyPipes.Create(key);
        if (member == typeof(string) && column is TextDataViewType)
            return new StringPipe();
        if (member == typeof(string[]) && column is VectorDataViewType { ItemType: TextDataViewType })
            return new StringArrayPipe();
        if (member.IsArray && column is VectorDataViewType vector)
            return GenericDispatch.Call(vector.ItemType.RawType, new ArrayMaker());
        return GenericDispatch.Call(column.RawType, new DirectMaker());
    }

    private sealed class ArrayMaker : IGenericFunc<MemberPipe>
    {
        public MemberPipe Invoke<T>() => new ArrayPipe<T>();
    }

    private sealed class DirectMaker : IGenericFunc<MemberPipe>
    {
        public MemberPipe Invoke<T>() => new DirectPipe<T>();
    }
}

internal abstract class MemberPipe<TMember, TValue> : MemberPipe
{
    public override Delegate MakeGetter<TRow>(RowBox<TRow> box, Delegate get)
    {
        var read = (Func<TRow, TMember>)get;
        return (ValueGetter<TValue>)((ref TValue value) => ToColumn(read(box.Current!), ref value));
    }

    public override Action<TRow> MakeSetter<TRow>(DataViewRow source, DataViewSchema.Column column, Delegate? get, Delegate set)
    {
        var getter = source.GetGetter<TValue>(column);
        var read = (Func<TRow, TMember>?)get;
        var write = (Action<TRow, TMember>)set;
        TValue buffer = default!;
        return row =>
        {
            getter(ref buffer);
            write(row, ToMember(in buffer, read is null ? default : read(row)));
        };
    }

    protected abstract void ToColumn(TMember member, ref TValue value);

    /// <param name="old">What the member holds; an array of the right size is used again.</param>
    protected abstract TMember ToMember(in TValue value, TMember? old);
}
