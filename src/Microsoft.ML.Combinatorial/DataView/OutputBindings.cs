using Microsoft.ML.Data;

namespace Microsoft.ML.Combinatorial.DataView;

/// <summary>
/// The schema of an input with columns added, and where each of its columns comes from. An added column that has the name of
/// an input column hides it and stands right behind it, as in ML.NET's own transforms.
/// </summary>
internal sealed class OutputBindings
{
    // For each output column: the input column's index, or −1 − the added column's index.
    private readonly int[] _sources;

    public OutputBindings(DataViewSchema inputSchema, IReadOnlyList<(string Name, DataViewType Type)> added)
    {
        InputSchema = inputSchema;
        var builder = new DataViewSchema.Builder();
        var sources = new List<int>();
        var placed = new HashSet<int>();

        void Add(int index)
        {
            builder.AddColumn(added[index].Name, added[index].Type);
            sources.Add(-1 - index);
            placed.Add(index);
        }

        foreach (DataViewSchema.Column column in inputSchema)
        {
            builder.AddColumns([column]);
            sources.Add(column.Index);
            for (int i = 0; i < added.Count && !column.IsHidden; i++)
            {
                if (added[i].Name == column.Name)
                {
                    Add(i);
                }
            }
        }

        for (int i = 0; i < added.Count; i++)
        {
            if (!placed.Contains(i))
            {
                Add(i);
            }
        }

        Schema = builder.ToSchema();
        _sources = [.. sources];
    }

    /// <summary>Gets the schema that is added to.</summary>
    public DataViewSchema InputSchema { get; }

    /// <summary>Gets the schema with the added columns.</summary>
    public DataViewSchema Schema { get; }

    /// <summary>Tells whether an output column is an added one, and which.</summary>
    public bool IsAdded(int outputIndex, out int addedIndex)
    {
        addedIndex = -1 - _sources[outputIndex];
        return addedIndex >= 0;
    }

    /// <summary>The input column that an output column passes on.</summary>
    public DataViewSchema.Column InputColumn(int outputIndex) => InputSchema[_sources[outputIndex]];

    /// <summary>The input columns that must be active so that some output columns can be served.</summary>
    /// <param name="outputColumns">The wanted output columns.</param>
    /// <param name="scored">What the added columns are computed from.</param>
    /// <param name="scores">Whether an added column is among the wanted ones.</param>
    public IReadOnlyList<DataViewSchema.Column> Dependencies(
        IEnumerable<DataViewSchema.Column> outputColumns, IReadOnlyList<DataViewSchema.Column> scored, out bool scores)
    {
        scores = false;
        var needed = new SortedSet<int>();
        foreach (DataViewSchema.Column column in outputColumns)
        {
            if (IsAdded(column.Index, out _))
            {
                scores = true;
            }
            else
            {
                needed.Add(_sources[column.Index]);
            }
        }

        if (scores)
        {
            needed.UnionWith(scored.Select(column => column.Index));
        }

        return [.. needed.Select(index => InputSchema[index])];
    }
}
