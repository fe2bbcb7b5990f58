namespace Microsoft.ML.Data;

internal static class ColumnNames
{
    /// <summary>Pairs of names, none of them missing.</summary>
    public static (string Output, string Input)[] Checked((string Output, string Input)[] columns)
    {
        bool named = columns.Length > 0 && columns.All(c => !string.IsNullOrEmpty(c.Output) && !string.IsNullOrEmpty(c.Input));
        Check.Param(named, nameof(columns), "columns cannot be null or empty");
        return columns;
    }
}
