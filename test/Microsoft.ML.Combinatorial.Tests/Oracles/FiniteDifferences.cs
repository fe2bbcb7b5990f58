namespace Microsoft.ML.Combinatorial.Tests.Oracles;

/// <summary>Derivatives by central differences.</summary>
public static class FiniteDifferences
{
    /// <summary>The gradient of a scalar function.</summary>
    public static double[] Gradient(Func<double[], double> function, double[] at, double step = 1e-3)
    {
        var gradient = new double[at.Length];
        for (int i = 0; i < at.Length; i++)
        {
            double[] above = [.. at], below = [.. at];
            above[i] += step;
            below[i] -= step;
            gradient[i] = (function(above) - function(below)) / (2 * step);
        }

        return gradient;
    }
}
