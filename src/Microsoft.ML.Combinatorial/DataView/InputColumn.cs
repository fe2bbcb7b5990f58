using Microsoft.ML.Data;

namespace Microsoft.ML.Combinatorial.DataView;

/// <summary>A column that a transform reads: its name, what it is for, and what it must hold. Errors are worded as ML.NET words
/// them.</summary>
internal sealed class InputColumn
{
    private readonly Func<Type, bool, bool> _accepts;

    private InputColumn(string name, string role, string expected, Func<Type, bool, bool> accepts)
    {
        Name = name;
        Role = role;
        Expected = expected;
        _accepts = accepts;
    }

    /// <summary>Gets the column's name in the input.</summary>
    public string Name { get; }

    /// <summary>Gets what the column is for, in lower case: <c>left features</c>.</summary>
    public string Role { get; }

    /// <summary>Gets the accepted types in words.</summary>
    public string Expected { get; }

    /// <summary>A column of Single vectors of any fixed or variable size.</summary>
    public static InputColumn Numbers(string name, string role) =>
        new(name, role, "Vector<Single>", (item, isKey) => !isKey && item == typeof(float));

    /// <summary>A column of vectors of indices: Int32, Single, or keys.</summary>
    public static InputColumn Indices(string name, string role) =>
        new(name, role, "Vector<Int32>, Vector<Single> or a vector of keys",
            (item, isKey) => isKey || item == typeof(int) || item == typeof(float));

    /// <summary>Checks that an estimator's input has the column, with a type that fits.</summary>
    /// <exception cref="ArgumentOutOfRangeException">It has not.</exception>
    public void Check(SchemaShape inputSchema)
    {
        SchemaShape.Column[] found = [.. inputSchema.Where(column => column.Name == Name)];
        ThrowIf(found.Length == 0 ? NotFound : Mismatch(ColumnKind.Of(found[^1])), nameof(inputSchema));
    }

    /// <summary>Finds the column in a view's schema and checks its type.</summary>
    /// <exception cref="ArgumentOutOfRangeException">There is no such column, or its type does not fit.</exception>
    public DataViewSchema.Column Find(DataViewSchema inputSchema)
    {
        DataViewSchema.Column? found = inputSchema.GetColumnOrNull(Name);
        ThrowIf(found is { } column ? Mismatch(ColumnKind.Of(column.Type)) : NotFound, nameof(inputSchema));
        return found!.Value;
    }

    private string NotFound => $"Could not find {Role} column '{Name}'";

    private string? Mismatch(ColumnKind kind) => kind.IsVector && _accepts(kind.Item, kind.IsKey)
        ? null
        : $"Schema mismatch for {Role} column '{Name}': expected {Expected}, got {kind}";

    private static void ThrowIf(string? error, string parameterName)
    {
        if (error is not null)
        {
            throw new ArgumentOutOfRangeException(parameterName, error);
        }
    }
}
