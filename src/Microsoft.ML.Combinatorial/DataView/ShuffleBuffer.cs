namespace Microsoft.ML.Combinatorial.DataView;

/// <summary>Shuffles a stream with bounded memory.</summary>
internal static class ShuffleBuffer
{
    /// <summary>
    /// Fills a buffer, then hands out a random item of it for every further item that comes in, and the rest in random order
    /// at the end. A stream no longer than the buffer comes in uniformly random order.
    /// </summary>
    public static IEnumerable<T> Shuffle<T>(IEnumerable<T> items, int size, Random random)
    {
        var buffer = new List<T>();
        foreach (T item in items)
        {
            if (buffer.Count < size)
            {
                buffer.Add(item);
                continue;
            }

            int slot = random.Next(size);
            T drawn = buffer[slot];
            buffer[slot] = item;
            yield return drawn;
        }

        T[] rest = [.. buffer];
        random.Shuffle(rest);
        foreach (T item in rest)
        {
            yield return item;
        }
    }
}
