using Microsoft.ML.Data;

namespace Microsoft.ML.Combinatorial.DataView;

/// <summary>What a check needs of a column's type, be it from a <see cref="SchemaShape"/> or a <see cref="DataViewSchema"/>.</summary>
/// <param name="Item">The raw type of the value, or of a vector's items.</param>
/// <param name="ItemName">The name of that type as ML.NET prints it.</param>
/// <param name="IsKey">Whether the items are keys.</param>
/// <param name="IsVector">Whether the values are vectors.</param>
/// <param name="IsVariable">Whether the vectors' size is unknown.</param>
internal readonly record struct ColumnKind(Type Item, string ItemName, bool IsKey, bool IsVector, bool IsVariable)
{
    /// <summary>The kind of a column of an estimator's input.</summary>
    public static ColumnKind Of(SchemaShape.Column column) => new(
        column.ItemType.RawType,
        column.IsKey ? $"Key<{column.ItemType}>" : column.ItemType.ToString()!,
        column.IsKey,
        column.Kind != SchemaShape.Column.VectorKind.Scalar,
        column.Kind == SchemaShape.Column.VectorKind.VariableVector);

    /// <summary>The kind of a column of a view.</summary>
    public static ColumnKind Of(DataViewType type)
    {
        var vector = type as VectorDataViewType;
        DataViewType item = vector?.ItemType ?? type;
        bool isKey = item is KeyDataViewType;
        return new ColumnKind(
            item.RawType,
            isKey ? $"Key<{item.RawType.Name}>" : item.ToString()!,
            isKey,
            vector is not null,
            vector is { IsKnownSize: false });
    }

    /// <summary>The type as ML.NET's schema errors print it, such as <c>VarVector&lt;Single&gt;</c>.</summary>
    public override string ToString() => (IsVector, IsVariable) switch
    {
        (false, _) => ItemName,
        (true, false) => $"Vector<{ItemName}>",
        (true, true) => $"VarVector<{ItemName}>",
    };
}
