using System.Collections.Concurrent;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace Microsoft.ML.Combinatorial.Persistence;

/// <summary>
/// What payload texts decode to, each decoded once however many rows, cursors and threads ask for it. A loaded transform hands
/// out the same string object with every row, so its identity is the key; the decoded model lives as long as the string does.
/// </summary>
/// <param name="decode">Called once for each payload. An exception is kept and thrown each time.</param>
internal sealed class PayloadCache<TModel>(Func<ReadOnlyMemory<char>, TModel> decode)
    where TModel : class
{
    // One string may hold several texts side by side.
    private readonly ConditionalWeakTable<string, ConcurrentDictionary<(int Start, int Length), Lazy<TModel>>> _models = [];

    /// <summary>The model of a payload.</summary>
    public TModel Get(ReadOnlyMemory<char> payload)
    {
        if (!MemoryMarshal.TryGetString(payload, out string? text, out int start, out int length))
        {
            // Not the memory of a string: it may change, so nothing can be kept for it.
            return decode(payload);
        }

        ConcurrentDictionary<(int, int), Lazy<TModel>> models = _models.GetValue(text, _ => []);
        return models.TryGetValue((start, length), out Lazy<TModel>? model)
            ? model.Value
            : models.GetOrAdd((start, length), _ => new Lazy<TModel>(() => decode(payload))).Value;
    }
}
