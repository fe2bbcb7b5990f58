using System.Reflection;

namespace Microsoft.ML.Data;

/// <summary>How the members of a class map to columns.</summary>
public sealed class SchemaDefinition : List<SchemaDefinition.Column>
{
    private SchemaDefinition()
    {
    }

    [Flags]
    public enum Direction
    {
        Read = 1,
        Write = 2,
        Both = Read | Write,
    }

    public Column this[string columnName]
    {
        get => Find(c => c.ColumnName == columnName) ?? throw Check.Param(nameof(columnName), $"Column '{columnName}' not found");
        set
        {
            Check.NotNull(value, nameof(value));
            if (value.ColumnName is null)
                value.ColumnName = columnName;
            Check.Param(value.ColumnName == columnName, nameof(columnName), "The column's name must be the indexer's");
            var index = FindIndex(c => c.ColumnName == columnName);
            if (index >= 0)
                this[index] = value;
            else
                Add(value);
        }
    }

    public static SchemaDefinition Create(Type userType, Direction direction = Direction.Both)
    {
        Check.NotNull(userType, nameof(userType));
        var definition = new SchemaDefinition();
        foreach (var member in MembersOf(userType, direction))
        {
            if (member.GetCustomAttribute<NoColumnAttribute>() is not null)
                continue;
            var name = member.GetCustomAttribute<ColumnNameAttribute>()?.Name ?? member.Name;
            if (definition.Exists(c => c.ColumnName == name))
                throw Check.Param(nameof(userType), $"Duplicate column name '{name}' detected, this is disallowed");
            definition.Add(new(member.Name, MemberTypes.ColumnTypeOf(member), name));
        }

        return definition;
    }

    /// <summary>One for a schema: every visible column has a member of its name.</summary>
    internal static SchemaDefinition Create(Type userType, DataViewSchema schema)
    {
        var members = Create(userType);
        var definition = new SchemaDefinition();
        foreach (var column in schema.Where(c => !c.IsHidden))
        {
            var member = members.Find(c => c.ColumnName == column.Name)
                ?? throw new InvalidOperationException($"Type should contain a member named {column.Name}");
            var copy = new Column(member.MemberName, column.Type, column.Name);
            copy.CopyAnnotations(column.Annotations);
            definition.Add(copy);
        }

        return definition;
    }

    private static IEnumerable<MemberInfo> MembersOf(Type type, Direction direction)
    {
        foreach (var field in type.GetFields(BindingFlags.Public | BindingFlags.Instance))
        {
            if (!direction.HasFlag(Direction.Read) && field.IsInitOnly)
                continue;
            yield return field;
        }

        foreach (var property in type.GetProperties(BindingFlags.Public | BindingFlags.Instance))
        {
            var canRead = direction.HasFlag(Direction.Read) && property.GetMethod is { IsPublic: true };
            var canWrite = direction.HasFlag(Direction.Write) && property.SetMethod is { IsPublic: true };
            if ((canRead || canWrite) && property.GetIndexParameters().Length == 0)
                yield return property;
        }
    }

    public sealed class Column
    {
        private readonly DataViewSchema.Annotations.Builder _annotations = new();

        internal Column(string memberName, DataViewType columnType, string columnName)
        {
            MemberName = memberName;
            ColumnType = columnType;
            ColumnName = columnName;
        }

        public string MemberName { get; }

        public string ColumnName { get; set; }

        public DataViewType ColumnType { get; set; }

        public DataViewSchema.Annotations Annotations => _annotations.ToAnnotations();

        public void AddAnnotation<T>(string kind, T value, DataViewType annotationType)
        {
            Check.NotNull(annotationType, nameof(annotationType));
            if (Annotations.Schema.GetColumnOrNull(kind) is not null)
                throw new InvalidOperationException($"Column already contains an annotation of kind '{kind}'.");
            _annotations.Add(kind, annotationType, MemberTypes.ConstantGetter(value, annotationType));
        }

        internal void CopyAnnotations(DataViewSchema.Annotations annotations) => _annotations.Add(annotations, _ => true);
    }
}
