namespace Microsoft.ML.Combinatorial.Tests.Oracles;

/// <summary>Compares estimates with what they estimate.</summary>
public static class MonteCarlo
{
    // One entry in 150,000 lies further off by chance; seeds are fixed, so a test that passes once always does.
    private const double StandardErrors = 4.5;

    /// <summary>Whether the mean of independent estimates is the truth, entry by entry, to within its own standard error.</summary>
    public static void IsUnbiased(double[] truth, int runs, Func<int, float[]> estimate)
    {
        double[] sum = new double[truth.Length], squares = new double[truth.Length];
        for (int run = 0; run < runs; run++)
        {
            float[] values = estimate(run);
            for (int i = 0; i < truth.Length; i++)
            {
                sum[i] += values[i];
                squares[i] += (double)values[i] * values[i];
            }
        }

        for (int i = 0; i < truth.Length; i++)
        {
            double mean = sum[i] / runs;
            double error = Math.Sqrt(Math.Max(0, (squares[i] / runs) - (mean * mean)) / (runs - 1));
            Assert.AreEqual(truth[i], mean, (StandardErrors * error) + 2e-5, $"entry {i}, standard error {error}");
        }
    }

    public static double MeanSquaredError(double[] truth, int runs, Func<int, float[]> estimate) =>
        Enumerable.Range(0, runs).Average(run => estimate(run).Zip(truth, (value, exact) => Math.Pow(value - exact, 2)).Sum());

    public static double Cosine(IReadOnlyList<double> left, IReadOnlyList<double> right) =>
        left.Zip(right, (a, b) => a * b).Sum() / Math.Sqrt(left.Sum(a => a * a) * right.Sum(b => b * b));
}
