using System.Globalization;
using System.Text;

namespace Microsoft.ML.Data;

/// <summary>Writes a view as delimited text that a <see cref="TextLoader"/> reads back.</summary>
internal sealed class TextSaver(char separator, bool headerRow, bool schema, bool keepHidden, bool forceDense)
{
    // A pair index:value costs more than a separator and a default value.
    private const double SparseCost = 2.5;

    public void Save(IDataView data, Stream stream)
    {
        var columns = data.Schema.Where(c => keepHidden || !c.IsHidden).ToArray();
        Check.Param(columns.SkipLast(1).All(c => c.Type is not VectorDataViewType { IsKnownSize: false }), nameof(data),
            "Only the last column of a text file can be a vector of variable size");
        using var writer = new StreamWriter(stream, new UTF8Encoding(false), leaveOpen: true) { NewLine = "\n" };
        if (schema)
            EmbeddedOptions.Write(writer, columns.Select(c => (c, SizeOf(c))), separator, headerRow);
        if (headerRow)
            writer.Write(string.Join(separator, columns.SelectMany(Names)) + "\n");
        WriteRows(data, columns, writer);
    }

    private void WriteRows(IDataView data, DataViewSchema.Column[] columns, StreamWriter writer)
    {
        using var cursor = data.GetRowCursor(columns);
        var writers = Array.ConvertAll(columns, c => TextColumnWriter.Create(cursor, c, separator));
        var defaults = Array.ConvertAll(columns, c => TextColumnWriter.DefaultOf(c.Type.ItemType(), separator));
        var sizes = new int[columns.Length];
        var fields = new List<(int Source, string Text)>();
        while (cursor.MoveNext())
        {
            fields.Clear();
            int total = 0;
            for (int i = 0; i < writers.Length; i++)
            {
                sizes[i] = writers[i].Read(total, fields);
                total += sizes[i];
            }
            if (IsSparse(fields, total))
                WriteSparse(writer, fields, total);
            else
                WriteDense(writer, fields, sizes, defaults);
        }
    }

    /// <summary>A quoted text cannot stand in a pair.</summary>
    private bool IsSparse(List<(int Source, string Text)> fields, int total) =>
        !forceDense && (fields.Count + 1) * SparseCost < total && !fields.Exists(f => f.Text.StartsWith('"'));

    private void WriteSparse(StreamWriter writer, List<(int Source, string Text)> fields, int total)
    {
        writer.Write(total.ToString(CultureInfo.InvariantCulture));
        // A line without any pair would not say that it is sparse; an empty value is the default of every type.
        if (fields.Count == 0)
            writer.Write($"{separator}0:");
        foreach (var (source, text) in fields)
            writer.Write(string.Create(CultureInfo.InvariantCulture, $"{separator}{source}:{text}"));
        writer.Write('\n');
    }

    private void WriteDense(StreamWriter writer, List<(int Source, string Text)> fields, int[] sizes, string[] defaults)
    {
        int next = 0;
        int source = 0;
        for (int i = 0; i < sizes.Length; i++)
        {
            for (int end = source + sizes[i]; source < end; source++)
            {
                if (source > 0)
                    writer.Write(separator);
                bool isGiven = next < fields.Count && fields[next].Source == source;
                writer.Write(isGiven ? fields[next++].Text : defaults[i]);
            }
        }
        writer.Write('\n');
    }

    private static int SizeOf(DataViewSchema.Column column) => column.Type is VectorDataViewType vector ? vector.Size : 1;

    /// <summary>A column's name, or the names of a vector's slots where it has them.</summary>
    private IEnumerable<string> Names(DataViewSchema.Column column)
    {
        if (column.Type is not VectorDataViewType vector || !column.HasSlotNames())
            return Enumerable.Repeat(TextColumnWriter.Quote(column.Name, separator), Math.Max(1, SizeOf(column)));
        VBuffer<ReadOnlyMemory<char>> names = default;
        column.GetSlotNames(ref names);
        return names.DenseValues().Select(n => TextColumnWriter.Quote(n.ToString(), separator));
    }
}
