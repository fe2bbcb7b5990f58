namespace Microsoft.ML.Combinatorial.Geometry.Robust;

/// <summary>Draws some of n items without replacement, the likelier the larger their weight.</summary>
/// <remarks>
/// <para>Effectively computes the m largest of <c>ln wᵢ + Gᵢ</c>, G standard Gumbel noise: the same distribution as drawing one after the other,
/// each with a probability proportional to its weight among those that are left (Gumbel-top-k; Kool et al. 2019, arXiv:1903.06059).</para>
/// <para>A draw depends on seed and number alone. Time: O(n m) at most, O(n) usually.</para>
/// </remarks>
public static class WeightedSampling
{
    /// <summary>Draws one sample.</summary>
    /// <param name="logWeights">The logarithms of the weights, n of them; −∞ for an item that is never drawn, never NaN or +∞.</param>
    /// <param name="seed">Keys the noise.</param>
    /// <param name="number">The sample's number; others are independent of it.</param>
    /// <param name="chosen">m places; the chosen items, the first drawn first.</param>
    /// <returns>False, and nothing of use, where fewer than m items have a weight.</returns>
    public static bool Draw(ReadOnlySpan<double> logWeights, long seed, int number, Span<int> chosen)
    {
        Span<double> keys = chosen.Length <= 64 ? stackalloc double[chosen.Length] : new double[chosen.Length];
        keys.Fill(double.NegativeInfinity);
        ulong stream = CounterRandom.Stream(seed, number);
        int last = chosen.Length - 1;
        for (int item = 0; item < logWeights.Length && last >= 0; item++)
        {
            double key = logWeights[item] + CounterRandom.Gumbel(stream, item);
            if (!(key > keys[last]))
            {
                continue;
            }

            int place = last;
            for (; place > 0 && keys[place - 1] < key; place--)
            {
                (keys[place], chosen[place]) = (keys[place - 1], chosen[place - 1]);
            }

            (keys[place], chosen[place]) = (key, item);
        }

        return last < 0 || keys[last] > double.NegativeInfinity;
    }
}
