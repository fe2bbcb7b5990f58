using Microsoft.ML.Combinatorial.Tests.Oracles;

namespace Microsoft.ML.Combinatorial.Tests.Geometry.Minimal;

/// <summary>Uniform and normal numbers one after the other, from <see cref="SplitMix64"/>.</summary>
public sealed class SplitMix(ulong seed)
{
    private readonly SplitMix64 _generator = new(seed);
    private double _spare = double.NaN;

    public static double[] Normals(ulong seed, int count)
    {
        var random = new SplitMix(seed);
        return [.. Enumerable.Range(0, count).Select(_ => random.Normal())];
    }

    /// <summary>Uniform in [0, 1).</summary>
    public double Uniform() => _generator.NextDouble();

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
