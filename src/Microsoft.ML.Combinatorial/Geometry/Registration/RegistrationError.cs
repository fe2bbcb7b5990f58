namespace Microsoft.ML.Combinatorial.Geometry.Registration;

/// <summary>How far two transformations of space are apart.</summary>
public static class RegistrationError
{
    /// <summary>The angle of the rotation from one to the other in degrees, 0 … 180. Effectively computes acos((tr(Aᵀ B) − 1) / 2).</summary>
    /// <param name="first">A, nine values row by row; what follows is not looked at.</param>
    /// <param name="second">B, in the same form.</param>
    public static double RotationDegrees(ReadOnlySpan<double> first, ReadOnlySpan<double> second)
    {
        // 2 sin of half the angle is ‖A − B‖ / √2: right to the last digits near zero, where the cosine is not.
        double squares = 0;
        for (int i = 0; i < 9; i++)
        {
            squares += (first[i] - second[i]) * (first[i] - second[i]);
        }

        return double.RadiansToDegrees(2 * Math.Asin(Math.Min(1, Math.Sqrt(squares / 8))));
    }

    /// <summary>The distance of the translations, ‖a − b‖, in the points' unit.</summary>
    /// <param name="first">R row by row, then t, 12 values; what follows is not looked at.</param>
    /// <param name="second">In the same form.</param>
    public static double Translation(ReadOnlySpan<double> first, ReadOnlySpan<double> second)
    {
        double squares = 0;
        for (int i = 9; i < 12; i++)
        {
            squares += (first[i] - second[i]) * (first[i] - second[i]);
        }

        return Math.Sqrt(squares);
    }
}
