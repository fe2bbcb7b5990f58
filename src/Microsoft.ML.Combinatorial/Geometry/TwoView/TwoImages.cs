using Microsoft.ML.Combinatorial.Geometry.LinearAlgebra;

namespace Microsoft.ML.Combinatorial.Geometry.TwoView;

/// <summary>
/// The normalisations of both images of a minimal sample, held fixed: an exact solution moves with the coordinates' frame, so its derivative may be taken
/// in any frame that stands still.
/// </summary>
internal readonly struct TwoImages(ImageNormalization first, ImageNormalization second)
{
    public static bool Find(ReadOnlySpan<double> input, out TwoImages images)
    {
        bool found = ImageNormalization.Find(input, 4, 0, weighted: false, out ImageNormalization first);
        found &= ImageNormalization.Find(input, 4, 2, weighted: false, out ImageNormalization second);
        images = new TwoImages(first, second);
        return found;
    }

    public void Normalize(ReadOnlySpan<double> input, Span<double> points)
    {
        for (int k = 0; k < input.Length; k += 4)
        {
            first.Apply(input[k..], points[k..]);
            second.Apply(input[(k + 2)..], points[(k + 2)..]);
        }
    }

    /// <summary>From dL/dx̂ to dL/dx.</summary>
    public void ScaleGradient(Span<double> gradient)
    {
        for (int k = 0; k < gradient.Length; k += 2)
        {
            double scale = k % 4 == 0 ? first.Scale : second.Scale;
            gradient[k] *= scale;
            gradient[k + 1] *= scale;
        }
    }

    /// <summary>T₂ᵀ F̂ T₁.</summary>
    public void FundamentalToImages(ReadOnlySpan<double> normalized, Span<double> f)
    {
        Span<double> left = stackalloc double[9], right = stackalloc double[9];
        second.Matrix(left);
        first.Matrix(right);
        TransposeSandwich(left, normalized, right, f);
    }

    /// <summary>F̂ of unit norm, and dL/dF̂ from dL/dF.</summary>
    public void FundamentalBackward(ReadOnlySpan<double> f, ReadOnlySpan<double> upstream, Span<double> normalized, Span<double> gradient)
    {
        Span<double> left = stackalloc double[9], right = stackalloc double[9], image = stackalloc double[9], byImage = stackalloc double[9];
        second.Inverse(left);
        first.Inverse(right);
        TransposeSandwich(left, f, right, normalized);
        SmallVector.Normalize(normalized);
        FundamentalToImages(normalized, image);
        UnitNorm.Backward(f, SmallVector.Norm(image), upstream, byImage);
        second.Matrix(left);
        first.Matrix(right);
        Matrix3.Multiply(left, byImage, image);
        Matrix3.MultiplyTranspose(image, right, gradient);
    }

    /// <summary>T₂⁻¹ Ĥ T₁.</summary>
    public void HomographyToImages(ReadOnlySpan<double> normalized, Span<double> h)
    {
        Span<double> left = stackalloc double[9], right = stackalloc double[9], product = stackalloc double[9];
        second.Inverse(left);
        first.Matrix(right);
        Matrix3.Multiply(left, normalized, product);
        Matrix3.Multiply(product, right, h);
    }

    /// <summary>Ĥ of unit norm, and dL/dĤ from dL/dH.</summary>
    public void HomographyBackward(ReadOnlySpan<double> h, ReadOnlySpan<double> upstream, Span<double> normalized, Span<double> gradient)
    {
        Span<double> left = stackalloc double[9], right = stackalloc double[9], image = stackalloc double[9], byImage = stackalloc double[9];
        second.Matrix(left);
        first.Inverse(right);
        Matrix3.Multiply(left, h, image);
        Matrix3.Multiply(image, right, normalized);
        SmallVector.Normalize(normalized);
        HomographyToImages(normalized, image);
        UnitNorm.Backward(h, SmallVector.Norm(image), upstream, byImage);
        second.Inverse(left);
        first.Matrix(right);
        Matrix3.TransposeMultiply(left, byImage, image);
        Matrix3.MultiplyTranspose(image, right, gradient);
    }

    private static void TransposeSandwich(ReadOnlySpan<double> left, ReadOnlySpan<double> middle, ReadOnlySpan<double> right, Span<double> result)
    {
        Span<double> product = stackalloc double[9];
        Matrix3.TransposeMultiply(left, middle, product);
        Matrix3.Multiply(product, right, result);
    }
}
