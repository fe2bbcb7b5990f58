using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using Microsoft.ML.Combinatorial.Solvers;

namespace Microsoft.ML.Combinatorial.Gradients.Noise;

/// <summary>
/// Random numbers without a state: each is a function of seed, step, row, sample and its place, so a run draws the same ones in any order
/// and at any number of threads.
/// </summary>
/// <remarks>
/// <para>Philox 4×32 with ten rounds. Its 64-bit key is mixed from seed and step; its 128-bit counter holds, from the lowest 32 bits up,
/// the block of four numbers within the row, the row, the sample, and the purpose.</para>
/// <para>Source: Salmon et al. 2011, "Parallel random numbers: as easy as 1, 2, 3", doi:10.1145/2063384.2063405.</para>
/// </remarks>
public static class CounterBasedNoise
{
    /// <summary>Fills with uniformly distributed 32-bit numbers.</summary>
    /// <param name="key">Seed and step.</param>
    /// <param name="purpose">What the numbers are for, so that two uses in one step do not share theirs.</param>
    /// <param name="row">Row of the batch.</param>
    /// <param name="sample">Noise sample of that row.</param>
    /// <param name="destination">Any length; a longer one begins with the same numbers.</param>
    public static void Bits(StepKey key, NoisePurpose purpose, int row, int sample, Span<uint> destination)
    {
        ulong mixed = BitMixer.Mix(BitMixer.Mix((ulong)key.Seed) + (ulong)key.Step);
        uint block = 0;
        for (Span<uint> rest = destination; !rest.IsEmpty; block++)
        {
            Vector128<uint> numbers = Philox(Vector128.Create(block, (uint)row, (uint)sample, (uint)purpose), mixed);
            if (rest.Length < Vector128<uint>.Count)
            {
                for (int i = 0; i < rest.Length; i++)
                {
                    rest[i] = numbers[i];
                }

                break;
            }

            numbers.CopyTo(rest);
            rest = rest[Vector128<uint>.Count..];
        }
    }

    /// <summary>Fills with independent numbers uniform in the open interval (0, 1), in steps of 2⁻²³.</summary>
    /// <inheritdoc cref="Bits"/>
    public static void Uniform(StepKey key, NoisePurpose purpose, int row, int sample, Span<float> destination)
    {
        Bits(key, purpose, row, sample, MemoryMarshal.Cast<float, uint>(destination));
        foreach (ref float value in destination)
        {
            // The middle of one of 2²³ equal parts, so that neither 0 nor 1 can come out.
            value = ((BitConverter.SingleToUInt32Bits(value) >> 9) + 0.5f) * (1f / (1 << 23));
        }
    }

    /// <summary>Fills with independent signs: −1 or +1, either with probability ½.</summary>
    /// <inheritdoc cref="Bits"/>
    public static void Signs(StepKey key, NoisePurpose purpose, int row, int sample, Span<float> destination)
    {
        Bits(key, purpose, row, sample, MemoryMarshal.Cast<float, uint>(destination));
        foreach (ref float value in destination)
        {
            value = (BitConverter.SingleToUInt32Bits(value) >> 31) == 0 ? 1 : -1;
        }
    }

    /// <summary>The generator itself: four random numbers for a counter and a key.</summary>
    /// <param name="counter">Four 32-bit words, the lowest first.</param>
    /// <param name="key">Two 32-bit words, the lower in the lower half.</param>
    public static Vector128<uint> Philox(Vector128<uint> counter, ulong key)
    {
        (uint c0, uint c1, uint c2, uint c3) = (counter[0], counter[1], counter[2], counter[3]);
        (uint k0, uint k1) = ((uint)key, (uint)(key >> 32));
        for (int round = 0; round < 10; round++)
        {
            ulong p0 = 0xD2511F53UL * c0;
            ulong p1 = 0xCD9E8D57UL * c2;
            (c0, c1, c2, c3) = ((uint)(p1 >> 32) ^ c1 ^ k0, (uint)p1, (uint)(p0 >> 32) ^ c3 ^ k1, (uint)p0);
            k0 += 0x9E3779B9;
            k1 += 0xBB67AE85;
        }

        return Vector128.Create(c0, c1, c2, c3);
    }
}
