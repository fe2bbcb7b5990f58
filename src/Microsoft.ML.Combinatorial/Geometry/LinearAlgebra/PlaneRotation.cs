namespace Microsoft.ML.Combinatorial.Geometry.LinearAlgebra;

/// <summary>The rotation of a plane that makes a 2×2 symmetric matrix diagonal: the step of every Jacobi method.</summary>
internal static class PlaneRotation
{
    /// <summary>
    /// Cosine and sine such that (c p − s q, s p + c q) are orthogonal, where p·p = <paramref name="alpha"/>, q·q = <paramref name="beta"/> and
    /// p·q = <paramref name="gamma"/> (not 0). Of the two rotations that do it, the smaller.
    /// </summary>
    public static (double Cosine, double Sine) Diagonalizing(double alpha, double beta, double gamma)
    {
        double difference = beta - alpha;
        double tangent = 2 * gamma / (Math.Abs(difference) + Math.Sqrt((difference * difference) + (4 * gamma * gamma)));
        tangent = difference < 0 ? -tangent : tangent;
        double cosine = 1 / Math.Sqrt(1 + (tangent * tangent));
        return (cosine, cosine * tangent);
    }
}
