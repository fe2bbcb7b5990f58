namespace Microsoft.ML.Data;

/// <summary>Which columns of a schema fill which members of a class.</summary>
internal sealed class RowFiller<TRow>
    where TRow : class
{
    private readonly List<(DataViewSchema.Column Column, Delegate? Get, Delegate Set, MemberPipe Pipe)> _bound = [];

    public RowFiller(DataViewSchema schema, SchemaDefinition? definition, bool ignoreMissingColumns)
    {
        definition ??= SchemaDefinition.Create(typeof(TRow), SchemaDefinition.Direction.Write);
        foreach (var member in definition)
        {
            if (schema.GetColumnOrNull(member.ColumnName) is { } column)
                Bind(column, member.MemberName);
            else if (!ignoreMissingColumns)
                throw SchemaErrors.Missing("", member.ColumnName, "Schema");
        }
    }

    public IEnumerable<DataViewSchema.Column> Columns => _bound.Select(b => b.Column);

    /// <summary>An action that fills an object from the row's current values.</summary>
    public Action<TRow> Open(DataViewRow row)
    {
        var setters = _bound.Select(b => b.Pipe.MakeSetter<TRow>(row, b.Column, b.Get, b.Set)).ToArray();
        return target =>
        {
            foreach (var set in setters)
                set(target);
        };
    }

    private void Bind(DataViewSchema.Column column, string memberName)
    {
        var member = Accessors<TRow>.Find(memberName);
        var type = MemberTypes.TypeOf(member);
        if (!MemberTypes.CanBind(column.Type, type))
        {
            throw new InvalidOperationException(
                $"Can't bind the IDataView column '{column.Name}' of type '{column.Type}' to field or property '{member.Name}' of type '{type}'.");
        }

        var set = Accessors<TRow>.Writer(member)
            ?? throw new InvalidOperationException($"Field or property '{member.Name}' of type '{typeof(TRow)}' cannot be written");
        _bound.Add((column, Accessors<TRow>.Reader(member), set, MemberPipe.Create(type, column.Type, isStored: true)));
    }
}
