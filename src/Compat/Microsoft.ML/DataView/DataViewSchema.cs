using System.Collections;
using System.Diagnostics;
using Microsoft.ML.Data;

namespace Microsoft.ML;

public sealed partial class DataViewSchema : IReadOnlyList<DataViewSchema.Column>
{
    private readonly Column[] _columns;
    private readonly Dictionary<string, int> _visible;

    private DataViewSchema(IReadOnlyList<DetachedColumn> columns)
    {
        _visible = new(columns.Count, StringComparer.Ordinal);
        for (var i = 0; i < columns.Count; i++)
            _visible[columns[i].Name] = i;

        _columns = new Column[columns.Count];
        for (var i = 0; i < _columns.Length; i++)
        {
            var c = columns[i];
            _columns[i] = new(c.Name, i, _visible[c.Name] != i, c.Type, c.Annotations);
        }
    }

    public int Count => _columns.Length;

    public Column this[int columnIndex]
    {
        get
        {
            Check.Param((uint)columnIndex < (uint)_columns.Length, nameof(columnIndex));
            return _columns[columnIndex];
        }
    }

    public Column this[string name] =>
        GetColumnOrNull(name) ?? throw Check.Param(nameof(name), $"Column '{name}' not found");

    public Column? GetColumnOrNull(string name)
    {
        Check.Named(name, nameof(name));
        return _visible.TryGetValue(name, out var index) ? _columns[index] : null;
    }

    public IEnumerator<Column> GetEnumerator() => ((IEnumerable<Column>)_columns).GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    public override string ToString() => $"{Count} columns";

    [DebuggerDisplay("{Name}: {Type}")]
    public readonly struct Column
    {
        internal Column(string name, int index, bool isHidden, DataViewType type, Annotations annotations)
        {
            Name = name;
            Index = index;
            IsHidden = isHidden;
            Type = type;
            Annotations = annotations;
        }

        public string Name { get; }

        public int Index { get; }

        public bool IsHidden { get; }

        public DataViewType Type { get; }

        public Annotations Annotations { get; }

        public override string ToString() => $"{Name}: {Type}" + (Annotations is { Schema.Count: > 0 } ? $" {Annotations}" : "");
    }

    public readonly struct DetachedColumn
    {
        public DetachedColumn(string name, DataViewType type, Annotations? annotations = null)
        {
            Name = Check.Named(name, nameof(name));
            Type = Check.NotNull(type, nameof(type));
            Annotations = annotations ?? Annotations.Empty;
        }

        public DetachedColumn(Column column)
            : this(column.Name, column.Type, column.Annotations)
        {
        }

        public string Name { get; }

        public DataViewType Type { get; }

        public Annotations Annotations { get; }
    }

    public sealed class Builder
    {
        private readonly List<DetachedColumn> _columns = [];

        public Builder()
        {
        }

        public void AddColumn(string name, DataViewType type, Annotations? annotations = null) =>
            _columns.Add(new(name, type, annotations));

        public void AddColumns(IEnumerable<DetachedColumn> source) =>
            _columns.AddRange(Check.NotNull(source, nameof(source)));

        public void AddColumns(IEnumerable<Column> source) =>
            _columns.AddRange(Check.NotNull(source, nameof(source)).Select(c => new DetachedColumn(c)));

        public DataViewSchema ToSchema() => new(_columns.ToArray());
    }
}
