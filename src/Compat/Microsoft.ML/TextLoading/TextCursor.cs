namespace Microsoft.ML.Data;

/// <summary>Reads rows from the files of a source, only the columns that are asked for.</summary>
internal sealed class TextCursor : RootCursor
{
    private readonly TextLoaderView _view;
    private readonly bool[] _active;
    private readonly TextColumnReader?[] _columns;
    private readonly RecordReader _records;
    private readonly FieldSplitter _splitter;
    private readonly LineFields _fields = new();
    private readonly ParseStats _stats;
    private readonly int _sourceLimit;
    private long _rowCount;

    public TextCursor(TextLoaderView view, IEnumerable<DataViewSchema.Column> active)
    {
        _view = view;
        _stats = new ParseStats(view.Parser.Host);
        _records = new RecordReader(view.Source, view.Parser.Format, view.Parser.Options.HasHeader);
        _splitter = new FieldSplitter(view.Parser.Format);
        _columns = new TextColumnReader?[view.Schema.Count];
        _active = ActiveColumns.Of(view.Schema, active);
        for (int i = 0; i < _columns.Length; i++)
        {
            if (!_active[i])
                continue;
            var layout = view.Parser.Columns[i];
            _columns[i] = TextColumnReader.Create(layout, view.Parser.Format.Values, _stats, CheckPosition);
            _sourceLimit = Math.Max(_sourceLimit, layout.SourceLimit);
        }
    }

    public override DataViewSchema Schema => _view.Schema;

    public override bool IsColumnActive(DataViewSchema.Column column) => _active.IsActive(column);

    public override ValueGetter<TValue> GetGetter<TValue>(DataViewSchema.Column column)
    {
        _active.CheckActive(column);
        return _columns[column.Index]!.Getter as ValueGetter<TValue>
            ?? throw new InvalidOperationException(
                $"Invalid TValue in GetGetter for column #{column}: '{typeof(TValue)}', expected type: '{column.Type.RawType}'.");
    }

    public override ValueGetter<DataViewRowId> GetIdGetter() => (ref DataViewRowId id) =>
    {
        CheckPosition();
        id = new DataViewRowId((ulong)Position, 0);
    };

    protected override bool MoveNextCore()
    {
        if (_rowCount >= (_view.Parser.Options.MaxRows ?? long.MaxValue) || !_records.MoveNext())
        {
            Close();
            return false;
        }
        if (_sourceLimit > 0)
            ReadColumns();
        _stats.CountRow();
        _rowCount++;
        return true;
    }

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
