using System.Globalization;
using Microsoft.ML.Combinatorial.Geometry.TwoView;

namespace Microsoft.ML.Combinatorial.Backbones;

/// <summary>Two views of a scene: the correspondences between them and, for training, the true relative pose.</summary>
public sealed class PoseExample
{
    // What single precision and careful writing of a matrix leave of orthogonality.
    private const double Tolerance = 1e-2;

    private readonly double[] _correspondences;
    private readonly double[]? _pose;
    private readonly double[] _essential = new double[9];

    private PoseExample(double[] correspondences, double[]? pose)
    {
        _correspondences = correspondences;
        _pose = pose;
        if (pose is not null)
        {
            EssentialDecomposition.FromPose(pose.AsSpan(0, 9), pose.AsSpan(9), _essential);
        }
    }

    /// <summary>Gets the number of correspondences, n.</summary>
    public int Count => _correspondences.Length / 4;

    /// <summary>Gets the rows x₁, y₁, x₂, y₂ in normalised camera coordinates, 4 n values.</summary>
    public ReadOnlySpan<double> Correspondences => _correspondences;

    /// <summary>Gets whether the true pose is known.</summary>
    public bool HasLabel => _pose is not null;

    /// <summary>Gets the true pose, R row by row and t; empty when it is not known.</summary>
    public ReadOnlySpan<double> Pose => _pose;

    /// <summary>Gets the true essential matrix of unit norm; zeros when the pose is not known.</summary>
    public ReadOnlySpan<double> Essential => _essential;

    /// <summary>Makes a pair to be scored.</summary>
    /// <param name="correspondences">n ≥ 1 rows x₁, y₁, x₂, y₂.</param>
    /// <param name="first">The first camera, where the coordinates are pixels; null where they are normalised already.</param>
    /// <param name="second">The second camera, likewise.</param>
    /// <exception cref="ArgumentException">There is no whole number of rows, or a value is not finite.</exception>
    public static PoseExample Create(
        ReadOnlySpan<float> correspondences, CameraIntrinsics? first = null, CameraIntrinsics? second = null) =>
        new(Normalize(correspondences, first, second), null);

    /// <summary>Makes a pair to be trained on or evaluated.</summary>
    /// <param name="correspondences">n ≥ 1 rows x₁, y₁, x₂, y₂.</param>
    /// <param name="pose">The true pose with x₂ ∼ R x₁ + t: R row by row, then t, of any length but zero; 12 values.</param>
    /// <param name="first">The first camera, where the coordinates are pixels; null where they are normalised already.</param>
    /// <param name="second">The second camera, likewise.</param>
    /// <exception cref="ArgumentException">As above, or the pose has a wrong length, no rotation, or no translation.</exception>
    public static PoseExample Create(
        ReadOnlySpan<float> correspondences, ReadOnlySpan<float> pose, CameraIntrinsics? first = null, CameraIntrinsics? second = null) =>
        new(Normalize(correspondences, first, second), CheckPose(pose));

    private static double[] Normalize(ReadOnlySpan<float> correspondences, CameraIntrinsics? first, CameraIntrinsics? second)
    {
        if (correspondences.IsEmpty || correspondences.Length % 4 != 0)
        {
            throw new ArgumentException(
                $"correspondences hold {correspondences.Length} values; they must hold x₁, y₁, x₂, y₂ of at least one.");
        }

        var rows = new double[correspondences.Length];
        for (int i = 0; i < rows.Length; i++)
        {
            rows[i] = float.IsFinite(correspondences[i])
                ? correspondences[i]
                : throw new ArgumentException(string.Create(
                    CultureInfo.InvariantCulture,
                    $"correspondence {i / 4} has the coordinate {correspondences[i]}; it must be finite."));
        }

        for (int k = 0; k < rows.Length; k += 4)
        {
            (rows[k], rows[k + 1]) = first?.Normalize(rows[k], rows[k + 1]) ?? (rows[k], rows[k + 1]);
            (rows[k + 2], rows[k + 3]) = second?.Normalize(rows[k + 2], rows[k + 3]) ?? (rows[k + 2], rows[k + 3]);
        }

        return rows;
    }

    private static double[] CheckPose(ReadOnlySpan<float> pose)
    {
        if (pose.Length != 12)
        {
            throw new ArgumentException($"the label holds {pose.Length} values; it must hold 12: the rotation row by row, then the translation.");
        }

        var values = new double[12];
        for (int i = 0; i < 12; i++)
        {
            values[i] = pose[i];
        }

        // The Gram matrix of the rows is the identity, and the determinant is not that of a reflection.
        double worst = 0;
        for (int i = 0; i < 3; i++)
        {
            for (int j = 0; j < 3; j++)
            {
                double product = (values[3 * i] * values[3 * j]) + (values[(3 * i) + 1] * values[(3 * j) + 1]) + (values[(3 * i) + 2] * values[(3 * j) + 2]);
                worst = Math.Max(worst, Math.Abs(product - (i == j ? 1 : 0)));
            }
        }

        double determinant = (values[0] * ((values[4] * values[8]) - (values[5] * values[7])))
            - (values[1] * ((values[3] * values[8]) - (values[5] * values[6])))
            + (values[2] * ((values[3] * values[7]) - (values[4] * values[6])));
        if (!(worst <= Tolerance) || determinant < 0)
        {
            throw new ArgumentException(string.Create(
                CultureInfo.InvariantCulture,
                $"the label's first nine values are no rotation: they are off by {worst:0.###}, and their determinant is {determinant:0.###}."));
        }

        double length = Math.Sqrt((values[9] * values[9]) + (values[10] * values[10]) + (values[11] * values[11]));
        return length > 0 && double.IsFinite(length)
            ? values
            : throw new ArgumentException("the label's translation must be finite and not zero: without motion there is no direction to find.");
    }
}
