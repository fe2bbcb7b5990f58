namespace Microsoft.ML.Data;

/// <summary>Equality of raw values; text is equal by its characters.</summary>
internal static class RawComparer
{
    public static IEqualityComparer<T> Of<T>() => typeof(T) == typeof(ReadOnlyMemory<char>)
        ? (IEqualityComparer<T>)(object)new TextComparer()
        : EqualityComparer<T>.Default;

    private sealed class TextComparer : IEqualityComparer<ReadOnlyMemory<char>>
    {
        public bool Equals(ReadOnlyMemory<char> x, ReadOnlyMemory<char> y) => x.Span.SequenceEqual(y.Span);

        public int GetHashCode(ReadOnlyMemory<char> text) => string.GetHashCode(text.Span);
    }
}
