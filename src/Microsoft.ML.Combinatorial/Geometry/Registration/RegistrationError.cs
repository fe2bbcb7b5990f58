using Microsoft.ML.Combinatorial.Geometry.TwoView;

namespace Microsoft.ML.Combinatorial.Geometry.Registration;

/// <summary>How far two transformations of space are apart. A transformation is R row by row, then t, then, if any, s.</summary>
public static class RegistrationError
{
    /// <summary>The angle of the rotation from one to the other in degrees, 0 … 180. Effectively computes acos((tr(Aᵀ B) − 1) / 2).</summary>
    /// <param name="first">At least nine values; what follows the rotation is not looked at.</param>
    /// <param name="second">In the same form.</param>
    public static double RotationDegrees(ReadOnlySpan<double> first, ReadOnlySpan<double> second) =>
        PoseError.RotationDegrees(first[..9], second[..9]);

    /// <summary>The distance of the translations, ‖a − b‖, in the points' unit.</summary>
    /// <param name="first">At least twelve values; what follows the translation is not looked at.</param>
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
