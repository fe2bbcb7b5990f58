namespace Microsoft.ML.Data;

/// <summary>How many values a key column can take; no count means as many as its type can hold.</summary>
public sealed class KeyCount
{
    public ulong? Count;

    public KeyCount() { }

    public KeyCount(ulong count)
    {
        if (count == 0)
            throw new ArgumentOutOfRangeException(nameof(count), "The cardinality of valid key values has to be greater than 0");
        Count = count;
    }
}
