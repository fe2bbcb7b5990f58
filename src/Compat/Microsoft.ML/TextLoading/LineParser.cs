using Microsoft.ML.Runtime;

namespace Microsoft.ML.Data;

/// <summary>Everything that reading needs and that does not depend on the source: options, format, columns, schema.</summary>
internal sealed class LineParser
{
    private const int SampleRows = 100;

    public LineParser(IHostEnvironment host, TextLoader.Options options, IMultiStreamSource? sample)
    {
        Host = host;
        Options = options.Copy();
        Check.Param(!(options.InputSize < 1), nameof(options.InputSize), "Must be positive");
        Check.Param(!(options.MaxRows < 0), nameof(options.MaxRows), "Must be non-negative");
        if (options.Columns is not { Length: > 0 } && (sample is null || !EmbeddedOptions.TryRead(sample, Options)))
            Options.Columns = DefaultColumns();
        Format = new TextFormat(Options);
        bool needsSize = Options.Columns!.Any(c => c.Source?.Any(r => r.AutoEnd || (r.AllOther && !r.VariableEnd)) == true);
        if (needsSize)
            Options.InputSize ??= sample is null ? null : CountSourceColumns(sample);
        Columns = TextColumnLayout.Resolve(Options.Columns!, Options.InputSize);
        Header = ReadHeader(sample);
        Schema = MakeSchema();
    }

    /// <summary>Restores a parser whose layout was resolved when it was made.</summary>
    public LineParser(IHostEnvironment host, TextLoader.Options options, TextColumnLayout[] columns, string[]? header)
    {
        Host = host;
        Options = options;
        Format = new TextFormat(options);
        Columns = columns;
        Header = header;
        Schema = MakeSchema();
    }

    public IHostEnvironment Host { get; }

    public TextLoader.Options Options { get; }

    public TextFormat Format { get; }

    public TextColumnLayout[] Columns { get; }

    /// <summary>Names of the source columns, where they are known.</summary>
    public string[]? Header { get; }

    public DataViewSchema Schema { get; }

    /// <summary>The customary layout of numeric files: the label in front, features in all other columns.</summary>
    private static TextLoader.Column[] DefaultColumns() =>
    [
        new("Label", DataKind.Single, 0),
        new("Features", DataKind.Single, [new TextLoader.Range(1, null)]),
    ];

    private int? CountSourceColumns(IMultiStreamSource sample)
    {
        using var records = new RecordReader(sample, Format, Options.HasHeader);
        var splitter = new FieldSplitter(Format);
        var fields = new LineFields();
        int? most = null;
        for (int row = 0; row < SampleRows && records.MoveNext(); row++)
        {
            splitter.Split(records.Record, int.MaxValue, fields);
            most = Math.Max(most ?? 0, fields.SourceCount);
        }
        return most;
    }

    private string[]? ReadHeader(IMultiStreamSource? sample)
    {
        var source = Options.HeaderFile is { } file ? new MultiFileSource(file) : Options.HasHeader ? sample : null;
        if (source is null || RecordReader.ReadHeader(source, Format) is not { } line)
            return null;
        var fields = new LineFields();
        new FieldSplitter(Format).Split(line, int.MaxValue, fields);
        var names = new string[fields.Count];
        for (int i = 0; i < names.Length; i++)
            names[i] = fields.Text(i).ToString();
        return names;
    }

    private DataViewSchema MakeSchema()
    {
        var builder = new DataViewSchema.Builder();
        foreach (var column in Columns)
            builder.AddColumn(column.Name, column.Type, SlotNames(column));
        return builder.ToSchema();
    }

    private DataViewSchema.Annotations? SlotNames(TextColumnLayout column)
    {
        if (Header is null || !column.Type.IsKnownSizeVector())
            return null;
        var names = column.Segments
            .SelectMany(s => Enumerable.Range(s.Min, s.Count))
            .Select(source => source < Header.Length ? Header[source].AsMemory() : default)
            .ToArray();
        if (names.All(n => n.IsEmpty))
            return null;
        return AnnotationKinds.Make(builder => builder.AddSlotNames(new(names.Length, names)));
    }
}
