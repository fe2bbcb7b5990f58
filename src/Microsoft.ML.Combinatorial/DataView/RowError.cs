namespace Microsoft.ML.Combinatorial.DataView;

/// <summary>An example that cannot be made from its row: the message says which row, which column, and why.</summary>
internal static class RowError
{
    /// <summary>Whether an exception speaks of a row's values, and not of a programming error or a cancellation.</summary>
    public static bool IsAboutData(Exception exception) => exception is ArgumentException or FormatException;

    /// <summary>The error to throw for a row.</summary>
    /// <param name="row">The row's number, counted from 0 in the order in which the view gives its rows.</param>
    /// <param name="column">The column at fault, or null where it cannot be told.</param>
    /// <param name="cause">What is wrong with the row.</param>
    public static InvalidOperationException At(long row, string? column, Exception cause)
    {
        string place = column is null ? $"row {row}" : $"row {row}, column '{column}'";
        return new InvalidOperationException($"{place}: {WithoutParameter(cause)}", cause);
    }

    /// <summary>A message without "(Parameter 'x')": a parameter of ours means nothing to the reader of a column or an option.</summary>
    public static string WithoutParameter(Exception cause)
    {
        string message = cause.Message;
        if (cause is ArgumentException { ParamName: { Length: > 0 } name })
        {
            int end = message.LastIndexOf($" (Parameter '{name}')", StringComparison.Ordinal);
            return end < 0 ? message : message[..end];
        }

        return message;
    }
}
