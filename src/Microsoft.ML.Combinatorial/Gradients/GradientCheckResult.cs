namespace Microsoft.ML.Combinatorial.Gradients;

/// <summary>What a gradient check found.</summary>
/// <param name="Analytic">The gradient from <c>backward</c>, entry by entry.</param>
/// <param name="Numeric">The central differences.</param>
public sealed record GradientCheckResult(IReadOnlyList<double> Analytic, IReadOnlyList<double> Numeric)
{
    /// <summary>Gets the largest difference of an entry.</summary>
    public double LargestError => Analytic.Zip(Numeric, (a, n) => Math.Abs(a - n)).DefaultIfEmpty(0).Max();

    /// <summary>Gets the norm of the difference over the larger of both norms; 0 where both are 0.</summary>
    public double RelativeError
    {
        get
        {
            double error = Norm(Analytic.Zip(Numeric, (a, n) => a - n));
            return error == 0 ? 0 : error / Math.Max(Norm(Analytic), Norm(Numeric));
        }
    }

    /// <summary>Gets the cosine of the angle between both; NaN where one is 0.</summary>
    public double Cosine => Analytic.Zip(Numeric, (a, n) => a * n).Sum() / (Norm(Analytic) * Norm(Numeric));

    private static double Norm(IEnumerable<double> values) => Math.Sqrt(values.Sum(value => value * value));
}
