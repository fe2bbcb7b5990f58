using Microsoft.ML.Combinatorial.Geometry.LinearAlgebra;
using Microsoft.ML.Combinatorial.Geometry.TwoView;

namespace Microsoft.ML.Combinatorial.Geometry.Robust;

/// <summary>
/// Moves a relative pose to the nearest maximum of its MSAC score: damped Gauss–Newton over the five degrees of freedom (a small turn, and two directions
/// across t) on the Sampson distances of those correspondences that are inliers at the time.
/// </summary>
internal static class PoseRefinement
{
    private const int Freedom = 5;

    /// <summary>Refines in place.</summary>
    /// <returns>The score of the refined pose, never below that of the given one.</returns>
    public static double Refine(
        Span<double> rotation, Span<double> translation, Span<double> essential, ReadOnlySpan<double> correspondences, double limit, int steps)
    {
        Span<double> newRotation = stackalloc double[9], newTranslation = stackalloc double[3], newEssential = stackalloc double[9];
        Span<double> normal = stackalloc double[Freedom * Freedom], gradient = stackalloc double[Freedom];
        Span<double> damped = stackalloc double[Freedom * Freedom], step = stackalloc double[Freedom], basis = stackalloc double[6];
        EssentialDecomposition.FromPose(rotation, translation, essential);
        double score = ConsensusScore.Of(essential, correspondences, limit), damping = 1e-4;
        bool moved = true;
        for (int iteration = 0; iteration < steps && damping < 1e6; iteration++)
        {
            if (moved)
            {
                AcrossDirections(translation, basis);
                Linearize(rotation, translation, basis, essential, correspondences, limit, normal, gradient);
            }

            normal.CopyTo(damped);
            gradient.CopyTo(step);
            for (int i = 0; i < Freedom; i++)
            {
                damped[i * (Freedom + 1)] *= 1 + damping;
            }

            SmallCholesky.Solve(damped, step, Freedom);
            Move(rotation, translation, basis, step, newRotation, newTranslation);
            EssentialDecomposition.FromPose(newRotation, newTranslation, newEssential);
            double newScore = ConsensusScore.Of(newEssential, correspondences, limit);
            moved = newScore > score;
            damping = moved ? Math.Max(damping / 10, 1e-10) : damping * 10;
            if (!moved)
            {
                continue;
            }

            bool settled = newScore - score < 1e-9 * newScore;
            score = newScore;
            newRotation.CopyTo(rotation);
            newTranslation.CopyTo(translation);
            newEssential.CopyTo(essential);
            if (settled)
            {
                break;
            }
        }

        return score;
    }

    /// <summary>JᵀJ and −Jᵀr of the inliers' signed Sampson distances.</summary>
    private static void Linearize(
        ReadOnlySpan<double> rotation, ReadOnlySpan<double> translation, ReadOnlySpan<double> basis, ReadOnlySpan<double> essential,
        ReadOnlySpan<double> correspondences, double limit, Span<double> normal, Span<double> gradient)
    {
        Span<double> directions = stackalloc double[9 * Freedom], byEssential = stackalloc double[9], row = stackalloc double[Freedom];
        Directions(rotation, translation, basis, directions);
        normal.Clear();
        gradient.Clear();
        for (int k = 0; k < correspondences.Length; k += 4)
        {
            double distance = SignedDistance(essential, correspondences.Slice(k, 4), byEssential);
            if (distance * distance > limit)
            {
                continue;
            }

            for (int i = 0; i < Freedom; i++)
            {
                row[i] = SmallVector.Dot(byEssential, directions[(9 * i)..]);
            }

            for (int i = 0; i < Freedom; i++)
            {
                gradient[i] -= row[i] * distance;
                SmallVector.AddScaled(row[i], row, normal[(Freedom * i)..]);
            }
        }
    }

    /// <summary>r / √D with D the squared length of both epipolar normals, and its derivative by the matrix.</summary>
    private static double SignedDistance(ReadOnlySpan<double> e, ReadOnlySpan<double> p, Span<double> byEssential)
    {
        double x = p[0], y = p[1], u = p[2], v = p[3];
        double a = (e[0] * x) + (e[1] * y) + e[2], b = (e[3] * x) + (e[4] * y) + e[5], third = (e[6] * x) + (e[7] * y) + e[8];
        double c = (e[0] * u) + (e[3] * v) + e[6], d = (e[1] * u) + (e[4] * v) + e[7];
        double inverse = 1 / Math.Sqrt((a * a) + (b * b) + (c * c) + (d * d) + 1e-30);
        double distance = ((u * a) + (v * b) + third) * inverse, factor = -distance * inverse * inverse;
        (a, b, c, d) = (factor * a, factor * b, factor * c, factor * d);
        byEssential[0] = (inverse * u * x) + (a * x) + (c * u);
        byEssential[1] = (inverse * u * y) + (a * y) + (d * u);
        byEssential[2] = (inverse * u) + a;
        byEssential[3] = (inverse * v * x) + (b * x) + (c * v);
        byEssential[4] = (inverse * v * y) + (b * y) + (d * v);
        byEssential[5] = (inverse * v) + b;
        byEssential[6] = (inverse * x) + c;
        byEssential[7] = (inverse * y) + d;
        byEssential[8] = inverse;
        return distance;
    }

    /// <summary>How E moves with each degree of freedom; FromPose scales it to unit norm, 1/√2 of [t]× R.</summary>
    private static void Directions(
        ReadOnlySpan<double> rotation, ReadOnlySpan<double> translation, ReadOnlySpan<double> basis, Span<double> directions)
    {
        Span<double> turned = stackalloc double[9];
        for (int k = 0; k < 3; k++)
        {
            Span<double> axis = [k == 0 ? 1 : 0, k == 1 ? 1 : 0, k == 2 ? 1 : 0];
            CrossColumns(axis, rotation, turned);
            CrossColumns(translation, turned, directions.Slice(9 * k, 9));
        }

        CrossColumns(basis[..3], rotation, directions.Slice(27, 9));
        CrossColumns(basis[3..], rotation, directions.Slice(36, 9));
        SmallVector.Scale(directions, Math.Sqrt(0.5));
    }

    /// <summary>[v]× m.</summary>
    private static void CrossColumns(ReadOnlySpan<double> v, ReadOnlySpan<double> m, Span<double> result)
    {
        for (int j = 0; j < 3; j++)
        {
            double x = m[j], y = m[3 + j], z = m[6 + j];
            result[j] = (v[1] * z) - (v[2] * y);
            result[3 + j] = (v[2] * x) - (v[0] * z);
            result[6 + j] = (v[0] * y) - (v[1] * x);
        }
    }

    private static void Move(
        ReadOnlySpan<double> rotation, ReadOnlySpan<double> translation, ReadOnlySpan<double> basis, ReadOnlySpan<double> step,
        Span<double> newRotation, Span<double> newTranslation)
    {
        // A unit quaternion of the half turn: exact for any length, and the product of rotations stays one up to rounding.
        double angle = SmallVector.Norm(step[..3]), half = 0.5 * angle, scale = angle < 1e-12 ? 0.5 : Math.Sin(half) / angle;
        double w = Math.Cos(half), x = scale * step[0], y = scale * step[1], z = scale * step[2];
        ReadOnlySpan<double> turn =
        [
            1 - (2 * ((y * y) + (z * z))), 2 * ((x * y) - (w * z)), 2 * ((x * z) + (w * y)),
            2 * ((x * y) + (w * z)), 1 - (2 * ((x * x) + (z * z))), 2 * ((y * z) - (w * x)),
            2 * ((x * z) - (w * y)), 2 * ((y * z) + (w * x)), 1 - (2 * ((x * x) + (y * y))),
        ];
        Matrix3.Multiply(turn, rotation, newRotation);
        for (int i = 0; i < 3; i++)
        {
            newTranslation[i] = translation[i] + (step[3] * basis[i]) + (step[4] * basis[3 + i]);
        }

        SmallVector.Normalize(newTranslation);
    }

    /// <summary>Two unit vectors across t and each other.</summary>
    private static void AcrossDirections(ReadOnlySpan<double> t, Span<double> basis)
    {
        double x = Math.Abs(t[0]), y = Math.Abs(t[1]), z = Math.Abs(t[2]);
        Span<double> axis = [x <= y && x <= z ? 1 : 0, y < x && y <= z ? 1 : 0, z < x && z < y ? 1 : 0];
        Matrix3.Cross(t, axis, basis);
        SmallVector.Normalize(basis[..3]);
        Matrix3.Cross(t, basis[..3], basis[3..]);
    }
}
