namespace Microsoft.ML.Combinatorial.DataView;

/// <summary>How the examples of a problem are made from the columns of a row.</summary>
/// <typeparam name="TExample">An immutable example: nothing of the row's buffers is kept.</typeparam>
internal interface IExampleColumns<out TExample>
{
    /// <summary>Finds the columns in a schema and checks their types.</summary>
    /// <exception cref="ArgumentOutOfRangeException">A column is missing, or its type does not fit.</exception>
    IReadOnlyList<DataViewSchema.Column> Find(DataViewSchema inputSchema);

    /// <summary>Binds to a row, whose columns must be active. The function reads the row as it is at the time of the call.</summary>
    Func<TExample> Bind(DataViewRow row);

    /// <summary>The name of the column whose value caused an exception of the bound function, or null where it cannot be told.</summary>
    string? ColumnAtFault(Exception exception);
}
