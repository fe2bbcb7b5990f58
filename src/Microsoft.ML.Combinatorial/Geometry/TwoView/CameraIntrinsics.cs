using System.Globalization;

namespace Microsoft.ML.Combinatorial.Geometry.TwoView;

/// <summary>A camera without distortion: pixel = (FocalX x + CentreX, FocalY y + CentreY) for normalised coordinates x, y.</summary>
/// <param name="FocalX">The focal length in pixel widths, above 0.</param>
/// <param name="FocalY">The focal length in pixel heights, above 0.</param>
/// <param name="CentreX">The principal point, in pixels.</param>
/// <param name="CentreY">The principal point, in pixels.</param>
public sealed record CameraIntrinsics(double FocalX, double FocalY, double CentreX, double CentreY)
{
    /// <summary>Normalised coordinates of a pixel.</summary>
    public (double X, double Y) Normalize(double x, double y) => ((x - CentreX) / FocalX, (y - CentreY) / FocalY);

    /// <summary>Checks the values.</summary>
    /// <param name="name">What an error calls the camera.</param>
    /// <exception cref="ArgumentOutOfRangeException">A value is not finite, or a focal length is not above 0.</exception>
    public void Validate(string name)
    {
        if (!(FocalX > 0 && FocalY > 0 && double.IsFinite(FocalX) && double.IsFinite(FocalY) && double.IsFinite(CentreX) && double.IsFinite(CentreY)))
        {
            throw new ArgumentOutOfRangeException(
                name,
                this,
                string.Create(
                    CultureInfo.InvariantCulture, $"{name} must have finite values and focal lengths above 0; it is {FocalX}, {FocalY}, {CentreX}, {CentreY}."));
        }
    }
}
