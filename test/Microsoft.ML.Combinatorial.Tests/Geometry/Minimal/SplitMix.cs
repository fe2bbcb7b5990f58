namespace Microsoft.ML.Combinatorial.Tests.Geometry.Minimal;

/// <summary>SplitMix64: the same numbers in every language, so that recorded figures can be rebuilt elsewhere.</summary>
public sealed class SplitMix(ulong seed)
{
    private ulong _state = seed;
    private double _spare = double.NaN;

    public static double[] Normals(ulong seed, int count)
    {
        var random = new SplitMix(seed);
        return [.. Enumerable.Range(0, count).Select(_ => random.Normal())];
    }

    /// <summary>Uniform in [0, 1).</summary>
    public double Uniform()
    {
        _state += 0x9E3779B97F4A7C15;
        ulong z = _state;
        z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9;
        z = (z ^ (z >> 27)) * 0x94D049BB133111EB;
        return ((z ^ (z >> 31)) >> 11) * (1.0 / (1L << 53));
    }

    public double Uniform(double low, double high) => low + ((high - low) * Uniform());

    /// <summary>Standard normal, by Box and Muller on consecutive pairs.</summary>
    public double Normal()
    {
        if (!double.IsNaN(_spare))
        {
            (double spare, _spare) = (_spare, double.NaN);
            return spare;
        }

        double u = Uniform(), angle = 2 * Math.PI * Uniform();
        double radius = Math.Sqrt(-2 * Math.Log(1 - u));
        _spare = radius * Math.Sin(angle);
        return radius * Math.Cos(angle);
    }

    public double[] Normals(int count) => [.. Enumerable.Range(0, count).Select(_ => Normal())];
}
