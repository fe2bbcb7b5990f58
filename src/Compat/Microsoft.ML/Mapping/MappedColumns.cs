namespace Microsoft.ML.Data;

/// <summary>The active columns of one mapped row or cursor, with the getters of the added ones.</summary>
internal sealed class MappedColumns
{
    private readonly RowBindings _bindings;
    private readonly DataViewRow _input;
    private readonly bool[] _active;
    private readonly Delegate?[] _getters;

    public MappedColumns(RowBindings bindings, DataViewRow input, bool[] active)
    {
        _bindings = bindings;
        _input = input;
        _active = active;
        var added = new bool[bindings.Mapper.Outputs.Count];
        for (var i = 0; i < active.Length; i++)
        {
            if (active[i] && !bindings.IsInput(i, out var source))
                added[source] = true;
        }

        _getters = bindings.Mapper.CreateGetters(input, i => added[i]);
    }

    public DataViewSchema Schema => _bindings.OutputSchema;

    public bool IsActive(DataViewSchema.Column column) => _active.IsActive(column);

    public ValueGetter<T> GetGetter<T>(DataViewSchema.Column column)
    {
        _active.CheckActive(column);
        return _bindings.IsInput(column.Index, out var source)
            ? _input.GetGetter<T>(_bindings.InputSchema[source])
            : _getters[source]!.As<T>(Schema[column.Index].Type);
    }
}
