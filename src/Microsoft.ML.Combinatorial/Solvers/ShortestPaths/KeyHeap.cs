using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace Microsoft.ML.Combinatorial.Solvers.ShortestPaths;

/// <summary>A heap of 64-bit keys, four children a node: half as deep as a binary one, and the children share a cache line.</summary>
internal sealed class KeyHeap
{
    private const int Arity = 4;

    // Places from Count on hold the largest key, so that missing children never win.
    private long[] _keys = [];

    /// <summary>Gets the number of keys.</summary>
    public int Count { get; private set; }

    /// <summary>Empties the heap and makes room for so many keys at a time.</summary>
    public void Reset(int capacity)
    {
        int before = _keys.Length;
        Workspace.Grow(ref _keys, capacity + Arity + 1);
        _keys.AsSpan(0, _keys.Length > before ? _keys.Length : Count).Fill(long.MaxValue);
        Count = 0;
    }

    /// <summary>Adds a key.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Push(long key)
    {
        ref long keys = ref MemoryMarshal.GetArrayDataReference(_keys);
        int at = Count++;
        while (at > 0)
        {
            int parent = (at - 1) / Arity;
            long above = Unsafe.Add(ref keys, parent);
            if (above <= key)
            {
                break;
            }

            Unsafe.Add(ref keys, at) = above;
            at = parent;
        }

        Unsafe.Add(ref keys, at) = key;
    }

    /// <summary>Removes the least key; there must be one.</summary>
    public long Pop()
    {
        ref long keys = ref MemoryMarshal.GetArrayDataReference(_keys);
        long least = keys;
        int count = --Count;
        long last = Unsafe.Add(ref keys, count);
        Unsafe.Add(ref keys, count) = long.MaxValue;
        if (count == 0)
        {
            return least;
        }

        int at = 0;
        for (int child = 1; child < count; child = (at * Arity) + 1)
        {
            // Which child is the least is a guess that a branch would lose most of the time.
            Vector256<long> four = Vector256.LoadUnsafe(ref keys, (nuint)child);
            Vector256<long> two = Vector256.Min(four, Vector256.Shuffle(four, Vector256.Create(2L, 3, 0, 1)));
            Vector256<long> one = Vector256.Min(two, Vector256.Shuffle(two, Vector256.Create(1L, 0, 3, 2)));
            long key = one.ToScalar();
            if (key >= last)
            {
                break;
            }

            Unsafe.Add(ref keys, at) = key;
            at = child + BitOperations.TrailingZeroCount(Vector256.Equals(four, one).ExtractMostSignificantBits());
        }

        Unsafe.Add(ref keys, at) = last;
        return least;
    }
}
