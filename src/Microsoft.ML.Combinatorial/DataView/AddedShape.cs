using Microsoft.ML.Data;

namespace Microsoft.ML.Combinatorial.DataView;

/// <summary>The <see cref="SchemaShape"/> of an input with columns added.</summary>
internal static class AddedShape
{
    // A shape's columns have no public constructor; an estimator that is never fitted makes them.
    private static readonly TransformsCatalog Transforms = new MLContext().Transforms;

    /// <summary>Adds columns, each described by a member of <typeparamref name="TRow"/>, under names of the caller's.</summary>
    /// <param name="inputShape">The input.</param>
    /// <param name="names">The column's name for each member of the row.</param>
    public static SchemaShape Add<TRow>(SchemaShape inputShape, IReadOnlyDictionary<string, string> names)
        where TRow : class, new()
    {
        SchemaDefinition definition = SchemaDefinition.Create(typeof(TRow));
        foreach (SchemaDefinition.Column column in definition)
        {
            column.ColumnName = names[column.MemberName];
        }

        return Transforms.CustomMapping<Nothing, TRow>((_, _) => { }, null, null, definition).GetOutputSchema(inputShape);
    }

    private sealed class Nothing
    {
    }
}
