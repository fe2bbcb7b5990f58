using System.Globalization;

namespace PointRegistrationSample.Data;

/// <summary>The vertices of a mesh, moved to their centroid and scaled to a root mean square radius of 1.</summary>
public sealed class Mesh
{
    private Mesh(double[] vertices) => Vertices = vertices;

    /// <summary>x, y and z of each vertex.</summary>
    public double[] Vertices { get; }

    /// <summary>The number of vertices.</summary>
    public int Count => Vertices.Length / 3;

    /// <summary>Reads the vertices of a file in the Object File Format: OFF, three counts, then a vertex a line; lines may be empty or
    /// comments.</summary>
    /// <exception cref="InvalidDataException">The file is of another format, or ends early.</exception>
    public static Mesh ReadOff(string path)
    {
        string[] words = [.. File.ReadLines(path)
            .Select(line => line.Split('#')[0])
            .SelectMany(line => line.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries))];
        if (words.Length < 4 || words[0] != "OFF" || !int.TryParse(words[1], CultureInfo.InvariantCulture, out int count) ||
            words.Length < 4 + (3 * count))
        {
            throw new InvalidDataException($"{path} is no OFF file with vertices.");
        }

        var vertices = new double[3 * count];
        for (int i = 0; i < vertices.Length; i++)
        {
            vertices[i] = double.Parse(words[4 + i], CultureInfo.InvariantCulture);
        }

        Normalize(vertices);
        return new Mesh(vertices);
    }

    private static void Normalize(double[] vertices)
    {
        double count = vertices.Length / 3.0;
        Span<double> centre = stackalloc double[3];
        for (int i = 0; i < vertices.Length; i++)
        {
            centre[i % 3] += vertices[i] / count;
        }

        double squares = 0;
        for (int i = 0; i < vertices.Length; i++)
        {
            vertices[i] -= centre[i % 3];
            squares += vertices[i] * vertices[i];
        }

        double size = Math.Sqrt(squares / count);
        for (int i = 0; i < vertices.Length; i++)
        {
            vertices[i] /= size;
        }
    }
}
