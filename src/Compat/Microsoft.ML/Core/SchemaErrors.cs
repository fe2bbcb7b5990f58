using Microsoft.ML.Data;

namespace Microsoft.ML;

/// <summary>The exceptions for missing and mistyped columns.</summary>
internal static class SchemaErrors
{
    public const string InputSchema = "inputSchema";

    public static ArgumentOutOfRangeException Missing(string role, string column, string parameter = InputSchema) =>
        new(parameter, $"Could not find {role} column '{column}'");

    public static ArgumentOutOfRangeException Mismatch(
        string role, string column, string expected, string actual, string parameter = InputSchema) =>
        new(parameter, $"Schema mismatch for {role} column '{column}': expected {expected}, got {actual}");

    public static InvalidOperationException WrongValueType(Type asked, Type actual) =>
        new($"Invalid TValue: '{asked}', expected type: '{actual}'.");

    /// <summary>The visible column of that name, or the "Could not find" error.</summary>
    public static DataViewSchema.Column Find(
        this DataViewSchema schema, string role, string column, string parameter = InputSchema) =>
        schema.GetColumnOrNull(column) ?? throw Missing(role, column, parameter);

    /// <summary>The shape's column of that name, or the "Could not find" error.</summary>
    public static SchemaShape.Column Find(
        this SchemaShape shape, string role, string column, string parameter = InputSchema) =>
        shape.TryFindColumn(column, out var found) ? found : throw Missing(role, column, parameter);

    public static DataViewType ItemType(this DataViewType type) =>
        type is VectorDataViewType vector ? vector.ItemType : type;

    public static bool IsKnownSizeVector(this DataViewType type) => type is VectorDataViewType { IsKnownSize: true };
}
