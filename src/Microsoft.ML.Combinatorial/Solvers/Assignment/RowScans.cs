using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace Microsoft.ML.Combinatorial.Solvers.Assignment;

/// <summary>
/// The inner loops of linear assignment, eight columns at a time: costs are float or double, everything else is double.
/// Every span's length is the same multiple of <see cref="Block"/>; columns that only pad a row cost +∞.
/// </summary>
/// <typeparam name="T"><see cref="float"/> or <see cref="double"/>.</typeparam>
internal static class RowScans<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    /// <summary>Columns handled at a time.</summary>
    public const int Block = 8;

    private static readonly Vector512<long> Lanes = Vector512.Create(0L, 1, 2, 3, 4, 5, 6, 7);

    /// <summary>The least and the second least <c>costs[j] − v[j]</c>, and the first column of the least.</summary>
    public static int LeastTwo(ReadOnlySpan<T> costs, ReadOnlySpan<double> v, out double least, out double second)
    {
        ref T cost = ref MemoryMarshal.GetReference(costs);
        ref double dual = ref MemoryMarshal.GetReference(v);
        Vector512<double> first = Vector512.Create(double.PositiveInfinity);
        Vector512<double> next = first;
        Vector512<long> column = default;
        Vector512<long> at = Lanes;
        for (nuint j = 0; j < (nuint)costs.Length; j += Block)
        {
            Vector512<double> reduced = Load(ref cost, j) - Vector512.LoadUnsafe(ref dual, j);
            Vector512<double> smaller = Vector512.LessThan(reduced, first);
            next = Vector512.MinNative(next, Vector512.MaxNative(reduced, first));
            column = Vector512.ConditionalSelect(smaller.AsInt64(), at, column);
            first = Vector512.MinNative(reduced, first);
            at += Vector512.Create((long)Block);
        }

        least = Least(first);
        Vector512<double> isLeast = Vector512.Equals(first, Vector512.Create(least));
        long best = LeastIndex(Vector512.ConditionalSelect(isLeast.AsInt64(), column, Vector512.Create(long.MaxValue)));

        // Of the lane that holds the least only the runner-up counts; every other lane's own least does.
        Vector512<double> own = Vector512.Equals(Lanes, Vector512.Create(best % Block)).AsDouble();
        second = Least(Vector512.ConditionalSelect(own, next, first));
        return (int)best;
    }

    /// <summary>Starts a search: <c>distance[j] = costs[j] − v[j]</c> for every column; returns the least.</summary>
    public static double Start(ReadOnlySpan<T> costs, ReadOnlySpan<double> v, Span<double> distance)
    {
        ref T cost = ref MemoryMarshal.GetReference(costs);
        ref double dual = ref MemoryMarshal.GetReference(v);
        ref double to = ref MemoryMarshal.GetReference(distance);
        Vector512<double> least = Vector512.Create(double.PositiveInfinity);
        for (nuint j = 0; j < (nuint)costs.Length; j += Block)
        {
            Vector512<double> reduced = Load(ref cost, j) - Vector512.LoadUnsafe(ref dual, j);
            reduced.StoreUnsafe(ref to, j);
            least = Vector512.MinNative(least, reduced);
        }

        return Least(least);
    }

    /// <summary>
    /// Carries a search through a row: where <c>costs[j] − v[j] − offset</c> is below <c>distance[j]</c> it takes its place and
    /// <paramref name="row"/> becomes the column's predecessor. Returns the least distance.
    /// </summary>
    /// <remarks>A column that the search has done with has v = −∞ and distance = +∞, so it is neither improved nor found again.</remarks>
    public static double Relax(
        ReadOnlySpan<T> costs, ReadOnlySpan<double> v, double offset, int row, Span<double> distance, Span<long> predecessor)
    {
        ref T cost = ref MemoryMarshal.GetReference(costs);
        ref double dual = ref MemoryMarshal.GetReference(v);
        ref double to = ref MemoryMarshal.GetReference(distance);
        ref long from = ref MemoryMarshal.GetReference(predecessor);
        Vector512<double> offsets = Vector512.Create(offset);
        Vector512<long> rows = Vector512.Create((long)row);
        Vector512<double> least = Vector512.Create(double.PositiveInfinity);
        for (nuint j = 0; j < (nuint)costs.Length; j += Block)
        {
            Vector512<double> reduced = Load(ref cost, j) - Vector512.LoadUnsafe(ref dual, j) - offsets;
            Vector512<double> known = Vector512.LoadUnsafe(ref to, j);
            Vector512<double> smaller = Vector512.LessThan(reduced, known);
            if (smaller.ExtractMostSignificantBits() != 0)
            {
                known = Vector512.MinNative(reduced, known);
                known.StoreUnsafe(ref to, j);
                Vector512.ConditionalSelect(smaller.AsInt64(), rows, Vector512.LoadUnsafe(ref from, j)).StoreUnsafe(ref from, j);
            }

            least = Vector512.MinNative(least, known);
        }

        return Least(least);
    }

    /// <summary>A column at the given distance: the first that has no row yet, or else the first of all.</summary>
    public static int FindAt(ReadOnlySpan<double> distance, double level, ReadOnlySpan<int> rowOf)
    {
        ref double start = ref MemoryMarshal.GetReference(distance);
        Vector512<double> levels = Vector512.Create(level);
        int found = -1;
        for (nuint j = 0; j < (nuint)distance.Length; j += Block)
        {
            ulong hits = Vector512.Equals(Vector512.LoadUnsafe(ref start, j), levels).ExtractMostSignificantBits();
            for (; hits != 0; hits &= hits - 1)
            {
                int column = (int)j + BitOperations.TrailingZeroCount(hits);
                if (rowOf[column] < 0)
                {
                    return column;
                }

                found = found < 0 ? column : found;
            }
        }

        return found;
    }

    /// <summary>Where <c>costs[j]</c> is below <c>v[j]</c> it takes its place, and <paramref name="row"/> that of
    /// <c>rowOf[j]</c>.</summary>
    public static void ColumnMinima(ReadOnlySpan<T> costs, int row, Span<double> v, Span<int> rowOf)
    {
        ref T cost = ref MemoryMarshal.GetReference(costs);
        ref double dual = ref MemoryMarshal.GetReference(v);
        for (nuint j = 0; j < (nuint)costs.Length; j += Block)
        {
            Vector512<double> known = Vector512.LoadUnsafe(ref dual, j);
            Vector512<double> own = Load(ref cost, j);
            ulong hits = Vector512.LessThan(own, known).ExtractMostSignificantBits();
            if (hits == 0)
            {
                continue;
            }

            Vector512.MinNative(own, known).StoreUnsafe(ref dual, j);
            for (; hits != 0; hits &= hits - 1)
            {
                rowOf[(int)j + BitOperations.TrailingZeroCount(hits)] = row;
            }
        }
    }

    /// <summary>A cost as double.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static double Widen(T cost) =>
        typeof(T) == typeof(double) ? Unsafe.BitCast<T, double>(cost) : Unsafe.BitCast<T, float>(cost);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector512<double> Load(ref T start, nuint at)
    {
        if (typeof(T) == typeof(double))
        {
            return Vector512.LoadUnsafe(ref Unsafe.As<T, double>(ref start), at);
        }

        Vector256<float> narrow = Vector256.LoadUnsafe(ref Unsafe.As<T, float>(ref start), at);
        if (Avx512F.IsSupported)
        {
            return Avx512F.ConvertToVector512Double(narrow);
        }

        (Vector256<double> lower, Vector256<double> upper) = Vector256.Widen(narrow);
        return Vector512.Create(lower, upper);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static double Least(Vector512<double> lanes)
    {
        Vector256<double> four = Vector256.MinNative(lanes.GetLower(), lanes.GetUpper());
        Vector128<double> two = Vector128.MinNative(four.GetLower(), four.GetUpper());
        return double.MinNative(two[0], two[1]);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static long LeastIndex(Vector512<long> lanes)
    {
        Vector256<long> four = Vector256.Min(lanes.GetLower(), lanes.GetUpper());
        Vector128<long> two = Vector128.Min(four.GetLower(), four.GetUpper());
        return Math.Min(two[0], two[1]);
    }
}
