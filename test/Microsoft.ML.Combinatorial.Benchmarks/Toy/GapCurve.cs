namespace Microsoft.ML.Combinatorial.Benchmarks.Toy;

/// <summary>Mean and spread of the gap after each step.</summary>
internal sealed class GapCurve(ToyMethod method, int runs)
{
    public ToyMethod Method => method;

    public List<double> Means { get; } = [];

    public List<double> Deviations { get; } = [];

    /// <summary>Of the means.</summary>
    public double[] StandardErrors => [.. Deviations.Select(deviation => deviation / Math.Sqrt(runs))];

    public void Add(double[] gaps)
    {
        double mean = gaps.Average();
        Means.Add(mean);
        Deviations.Add(Math.Sqrt(gaps.Sum(gap => (gap - mean) * (gap - mean)) / (gaps.Length - 1)));
    }
}
