namespace Microsoft.ML.Data;

/// <summary>Reads rows from the files of a source, only the columns that are asked for.</summary>
internal sealed class TextCursor : DataViewRowCursor
{
    private readonly TextLoaderView _view;
    private readonly TextColumnReader?[] _columns;
    private readonly RecordReader _records;
    private readonly FieldSplitter _splitter;
    private readonly LineFields _fields = new();
    private readonly ParseStats _stats;
    private readonly int _sourceLimit;
    private long _position = -1;
    private long _rowCount;

    public TextCursor(TextLoaderView view, IEnumerable<DataViewSchema.Column> active)
    {
        _view = view;
        _stats = new ParseStats(view.Parser.Host);
        _records = new RecordReader(view.Source, view.Parser.Format, view.Parser.Options.HasHeader);
        _splitter = new FieldSplitter(view.Parser.Format);
        _columns = new TextColumnReader?[view.Schema.Count];
        foreach (var column in active)
        {
            var layout = view.Parser.Columns[column.Index];
            _columns[column.Index] = TextColumnReader.Create(layout, view.Parser.Format.Values, _stats, () => _position >= 0);
            _sourceLimit = Math.Max(_sourceLimit, layout.SourceLimit);
        }
    }

    public override long Position => _position;

    public override long Batch => 0;

    public override DataViewSchema Schema => _view.Schema;

    public override bool IsColumnActive(DataViewSchema.Column column) => _columns[column.Index] is not null;

    public override bool MoveNext()
    {
        if (_rowCount < 0)
            return false;
        bool more = _rowCount < (_view.Parser.Options.MaxRows ?? long.MaxValue) && _records.MoveNext();
        if (!more)
        {
            _position = -1;
            _rowCount = -1;
            Close();
            return false;
        }
        if (_sourceLimit > 0)
            ReadColumns();
        _stats.CountRow();
        _position = _rowCount++;
        return true;
    }

    public override ValueGetter<TValue> GetGetter<TValue>(DataViewSchema.Column column)
    {
        var reader = _columns[column.Index] ?? throw Check.Param(nameof(column), "requested column not active");
        return reader.Getter as ValueGetter<TValue>
            ?? throw new InvalidOperationException(
                $"Invalid TValue in GetGetter for column #{column}: '{typeof(TValue)}', expected type: '{column.Type.RawType}'.");
    }

    public override ValueGetter<DataViewRowId> GetIdGetter() =>
        (ref DataViewRowId id) => id = _position >= 0
            ? new DataViewRowId((ulong)_position, 0)
            : throw new InvalidOperationException("The cursor is not on a row");

    protected override void Dispose(bool disposing)
    {
        if (disposing)
            Close();
        base.Dispose(disposing);
    }

    private void ReadColumns()
    {
        long line = _records.LineNumber;
        if (!_splitter.Split(_records.Record, _sourceLimit, _fields))
            _stats.FormatError(line);
        try
        {
            foreach (var column in _columns)
                column?.Read(_fields, line);
        }
        catch (InvalidOperationException e)
        {
            throw new FormatException($"Parsing failed with an exception: {e.Message}", e);
        }
    }

    private void Close()
    {
        _records.Dispose();
        _stats.Dispose();
    }
}
