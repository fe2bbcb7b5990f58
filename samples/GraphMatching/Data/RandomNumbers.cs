namespace GraphMatchingSample.Data;

/// <summary>Random numbers that depend on the seed and the position alone, on every platform and runtime (SplitMix64).</summary>
public sealed class RandomNumbers
{
    private ulong _state;

    /// <summary>The stream number <paramref name="index"/> of a seed: different indexes give unrelated numbers.</summary>
    public RandomNumbers(int seed, int index)
    {
        _state = ((ulong)(uint)seed << 32) | (uint)index;
        _state = NextBits(); // so that neighbouring streams do not overlap
    }

    /// <summary>A uniform number in [low, high).</summary>
    public float Uniform(float low, float high) => low + ((high - low) * (NextBits() >> 40) / (1 << 24));

    /// <summary>A uniform integer in [0, count).</summary>
    public int Index(int count) => (int)(((NextBits() >> 32) * (ulong)count) >> 32);

    /// <summary>A number with mean 0 and standard deviation 1, close to normal: the sum of four uniform ones.</summary>
    public float Normal()
    {
        var bits = NextBits();
        var sum = (bits & 0xffff) + ((bits >> 16) & 0xffff) + ((bits >> 32) & 0xffff) + (bits >> 48);
        return (sum - 131070f) * (1.7320508f / 65536);
    }

    /// <summary>Puts the items into a random order.</summary>
    public void Shuffle<T>(IList<T> items)
    {
        for (var i = items.Count - 1; i > 0; i--)
        {
            var other = Index(i + 1);
            (items[i], items[other]) = (items[other], items[i]);
        }
    }

    private ulong NextBits()
    {
        _state += 0x9E3779B97F4A7C15;
        var z = _state;
        z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9;
        z = (z ^ (z >> 27)) * 0x94D049BB133111EB;
        return z ^ (z >> 31);
    }
}
