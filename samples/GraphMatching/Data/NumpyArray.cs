using System.Buffers.Binary;
using System.Globalization;
using System.IO.Compression;
using System.Text;
using System.Text.RegularExpressions;

namespace GraphMatchingSample.Data;

/// <summary>An array that NumPy saved: its shape, and its values in C order.</summary>
public sealed partial record NumpyArray(int[] Shape, float[] Values)
{
    /// <summary>Reads the first array of an .npz file, which is a zip of .npy files.</summary>
    public static NumpyArray ReadArchive(string path)
    {
        using var archive = ZipFile.OpenRead(path);
        var entry = archive.Entries.FirstOrDefault(e => e.Name.EndsWith(".npy", StringComparison.Ordinal))
            ?? throw new FormatException($"{path} holds no .npy array.");
        using var stream = entry.Open();
        return Read(stream, path);
    }

    /// <summary>Reads one .npy array of 4- or 8-byte little-endian floating-point numbers in C order.</summary>
    /// <exception cref="FormatException">The stream is no such array.</exception>
    public static NumpyArray Read(Stream stream, string name)
    {
        var reader = new BinaryReader(stream, Encoding.ASCII, leaveOpen: true);
        var magic = reader.ReadBytes(8);
        if (magic.Length < 8 || magic[0] != 0x93 || Encoding.ASCII.GetString(magic, 1, 5) != "NUMPY")
        {
            throw new FormatException($"{name} is not an .npy array.");
        }

        var headerLength = magic[6] == 1 ? reader.ReadUInt16() : reader.ReadInt32();
        var header = Encoding.ASCII.GetString(reader.ReadBytes(headerLength));
        var size = Header().Match(header) is { Success: true } match
            ? match.Groups["size"].ValueSpan[0] - '0'
            : throw new FormatException($"{name} has the header {header.Trim()}; little-endian floats in C order can be read.");
        var shape = match.Groups["shape"].Value
            .Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)
            .Select(length => int.Parse(length, CultureInfo.InvariantCulture))
            .ToArray();
        var values = new float[shape.Aggregate(1, (product, length) => product * length)];
        var bytes = reader.ReadBytes(values.Length * size);
        if (bytes.Length < values.Length * size)
        {
            throw new FormatException($"{name} holds {bytes.Length} bytes of values, {values.Length * size} are needed.");
        }

        for (var i = 0; i < values.Length; i++)
        {
            values[i] = size == 4
                ? BinaryPrimitives.ReadSingleLittleEndian(bytes.AsSpan(4 * i))
                : (float)BinaryPrimitives.ReadDoubleLittleEndian(bytes.AsSpan(8 * i));
        }

        return new NumpyArray(shape, values);
    }

    [GeneratedRegex(@"'descr':\s*'<f(?<size>[48])',\s*'fortran_order':\s*False,\s*'shape':\s*\((?<shape>[^)]*)\)")]
    private static partial Regex Header();
}
