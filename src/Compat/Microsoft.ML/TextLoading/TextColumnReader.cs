namespace Microsoft.ML.Data;

/// <summary>Holds one active column's value of the current row.</summary>
internal abstract class TextColumnReader
{
    public abstract Delegate Getter { get; }

    public abstract void Read(LineFields fields, long line);

    public static TextColumnReader Create(TextColumnLayout layout, TextValueFormat format, ParseStats stats, Action checkPosition)
    {
        bool isVector = layout.Type is VectorDataViewType;
        var item = layout.Type.ItemType();
        var type = (isVector ? typeof(TextVectorReader<>) : typeof(TextScalarReader<>)).MakeGenericType(item.RawType);
        return (TextColumnReader)Activator.CreateInstance(type, layout, format, stats, checkPosition)!;
    }
}

/// <summary>Parses values of one column: unreadable reals are NaN and logged, anything else unreadable ends the reading.</summary>
internal sealed class TextItemParser<T>(TextColumnLayout layout, TextValueFormat format, ParseStats stats)
{
    private static readonly bool IsReal = typeof(T) == typeof(float) || typeof(T) == typeof(double);

    private readonly TextParser<T> _parse = TextParsing.For<T>(layout.Type.ItemType(), format);

    public T Parse(ReadOnlyMemory<char> text, long line)
    {
        if (!_parse(text, out T value))
        {
            if (!IsReal)
                throw new InvalidOperationException($"Could not parse value {text} in line {line}, column {layout.Name}");
            stats.BadValue(line, layout.Name);
        }
        return value;
    }
}

internal sealed class TextScalarReader<T>(TextColumnLayout layout, TextValueFormat format, ParseStats stats, Action checkPosition)
    : TextColumnReader
{
    private readonly TextItemParser<T> _parser = new(layout, format, stats);
    private readonly int _source = layout.Segments[0].Min;
    private T _value = default!;

    public override Delegate Getter => new ValueGetter<T>(Get);

    public override void Read(LineFields fields, long line)
    {
        int position = fields.Find(_source);
        bool isThere = position < fields.Count && fields.SourceIndex(position) == _source;
        _value = isThere ? _parser.Parse(fields.Text(position), line) : default!;
    }

    private void Get(ref T value)
    {
        checkPosition();
        value = _value;
    }
}

internal sealed class TextVectorReader<T>(TextColumnLayout layout, TextValueFormat format, ParseStats stats, Action checkPosition)
    : TextColumnReader
{
    private readonly TextItemParser<T> _parser = new(layout, format, stats);
    private T[] _values = [];
    private int[] _indices = [];
    private int _length;
    private int _count;

    public override Delegate Getter => new ValueGetter<VBuffer<T>>(Get);

    public override void Read(LineFields fields, long line)
    {
        _count = 0;
        _length = 0;
        foreach (var segment in layout.Segments)
        {
            int size = segment.IsVariable ? Math.Max(0, fields.SourceCount - segment.Min) : segment.Count;
            Read(fields, segment.Min, size, line);
            _length += size;
            if (!fields.IsSparse)
                FillUp();
        }
    }

    private void Read(LineFields fields, int min, int size, long line)
    {
        for (int position = fields.Find(min); position < fields.Count; position++)
        {
            int offset = fields.SourceIndex(position) - min;
            if (offset >= size)
                return;
            Reserve(_count + 1);
            _values[_count] = _parser.Parse(fields.Text(position), line);
            _indices[_count] = _length + offset;
            _count++;
        }
    }

    /// <summary>Puts defaults for the fields that a short line lacks.</summary>
    private void FillUp()
    {
        Reserve(_length);
        _values.AsSpan(_count, _length - _count).Clear();
        _count = _length;
    }

    private void Reserve(int count)
    {
        if (count <= _values.Length)
            return;
        int capacity = Math.Max(count, 2 * _values.Length);
        Array.Resize(ref _values, capacity);
        Array.Resize(ref _indices, capacity);
    }

    private void Get(ref VBuffer<T> value)
    {
        checkPosition();
        var editor = VBufferEditor.Create(ref value, _length, _count);
        _values.AsSpan(0, _count).CopyTo(editor.Values);
        if (_count < _length)
            _indices.AsSpan(0, _count).CopyTo(editor.Indices);
        value = editor.Commit();
    }
}
