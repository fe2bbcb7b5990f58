namespace GraphMatchingSample.Data;

/// <summary>The true correspondence of two views of a plane; where something else stands before it, nothing is known.</summary>
public sealed class PlanarCorrespondence(Homography homography, Func<float, float, bool> isOnPlane) : ITrueCorrespondence
{
    /// <inheritdoc/>
    public TrueMatch Find(float x, float y)
    {
        var (mappedX, mappedY) = homography.Map(x, y);
        return new TrueMatch(isOnPlane(x, y) ? Visibility.Visible : Visibility.Unknown, mappedX, mappedY);
    }
}
