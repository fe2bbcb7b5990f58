using System.Numerics;

namespace GraphMatchingSample.Data;

/// <summary>A grey image, 0 (black) to 255 (white). The centre of the first pixel is the point (0, 0).</summary>
public sealed class GrayImage
{
    /// <summary>An image over the given pixels, row by row; they are not copied.</summary>
    public GrayImage(int width, int height, float[] pixels)
    {
        if (pixels.Length != width * height)
        {
            throw new ArgumentException($"{width}x{height} pixels are needed, not {pixels.Length}.", nameof(pixels));
        }

        (Width, Height, Pixels) = (width, height, pixels);
    }

    /// <summary>The number of columns.</summary>
    public int Width { get; }

    /// <summary>The number of rows.</summary>
    public int Height { get; }

    /// <summary>The pixels, row by row.</summary>
    public float[] Pixels { get; }

    /// <summary>Reads a PGM, or a PPM by its luma (ITU-R BT.601 weights).</summary>
    public static GrayImage Read(string path)
    {
        var image = PnmImage.Read(path);
        var (samples, scale) = (image.Samples, 255f / image.MaximumValue);
        var pixels = new float[image.Width * image.Height];
        for (var i = 0; i < pixels.Length; i++)
        {
            pixels[i] = scale * (image.Channels == 1
                ? samples[i]
                : (0.299f * samples[3 * i]) + (0.587f * samples[(3 * i) + 1]) + (0.114f * samples[(3 * i) + 2]));
        }

        return new GrayImage(image.Width, image.Height, pixels);
    }

    /// <summary>The grey value between pixels, bilinear; outside, the value at the nearest border point.</summary>
    public float Sample(float x, float y)
    {
        x = Math.Clamp(x, 0, Width - 1);
        y = Math.Clamp(y, 0, Height - 1);
        var (left, top) = (Math.Min((int)x, Width - 2), Math.Min((int)y, Height - 2));
        var (fx, fy) = (x - left, y - top);
        var i = (top * Width) + left;
        var above = Pixels[i] + (fx * (Pixels[i + 1] - Pixels[i]));
        var below = Pixels[i + Width] + (fx * (Pixels[i + Width + 1] - Pixels[i + Width]));
        return above + (fy * (below - above));
    }

    /// <summary>The image at half the size: a new pixel (x, y) is the mean of 2x2 old ones and stands at (2x + ½, 2y + ½).</summary>
    public GrayImage Halve()
    {
        var (width, height) = (Width / 2, Height / 2);
        var pixels = new float[width * height];
        for (var y = 0; y < height; y++)
        {
            for (var x = 0; x < width; x++)
            {
                var i = (2 * y * Width) + (2 * x);
                pixels[(y * width) + x] = (Pixels[i] + Pixels[i + 1] + Pixels[i + Width] + Pixels[i + Width + 1]) / 4;
            }
        }

        return new GrayImage(width, height, pixels);
    }

    /// <summary>The image after a Gaussian blur; the border is continued outwards.</summary>
    public GrayImage Blur(float sigma)
    {
        var radius = (int)MathF.Ceiling(2.5f * sigma);
        var kernel = new float[(2 * radius) + 1];
        for (var i = 0; i < kernel.Length; i++)
        {
            kernel[i] = MathF.Exp(-(i - radius) * (i - radius) / (2 * sigma * sigma));
        }

        var sum = kernel.Sum();
        for (var i = 0; i < kernel.Length; i++)
        {
            kernel[i] /= sum;
        }

        return new GrayImage(Width, Height, ConvolveColumns(ConvolveRows(kernel), kernel));
    }

    private float[] ConvolveRows(float[] kernel)
    {
        var radius = kernel.Length / 2;
        var result = new float[Pixels.Length];
        var padded = new float[Width + (2 * radius)];
        for (var y = 0; y < Height; y++)
        {
            var row = Pixels.AsSpan(y * Width, Width);
            padded.AsSpan(0, radius).Fill(row[0]);
            row.CopyTo(padded.AsSpan(radius));
            padded.AsSpan(radius + Width).Fill(row[^1]);
            for (var k = 0; k < kernel.Length; k++)
            {
                AddScaled(result.AsSpan(y * Width, Width), padded.AsSpan(k, Width), kernel[k]);
            }
        }

        return result;
    }

    private float[] ConvolveColumns(float[] pixels, float[] kernel)
    {
        var radius = kernel.Length / 2;
        var result = new float[pixels.Length];
        for (var y = 0; y < Height; y++)
        {
            for (var k = 0; k < kernel.Length; k++)
            {
                var row = Math.Clamp(y + k - radius, 0, Height - 1);
                AddScaled(result.AsSpan(y * Width, Width), pixels.AsSpan(row * Width, Width), kernel[k]);
            }
        }

        return result;
    }

    private static void AddScaled(Span<float> sum, ReadOnlySpan<float> values, float factor)
    {
        var i = 0;
        for (; i <= sum.Length - Vector<float>.Count; i += Vector<float>.Count)
        {
            (new Vector<float>(sum[i..]) + (factor * new Vector<float>(values[i..]))).CopyTo(sum[i..]);
        }

        for (; i < sum.Length; i++)
        {
            sum[i] += factor * values[i];
        }
    }
}
