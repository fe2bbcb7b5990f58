namespace Microsoft.ML.Data;

/// <summary>The rows of a source's files; each cursor opens them anew.</summary>
internal sealed class TextLoaderView(LineParser parser, IMultiStreamSource source) : IDataView
{
    public LineParser Parser => parser;

    public IMultiStreamSource Source => source;

    public DataViewSchema Schema => parser.Schema;

    public bool CanShuffle => false;

    public long? GetRowCount() => null;

    public DataViewRowCursor GetRowCursor(IEnumerable<DataViewSchema.Column> columnsNeeded, Random? rand = null) =>
        new TextCursor(this, Check.NotNull(columnsNeeded, nameof(columnsNeeded)));

    public DataViewRowCursor[] GetRowCursorSet(IEnumerable<DataViewSchema.Column> columnsNeeded, int n, Random? rand = null) =>
        [GetRowCursor(columnsNeeded, rand)];
}
