using System.Reflection;

namespace Microsoft.ML.Data;

/// <summary>The members of a class as columns that rows are read from.</summary>
internal sealed class TypedColumns<TRow>
    where TRow : class
{
    private readonly (Delegate Get, MemberPipe Pipe)[] _columns;

    public TypedColumns(SchemaDefinition? definition)
    {
        definition ??= SchemaDefinition.Create(typeof(TRow), SchemaDefinition.Direction.Read);
        Schema = definition.ToSchema();
        _columns = [.. definition.Select(Bind)];
    }

    public DataViewSchema Schema { get; }

    /// <summary>The getter of a column over the row in the box.</summary>
    public ValueGetter<TValue> GetGetter<TValue>(RowBox<TRow> box, DataViewSchema.Column column)
    {
        var own = Schema[column.Index];
        var (get, pipe) = _columns[column.Index];
        return pipe.MakeGetter(box, get) as ValueGetter<TValue>
            ?? throw new InvalidOperationException(
                $"Invalid TValue in GetGetter for column #{own}: '{typeof(TValue)}', expected type: '{own.Type.RawType}'.");
    }

    private static (Delegate Get, MemberPipe Pipe) Bind(SchemaDefinition.Column column)
    {
        var member = Accessors<TRow>.Find(column.MemberName);
        var type = MemberTypes.TypeOf(member);
        if (!MemberTypes.CanBind(column.ColumnType, type))
        {
            throw new InvalidOperationException(
                $"Field or property '{member.Name}' of type '{type}' cannot stand for the IDataView column '{column.ColumnName}' of type '{column.ColumnType}'.");
        }

        var get = Accessors<TRow>.Reader(member)
            ?? throw new InvalidOperationException($"Property '{member.Name}' of type '{typeof(TRow)}' cannot be read");
        return (get, MemberPipe.Create(type, column.ColumnType));
    }
}

internal static class SchemaDefinitionExtensions
{
    public static DataViewSchema ToSchema(this SchemaDefinition definition)
    {
        var builder = new DataViewSchema.Builder();
        foreach (var column in definition)
            builder.AddColumn(column.ColumnName, column.ColumnType, column.Annotations);
        return builder.ToSchema();
    }
}
