namespace GraphMatchingSample.Data;

/// <summary>How a window's grey values come from the image's: 255·(gain·(v/255)^gamma) + bias, and normal noise on top.</summary>
public readonly record struct Tone(float Gain, float Bias, float Gamma, float Noise)
{
    /// <summary>Grey values as they are.</summary>
    public static Tone Plain { get; } = new(1, 0, 1, 0);

    /// <summary>The grey value in the window, before noise.</summary>
    public float Apply(float value) => (255 * Gain * MathF.Pow(value / 255, Gamma)) + Bias;
}

/// <summary>
/// A square look at a part of an image: the window's centre lies at (CenterX, CenterY), its content is turned by the angle (radians),
/// enlarged by the scale and, if mirrored, seen from behind.
/// </summary>
public sealed record WindowView(float CenterX, float CenterY, float Angle, float Scale, bool Mirrored, Tone Tone, int NoiseSeed)
{
    /// <summary>The side of the window in pixels.</summary>
    public const int Size = 128;

    private const float Middle = (Size - 1) / 2f;

    /// <summary>The image point that a window point shows.</summary>
    public (float X, float Y) ToImage(float x, float y)
    {
        var (sin, cos) = MathF.SinCos(Angle);
        var (dx, dy) = ((x - Middle) / Scale, (y - Middle) / Scale);
        var (turnedX, turnedY) = ((cos * dx) + (sin * dy), (cos * dy) - (sin * dx));
        return (CenterX + (Mirrored ? -turnedX : turnedX), CenterY + turnedY);
    }

    /// <summary>Where the window shows an image point.</summary>
    public (float X, float Y) ToWindow(float x, float y)
    {
        var (sin, cos) = MathF.SinCos(Angle);
        var (dx, dy) = (Mirrored ? CenterX - x : x - CenterX, y - CenterY);
        return (Middle + (Scale * ((cos * dx) - (sin * dy))), Middle + (Scale * ((cos * dy) + (sin * dx))));
    }

    /// <summary>The window's content, in whole grey values as a camera gives them; the same view always gives the same noise.</summary>
    public GrayImage Render(GrayImage image)
    {
        var tones = new float[256];
        for (var i = 0; i < tones.Length; i++)
        {
            tones[i] = Tone.Apply(i);
        }

        var noise = new RandomNumbers(NoiseSeed, 0);
        var pixels = new float[Size * Size];
        var (originX, originY) = ToImage(0, 0);
        var (rightX, rightY) = ToImage(1, 0);
        var (downX, downY) = ToImage(0, 1);
        for (var y = 0; y < Size; y++)
        {
            for (var x = 0; x < Size; x++)
            {
                var value = image.Sample(
                    originX + (x * (rightX - originX)) + (y * (downX - originX)),
                    originY + (x * (rightY - originY)) + (y * (downY - originY)));
                var step = Math.Min((int)value, 254);
                var toned = tones[step] + ((value - step) * (tones[step + 1] - tones[step]));
                pixels[(y * Size) + x] = Math.Clamp(MathF.Round(toned + (Tone.Noise * noise.Normal())), 0, 255);
            }
        }

        return new GrayImage(Size, Size, pixels);
    }
}
