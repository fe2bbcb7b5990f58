namespace GraphMatchingSample.Data;

/// <summary>
/// The true correspondence of a rectified stereo pair: the left point (x, y) with disparity d lies at (x - d, y) in the right image.
/// </summary>
public sealed class DisparityCorrespondence : ITrueCorrespondence
{
    private const float LargestStep = 1.5f; // between neighbouring pixels of one surface

    private readonly int _width;
    private readonly int _height;
    private readonly float[] _disparity; // NaN where unknown
    private readonly float[] _nearest; // the largest disparity that lands on a right pixel

    /// <summary>Takes a disparity for every left pixel, row by row; what is not a positive finite number is unknown.</summary>
    public DisparityCorrespondence(int width, int height, ReadOnlySpan<float> disparity)
    {
        if (disparity.Length != width * height)
        {
            throw new ArgumentException($"{width}x{height} disparities are needed, not {disparity.Length}.", nameof(disparity));
        }

        (_width, _height) = (width, height);
        _disparity = new float[disparity.Length];
        _nearest = new float[disparity.Length];
        for (var i = 0; i < disparity.Length; i++)
        {
            _disparity[i] = float.IsFinite(disparity[i]) && disparity[i] > 0 ? disparity[i] : float.NaN;
            var target = (int)MathF.Round((i % width) - _disparity[i]);
            if (target >= 0 && target < width && _disparity[i] is not float.NaN)
            {
                ref var nearest = ref _nearest[i - (i % width) + target];
                nearest = MathF.Max(nearest, _disparity[i]);
            }
        }
    }

    /// <summary>The disparities of an image at half the size: half the mean of 2x2 neighbours on one surface, else unknown.</summary>
    public static DisparityCorrespondence Halve(int width, int height, ReadOnlySpan<float> disparity)
    {
        var half = new float[width / 2 * (height / 2)];
        for (var i = 0; i < half.Length; i++)
        {
            var corner = (2 * (i / (width / 2)) * width) + (2 * (i % (width / 2)));
            ReadOnlySpan<float> four = [disparity[corner], disparity[corner + 1], disparity[corner + width], disparity[corner + width + 1]];
            var (low, high) = (MathF.Min(MathF.Min(four[0], four[1]), MathF.Min(four[2], four[3])),
                MathF.Max(MathF.Max(four[0], four[1]), MathF.Max(four[2], four[3])));
            half[i] = low > 0 && high - low <= 2 * LargestStep ? (four[0] + four[1] + four[2] + four[3]) / 8 : float.NaN;
        }

        return new DisparityCorrespondence(width / 2, height / 2, half);
    }

    /// <inheritdoc/>
    public TrueMatch Find(float x, float y)
    {
        var (column, row) = ((int)MathF.Round(x), (int)MathF.Round(y));
        if (column < 1 || row < 1 || column >= _width - 1 || row >= _height - 1)
        {
            return default;
        }

        var disparity = _disparity[(row * _width) + column];
        for (var dy = -1; dy <= 1; dy++)
        {
            for (var dx = -1; dx <= 1; dx++)
            {
                // Not "greater": a comparison with NaN is false.
                if (!(MathF.Abs(_disparity[((row + dy) * _width) + column + dx] - disparity) <= LargestStep))
                {
                    return default;
                }
            }
        }

        var target = (int)MathF.Round(x - disparity);
        var hidden = target >= 0 && target < _width && _nearest[(row * _width) + target] > disparity + LargestStep;
        return new TrueMatch(hidden ? Visibility.Hidden : Visibility.Visible, x - disparity, y);
    }
}
