using Microsoft.ML.Combinatorial.Geometry.LinearAlgebra;

namespace Microsoft.ML.Combinatorial.Geometry.Registration;

/// <summary>
/// Corresponding points in units that do not depend on where they lie and how they are measured: both sets moved to their centroids (for a
/// pure rotation they stay) and divided by the source's root mean square distance from there. For a similarity the target is
/// also divided by the most frequent ratio of lengths, so that the scale left to find is near 1 whatever the outliers.
/// </summary>
internal sealed class NormalizedPairs
{
    private readonly double[] _sourceCentre = new double[3];
    private readonly double[] _targetCentre = new double[3];
    private readonly double _targetUnit;

    public NormalizedPairs(RegistrationKind kind, ReadOnlySpan<float> source, ReadOnlySpan<float> target)
    {
        Count = source.Length / 3;
        Values = new double[Count * 6];
        if (kind != RegistrationKind.Rotation)
        {
            Centroid(source, _sourceCentre);
            Centroid(target, _targetCentre);
        }

        double sum = 0;
        for (int i = 0; i < source.Length; i++)
        {
            double offset = source[i] - _sourceCentre[i % 3];
            sum += offset * offset;
        }

        double size = Math.Sqrt(sum / Math.Max(Count, 1));
        Unit = double.IsNormal(size) ? size : 1;
        _targetUnit = Unit;
        Fill(source, target);
        if (kind == RegistrationKind.Similarity && LengthRatio.MostFrequent(Values) is { } ratio)
        {
            _targetUnit = Unit * ratio;
            Fill(source, target);
        }
    }

    /// <summary>Gets the number of pairs.</summary>
    public int Count { get; }

    /// <summary>Gets p and q of each pair, six values, in the new units.</summary>
    public double[] Values { get; }

    /// <summary>Gets the source's root mean square distance from its centre, in its own unit; 1 where that is zero.</summary>
    public double Unit { get; }

    /// <summary>Gets what a length in the new units is in the target's unit.</summary>
    public double TargetUnit => _targetUnit;

    /// <summary>A transformation of the points as they were, in the new units.</summary>
    public void Normalize(ReadOnlySpan<double> transformation, Span<double> normalized)
    {
        Span<double> moved = stackalloc double[3];
        transformation[..9].CopyTo(normalized);
        Matrix3.Apply(transformation[..9], _sourceCentre, moved);
        for (int i = 0; i < 3; i++)
        {
            normalized[9 + i] = (transformation[9 + i] - _targetCentre[i] + (transformation[12] * moved[i])) / _targetUnit;
        }

        normalized[12] = transformation[12] * Unit / _targetUnit;
    }

    /// <summary>A transformation in the new units, for the points as they were.</summary>
    public void Restore(ReadOnlySpan<double> normalized, Span<double> transformation)
    {
        Span<double> moved = stackalloc double[3];
        double scale = normalized[12] * _targetUnit / Unit;
        normalized[..9].CopyTo(transformation);
        Matrix3.Apply(normalized[..9], _sourceCentre, moved);
        for (int i = 0; i < 3; i++)
        {
            transformation[9 + i] = (normalized[9 + i] * _targetUnit) + _targetCentre[i] - (scale * moved[i]);
        }

        transformation[12] = scale;
    }

    private static void Centroid(ReadOnlySpan<float> points, double[] centre)
    {
        for (int i = 0; i < points.Length; i++)
        {
            centre[i % 3] += points[i] / (points.Length / 3.0);
        }
    }

    private void Fill(ReadOnlySpan<float> source, ReadOnlySpan<float> target)
    {
        for (int i = 0; i < source.Length; i++)
        {
            int at = ((i / 3) * 6) + (i % 3);
            Values[at] = (source[i] - _sourceCentre[i % 3]) / Unit;
            Values[at + 3] = (target[i] - _targetCentre[i % 3]) / _targetUnit;
        }
    }
}
