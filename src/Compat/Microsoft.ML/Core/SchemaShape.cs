using System.Collections;
using Microsoft.ML.Data;

namespace Microsoft.ML;

/// <summary>What is known of a schema before any data are seen.</summary>
public sealed class SchemaShape : IReadOnlyList<SchemaShape.Column>
{
    private readonly Column[] _columns;

    public SchemaShape(IEnumerable<Column> columns) => _columns = [.. Check.NotNull(columns, nameof(columns))];

    public int Count => _columns.Length;

    internal static SchemaShape Empty { get; } = new([]);

    public Column this[int index] => _columns[index];

    public IEnumerator<Column> GetEnumerator() => ((IEnumerable<Column>)_columns).GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    /// <summary>The shape of a real schema, hidden columns left out.</summary>
    internal static SchemaShape Create(DataViewSchema schema) =>
        new(schema.Where(c => !c.IsHidden).Select(c => Column.Of(c.Name, c.Type, Create(c.Annotations.Schema))));

    internal bool TryFindColumn(string name, out Column column)
    {
        Check.NonEmpty(name, nameof(name));
        column = Array.FindLast(_columns, c => c.Name == name);
        return column.Name is not null;
    }

    /// <summary>This shape with columns added; one of the same name is replaced in its place.</summary>
    internal SchemaShape With(params IEnumerable<Column> added)
    {
        var all = _columns.ToList();
        foreach (var column in added)
        {
            var index = all.FindIndex(c => c.Name == column.Name);
            if (index >= 0)
                all[index] = column;
            else
                all.Add(column);
        }

        return new(all);
    }

    public readonly struct Column
    {
        public readonly string Name;
        public readonly VectorKind Kind;
        public readonly DataViewType ItemType;
        public readonly bool IsKey;
        public readonly SchemaShape Annotations;

        /// <param name="itemType">For a key the number type behind it.</param>
        internal Column(string name, VectorKind kind, DataViewType itemType, bool isKey, SchemaShape? annotations = null)
        {
            Name = Check.NonEmpty(name, nameof(name));
            Kind = kind;
            ItemType = Check.NotNull(itemType, nameof(itemType));
            IsKey = isKey;
            Annotations = annotations ?? Empty;
        }

        public enum VectorKind
        {
            Scalar,
            Vector,
            VariableVector,
        }

        internal static Column Of(string name, DataViewType type, SchemaShape? annotations = null)
        {
            var kind = type is VectorDataViewType vector
                ? vector.IsKnownSize ? VectorKind.Vector : VectorKind.VariableVector
                : VectorKind.Scalar;
            var item = type.ItemType();
            return item is KeyDataViewType
                ? new(name, kind, NumberDataViewType.All.First(t => t.RawType == item.RawType), true, annotations)
                : new(name, kind, item, false, annotations);
        }

        internal Column Renamed(string name) => new(name, Kind, ItemType, IsKey, Annotations);

        internal Column WithAnnotations(SchemaShape annotations) => new(Name, Kind, ItemType, IsKey, annotations);

        /// <summary>As in "Vector&lt;Single&gt;", for messages.</summary>
        internal string GetTypeString()
        {
            var item = IsKey ? $"Key<{ItemType}>" : $"{ItemType}";
            return Kind switch
            {
                VectorKind.Vector => $"Vector<{item}>",
                VectorKind.VariableVector => $"VarVector<{item}>",
                _ => item,
            };
        }
    }
}
