using System.Buffers.Binary;
using System.IO.Compression;
using System.Text;
using GraphMatchingSample.Data;

namespace GraphMatchingSample.Pictures;

/// <summary>Writes a grey image as PNG (ISO/IEC 15948), 8 bits a pixel.</summary>
public static class PngEncoder
{
    private static readonly byte[] Signature = [0x89, (byte)'P', (byte)'N', (byte)'G', (byte)'\r', (byte)'\n', 0x1a, (byte)'\n'];
    private static readonly uint[] Checksums = [.. Enumerable.Range(0, 256).Select(Checksum)];

    /// <summary>The bytes of the PNG file.</summary>
    public static byte[] Encode(GrayImage image)
    {
        using var file = new MemoryStream();
        file.Write(Signature);
        var header = new byte[13];
        BinaryPrimitives.WriteInt32BigEndian(header, image.Width);
        BinaryPrimitives.WriteInt32BigEndian(header.AsSpan(4), image.Height);
        header[8] = 8; // bits a sample; the zeros after it: grey, deflate, standard filters, not interlaced
        WriteChunk(file, "IHDR", header);
        WriteChunk(file, "IDAT", Compress(image));
        WriteChunk(file, "IEND", []);
        return file.ToArray();
    }

    private static byte[] Compress(GrayImage image)
    {
        using var compressed = new MemoryStream();
        using (var zlib = new ZLibStream(compressed, CompressionLevel.SmallestSize))
        {
            var line = new byte[image.Width + 1];
            line[0] = 1; // the filter "Sub": each byte is the difference to its left neighbour
            for (var y = 0; y < image.Height; y++)
            {
                var before = (byte)0;
                for (var x = 0; x < image.Width; x++)
                {
                    var value = (byte)Math.Clamp(MathF.Round(image.Pixels[(y * image.Width) + x]), 0, 255);
                    line[x + 1] = (byte)(value - before);
                    before = value;
                }

                zlib.Write(line);
            }
        }

        return compressed.ToArray();
    }

    private static void WriteChunk(MemoryStream file, string type, byte[] data)
    {
        var chunk = new byte[data.Length + 12];
        BinaryPrimitives.WriteInt32BigEndian(chunk, data.Length);
        Encoding.ASCII.GetBytes(type, chunk.AsSpan(4));
        data.CopyTo(chunk, 8);
        var checksum = uint.MaxValue;
        foreach (var value in chunk.AsSpan(4, data.Length + 4))
        {
            checksum = Checksums[(checksum ^ value) & 0xff] ^ (checksum >> 8);
        }

        BinaryPrimitives.WriteUInt32BigEndian(chunk.AsSpan(data.Length + 8), ~checksum);
        file.Write(chunk);
    }

    // One entry of the table of CRC-32 (the reversed polynomial of IEEE 802.3).
    private static uint Checksum(int index)
    {
        var value = (uint)index;
        for (var bit = 0; bit < 8; bit++)
        {
            value = (value & 1) == 1 ? 0xEDB88320 ^ (value >> 1) : value >> 1;
        }

        return value;
    }
}
