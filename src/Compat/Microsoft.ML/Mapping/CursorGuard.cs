namespace Microsoft.ML.Data;

/// <summary>
/// ML.NET runs the mapping of a cursor on worker threads and reports a failure there as an
/// <see cref="InvalidOperationException"/> around the original exception. Mappings run in the caller's thread here; the
/// exception that a caller sees is the same.
/// </summary>
internal static class CursorGuard
{
    private const string Message = "Splitter/consolidator worker encountered exception while consuming source data";

    public static bool MoveNext(DataViewRowCursor cursor)
    {
        try
        {
            return cursor.MoveNext();
        }
        catch (Exception e) when (!IsWrapped(e))
        {
            throw new InvalidOperationException(Message, e);
        }
    }

    public static ValueGetter<T> Guard<T>(ValueGetter<T> getter) => (ref T value) =>
    {
        try
        {
            getter(ref value);
        }
        catch (Exception e) when (!IsWrapped(e))
        {
            throw new InvalidOperationException(Message, e);
        }
    };

    private static bool IsWrapped(Exception e) => e is InvalidOperationException { Message: Message };
}
