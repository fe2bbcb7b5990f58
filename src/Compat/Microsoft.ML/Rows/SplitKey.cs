using System.Globalization;
using System.Runtime.InteropServices;

namespace Microsoft.ML.Data;

/// <summary>Gives every row a number in [0, 1) that a split compares with its bounds.</summary>
internal static class SplitKey
{
    /// <summary>Without a key column the number depends on the seed and on the row's place in the source.</summary>
    public static FilterView ByPosition(IDataView view, int seed, double lower, double upper, bool complement) =>
        new(view, [], _ =>
        {
            var place = 0UL;
            return () => Within(Mix(Mix((uint)seed) + place++), lower, upper) != complement;
        }, keepsOrder: true);

    /// <summary>With one it depends on the seed and on the key's value: rows of equal keys stay together.</summary>
    public static FilterView ByColumn(
        IDataView view, DataViewSchema.Column column, int seed, double lower, double upper, bool complement) =>
        new(view, [column], row =>
        {
            var hash = GenericDispatch.Call(column.Type.ItemType().RawType, new HashMaker(row, column));
            return () => Within(Mix(hash() ^ Mix((uint)seed)), lower, upper) != complement;
        });

    private static bool Within(ulong hash, double lower, double upper)
    {
        var fraction = (hash >> 11) * (1.0 / (1UL << 53));
        return lower <= fraction && fraction < upper;
    }

    private static ulong Mix(ulong x)
    {
        x += 0x9E3779B97F4A7C15;
        x = (x ^ (x >> 30)) * 0xBF58476D1CE4E5B9;
        x = (x ^ (x >> 27)) * 0x94D049BB133111EB;
        return x ^ (x >> 31);
    }

    private sealed class HashMaker(DataViewRow row, DataViewSchema.Column column) : IGenericFunc<Func<ulong>>
    {
        public Func<ulong> Invoke<T>()
        {
            if (column.Type is VectorDataViewType)
            {
                var vectors = row.GetGetter<VBuffer<T>>(column);
                VBuffer<T> vector = default;
                return () =>
                {
                    vectors(ref vector);
                    var hash = (ulong)vector.Length;
                    foreach (var item in vector.DenseValues())
                        hash = Mix(hash ^ HashOf(item));
                    return hash;
                };
            }

            var getter = row.GetGetter<T>(column);
            T value = default!;
            return () =>
            {
                getter(ref value);
                return HashOf(value);
            };
        }

        private static ulong HashOf<T>(T value) => value switch
        {
            ReadOnlyMemory<char> text => Fnv(MemoryMarshal.AsBytes(text.Span)),
            float x => BitConverter.SingleToUInt32Bits(x),
            double x => BitConverter.DoubleToUInt64Bits(x),
            bool x => x ? 1UL : 0,
            DateTime x => (ulong)x.Ticks,
            DateTimeOffset x => (ulong)x.UtcTicks,
            TimeSpan x => (ulong)x.Ticks,
            DataViewRowId x => Mix(x.Low) ^ x.High,
            sbyte or short or int or long => (ulong)Convert.ToInt64(value, CultureInfo.InvariantCulture),
            byte or ushort or uint or ulong => Convert.ToUInt64(value, CultureInfo.InvariantCulture),
            _ => throw new NotSupportedException($"A column of type {typeof(T)} cannot be a sampling key"),
        };

        private static ulong Fnv(ReadOnlySpan<byte> bytes)
        {
            var hash = 14695981039346656037UL;
            foreach (var b in bytes)
                hash = (hash ^ b) * 1099511628211;
            return hash;
        }
    }
}
