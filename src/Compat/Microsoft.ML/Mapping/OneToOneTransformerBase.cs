namespace Microsoft.ML.Data;

/// <summary>A transformer whose every output column comes from one input column.</summary>
public abstract class OneToOneTransformerBase : RowToRowTransformerBase
{
    private protected OneToOneTransformerBase(params (string Output, string Input)[] columns) => Columns = columns;

    private protected IReadOnlyList<(string Output, string Input)> Columns { get; }

    /// <summary>Checks the type of the input of <c>Columns[index]</c> and makes its map.</summary>
    private protected abstract ColumnMap BindColumn(DataViewSchema.Column input, int index);

    private protected override RowMapper Bind(DataViewSchema inputSchema)
    {
        var inputs = new int[Columns.Count];
        var maps = new ColumnMap[Columns.Count];
        for (var i = 0; i < maps.Length; i++)
        {
            var input = inputSchema.Find("input", Columns[i].Input);
            inputs[i] = input.Index;
            maps[i] = BindColumn(input, i);
        }

        return new Mapper(inputSchema, inputs, maps,
            [.. maps.Select((m, i) => new DataViewSchema.DetachedColumn(Columns[i].Output, m.Type, m.Annotations))]);
    }

    private protected void SaveColumns(ModelWriter writer)
    {
        writer.Binary.Write(Columns.Count);
        foreach (var (output, input) in Columns)
        {
            writer.Binary.Write(output);
            writer.Binary.Write(input);
        }
    }

    private protected static (string Output, string Input)[] LoadColumns(ModelReader reader)
    {
        var columns = new (string, string)[reader.ReadCount()];
        for (var i = 0; i < columns.Length; i++)
            columns[i] = (reader.Binary.ReadString(), reader.Binary.ReadString());
        return columns;
    }

    private sealed class Mapper(
        DataViewSchema schema, int[] inputs, ColumnMap[] maps, DataViewSchema.DetachedColumn[] outputs)
        : RowMapper(schema, outputs)
    {
        public override IEnumerable<int> GetInputs(int output) => [inputs[output]];

        public override Delegate CreateGetter(DataViewRow input, int output) => maps[output].CreateGetter(input);
    }
}
