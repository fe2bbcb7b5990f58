using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace Microsoft.ML.Combinatorial.Solvers.Ranking;

/// <summary>Finds the value that parts the k least of n numbers from the rest, and marks what lies below it.</summary>
internal static class Threshold
{
    // Halving the range of values ends soon on most numbers; halving the range of bit patterns ends after 32 steps on all.
    private const int ValueSteps = 24;

    /// <summary>
    /// Narrows (low, high] until it parts the numbers: <paramref name="below"/> of them are at most <paramref name="low"/>, and either
    /// that is k, or all further ones up to the k-th equal <paramref name="high"/>.
    /// </summary>
    /// <returns>False where the time limit was reached before.</returns>
    public static bool Find(
        ReadOnlySpan<float> values, int k, in SolverLimits limits, ref float low, ref float high, ref int below)
    {
        (float least, float most) = Range(values);
        if (k == values.Length)
        {
            (low, below) = (most, k);
            return true;
        }

        // −0 and 0 are equal, and adding 0 makes one of both.
        (low, high, below) = (float.BitDecrement(least + 0f), most + 0f, 0);
        int notAbove = values.Length;
        for (int step = 0; below != k; step++)
        {
            if ((step & 7) == 7 && limits.Reached())
            {
                return false;
            }

            float middle = step < ValueSteps ? Between(low, high, (double)(k - below) / (notAbove - below)) : Halfway(low, high);
            if (!(middle > low && middle < high))
            {
                // No number lies between them: what is left equals the upper end.
                if (float.BitIncrement(low) >= high)
                {
                    return true;
                }

                middle = Halfway(low, high);
            }

            int count = CountUpTo(values, middle);
            if (count <= k)
            {
                (low, below) = (middle, count);
            }
            else
            {
                (high, notAbove) = (middle, count);
            }
        }

        return true;
    }

    /// <summary>Marks the values up to the threshold with 1 and the others with 0; returns the sum of the marked.</summary>
    public static double Select(ReadOnlySpan<float> values, float threshold, Span<float> marks)
    {
        ref float from = ref MemoryMarshal.GetReference(values);
        ref float to = ref MemoryMarshal.GetReference(marks);
        Vector512<double> sums = Vector512<double>.Zero;
        int i = 0;
        for (; i <= values.Length - Vector512<float>.Count; i += Vector512<float>.Count)
        {
            Vector512<float> value = Vector512.LoadUnsafe(ref from, (nuint)i);
            Vector512<float> chosen = Vector512.LessThanOrEqual(value, Vector512.Create(threshold));
            (chosen & Vector512<float>.One).StoreUnsafe(ref to, (nuint)i);
            (Vector512<double> lower, Vector512<double> upper) = Vector512.Widen(value & chosen);
            sums += lower + upper;
        }

        double sum = Vector512.Sum(sums);
        for (; i < values.Length; i++)
        {
            bool chosen = values[i] <= threshold;
            marks[i] = chosen ? 1 : 0;
            sum += chosen ? values[i] : 0;
        }

        return sum;
    }

    private static int CountUpTo(ReadOnlySpan<float> values, float threshold)
    {
        ref float from = ref MemoryMarshal.GetReference(values);
        Vector512<float> thresholds = Vector512.Create(threshold);
        int count = 0;
        int i = 0;
        for (; i <= values.Length - Vector512<float>.Count; i += Vector512<float>.Count)
        {
            Vector512<float> chosen = Vector512.LessThanOrEqual(Vector512.LoadUnsafe(ref from, (nuint)i), thresholds);
            count += BitOperations.PopCount(chosen.ExtractMostSignificantBits());
        }

        if (i < values.Length && i > 0)
        {
            // The last block again, without the lanes that were counted.
            i = values.Length - Vector512<float>.Count;
            Vector512<float> chosen = Vector512.LessThanOrEqual(Vector512.LoadUnsafe(ref from, (nuint)i), thresholds);
            int counted = Vector512<float>.Count - (values.Length % Vector512<float>.Count);
            return count + BitOperations.PopCount(chosen.ExtractMostSignificantBits() >> counted);
        }

        for (; i < values.Length; i++)
        {
            count += values[i] <= threshold ? 1 : 0;
        }

        return count;
    }

    private static (float Least, float Most) Range(ReadOnlySpan<float> values)
    {
        ref float from = ref MemoryMarshal.GetReference(values);
        (float least, float most) = (values[0], values[0]);
        int i = 0;
        if (values.Length >= Vector512<float>.Count)
        {
            Vector512<float> lower = Vector512.LoadUnsafe(ref from), upper = lower;
            for (i = Vector512<float>.Count; i <= values.Length - Vector512<float>.Count; i += Vector512<float>.Count)
            {
                Vector512<float> value = Vector512.LoadUnsafe(ref from, (nuint)i);
                lower = Vector512.MinNative(lower, value);
                upper = Vector512.MaxNative(upper, value);
            }

            (least, most) = (Least(lower), -Least(-upper));
        }

        for (; i < values.Length; i++)
        {
            least = MathF.Min(least, values[i]);
            most = MathF.Max(most, values[i]);
        }

        return (least, most);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static float Least(Vector512<float> lanes)
    {
        Vector256<float> eight = Vector256.MinNative(lanes.GetLower(), lanes.GetUpper());
        Vector128<float> four = Vector128.MinNative(eight.GetLower(), eight.GetUpper());
        Vector128<float> two = Vector128.MinNative(four, Vector128.Shuffle(four, Vector128.Create(2, 3, 0, 1)));
        return MathF.Min(two[0], two[1]);
    }

    /// <summary>Where the k-th would be if the values lay evenly, drawn towards the middle so that each step takes a fair share
    /// off.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static float Between(float low, float high, double share) => (float)(low + (((double)high - low) * (0.15 + (0.7 * share))));

    /// <summary>The middle of two floats in the order of their bit patterns.</summary>
    private static float Halfway(float low, float high)
    {
        long middle = ((long)OrderedKey.Of(low) + OrderedKey.Of(high)) / 2;
        return OrderedKey.ToSingle((uint)middle);
    }
}
