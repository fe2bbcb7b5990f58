namespace Microsoft.ML.Combinatorial.Gradients.Noise;

/// <summary>Quantiles of the standard normal distribution, to double precision; for tables, not for draws.</summary>
internal static class NormalQuantile
{
    /// <summary>The z that is exceeded with the given probability, which is at most ½.</summary>
    public static double Upper(double tail)
    {
        // Newton's method on the logarithm of the tail, which is concave and nearly a parabola: it comes from above and settles quickly.
        double z = Math.Sqrt(-2 * Math.Log(2 * tail));
        for (int step = 0; step < 50; step++)
        {
            double above = 0.5 * SpecialFunctions.GammaTail(0.5, z * z / 2);
            double density = Math.Exp(-z * z / 2) / Math.Sqrt(2 * Math.PI);
            double change = (Math.Log(above) - Math.Log(tail)) * above / density;
            z += change;
            if (Math.Abs(change) < 1e-13)
            {
                break;
            }
        }

        return z;
    }
}
