using System.Buffers.Binary;
using System.Globalization;

namespace GraphMatchingSample.Data;

/// <summary>The samples of a binary PGM (P5, one channel) or PPM (P6, three channels) file, 8 or 16 bits each.</summary>
public sealed record PnmImage(int Width, int Height, int Channels, int MaximumValue, ushort[] Samples)
{
    /// <summary>Reads a file; the samples come row by row, channels interleaved.</summary>
    /// <exception cref="FormatException">The file is not a binary PGM or PPM, or it is cut short.</exception>
    public static PnmImage Read(string path)
    {
        var bytes = File.ReadAllBytes(path);
        var position = 0;
        var kind = NextToken(bytes, ref position, path);
        var channels = kind switch
        {
            "P5" => 1,
            "P6" => 3,
            _ => throw new FormatException($"{path} begins with '{kind}'; a binary PGM begins with P5, a binary PPM with P6."),
        };
        var width = NextNumber(bytes, ref position, path, "width", 1 << 16);
        var height = NextNumber(bytes, ref position, path, "height", 1 << 16);
        var maximum = NextNumber(bytes, ref position, path, "maximum value", ushort.MaxValue);
        var samples = new ushort[width * height * channels];
        var size = maximum < 256 ? 1 : 2;
        var body = bytes.AsSpan(Math.Min(position + 1, bytes.Length)); // one white space ends the header
        if (body.Length < samples.Length * size)
        {
            throw new FormatException($"{path} holds {body.Length} bytes of samples, {samples.Length * size} are needed for {width}x{height}.");
        }

        for (var i = 0; i < samples.Length; i++)
        {
            samples[i] = size == 1 ? body[i] : BinaryPrimitives.ReadUInt16BigEndian(body[(2 * i)..]);
        }

        return new PnmImage(width, height, channels, maximum, samples);
    }

    private static int NextNumber(byte[] bytes, ref int position, string path, string name, int largest)
    {
        var token = NextToken(bytes, ref position, path);
        return int.TryParse(token, NumberStyles.None, CultureInfo.InvariantCulture, out var value) && value > 0 && value <= largest
            ? value
            : throw new FormatException($"{path}: the {name} is '{token}', it must be 1 to {largest}.");
    }

    private static string NextToken(byte[] bytes, ref int position, string path)
    {
        while (position < bytes.Length && (char.IsWhiteSpace((char)bytes[position]) || bytes[position] == '#'))
        {
            position = bytes[position] == '#' ? EndOfLine(bytes, position) : position + 1;
        }

        var start = position;
        while (position < bytes.Length && position - start < 16 && !char.IsWhiteSpace((char)bytes[position]))
        {
            position++;
        }

        return position > start
            ? System.Text.Encoding.ASCII.GetString(bytes, start, position - start)
            : throw new FormatException($"{path} ends inside its header.");
    }

    private static int EndOfLine(byte[] bytes, int position)
    {
        var end = Array.IndexOf(bytes, (byte)'\n', position);
        return end < 0 ? bytes.Length : end;
    }
}
