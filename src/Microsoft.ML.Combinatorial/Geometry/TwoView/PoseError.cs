using Microsoft.ML.Combinatorial.Geometry.LinearAlgebra;

namespace Microsoft.ML.Combinatorial.Geometry.TwoView;

/// <summary>How far two relative poses are apart, in degrees. A pose of zeros stands for none, and is 180° away from any.</summary>
public static class PoseError
{
    /// <summary>The angle of the rotation from one to the other, 0 … 180. Effectively computes acos((tr(Aᵀ B) − 1) / 2).</summary>
    /// <param name="first">A, nine values row by row.</param>
    /// <param name="second">B, nine values row by row.</param>
    public static double RotationDegrees(ReadOnlySpan<double> first, ReadOnlySpan<double> second)
    {
        if (first[..9].IndexOfAnyExcept(0) < 0 || second[..9].IndexOfAnyExcept(0) < 0)
        {
            return 180;
        }

        // 2 sin of half the angle is ‖A − B‖ / √2: right to the last digits near zero, where the cosine is not.
        double squares = 0;
        for (int i = 0; i < 9; i++)
        {
            squares += (first[i] - second[i]) * (first[i] - second[i]);
        }

        return double.RadiansToDegrees(2 * Math.Asin(Math.Min(1, Math.Sqrt(squares / 8))));
    }

    /// <summary>The angle between two lines of motion, 0 … 90, as neither length nor sign counts; 180 where a vector is zero.</summary>
    /// <param name="first">Three values.</param>
    /// <param name="second">Three values.</param>
    public static double TranslationDegrees(ReadOnlySpan<double> first, ReadOnlySpan<double> second)
    {
        Span<double> cross = stackalloc double[3];
        double lengths = SmallVector.Norm(first[..3]) * SmallVector.Norm(second[..3]);
        if (!(lengths > 0))
        {
            return 180;
        }

        Matrix3.Cross(first, second, cross);
        return double.RadiansToDegrees(Math.Atan2(SmallVector.Norm(cross), Math.Abs(SmallVector.Dot(first[..3], second))));
    }

    /// <summary>The larger of both angles: the pose error of the literature on image matching.</summary>
    /// <param name="first">R row by row, then t: twelve values.</param>
    /// <param name="second">The other pose, in the same form.</param>
    public static double Degrees(ReadOnlySpan<double> first, ReadOnlySpan<double> second) =>
        Math.Max(RotationDegrees(first[..9], second[..9]), TranslationDegrees(first[9..], second[9..]));
}
