using System.Globalization;
using System.Xml.Linq;

namespace GraphMatchingSample.Data;

/// <summary>A projective map of the plane: nine numbers of a 3x3 matrix, row by row.</summary>
public sealed class Homography
{
    private readonly double[] _matrix;

    /// <summary>Takes the nine numbers of the matrix, row by row.</summary>
    public Homography(IReadOnlyList<double> matrix)
    {
        _matrix = matrix.Count == 9
            ? [.. matrix]
            : throw new ArgumentException($"A homography has 9 numbers, not {matrix.Count}.", nameof(matrix));
    }

    /// <summary>Reads the first matrix of an OpenCV XML storage file.</summary>
    public static Homography ReadOpenCvStorage(string path)
    {
        var data = XDocument.Load(path).Descendants("data").FirstOrDefault()?.Value
            ?? throw new FormatException($"{path} holds no <data> element.");
        var numbers = data.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries);
        return numbers.Length == 9
            ? new Homography([.. numbers.Select(number => double.Parse(number, CultureInfo.InvariantCulture))])
            : throw new FormatException($"{path} holds a matrix of {numbers.Length} numbers; a homography has 9.");
    }

    /// <summary>The image of a point.</summary>
    public (float X, float Y) Map(float x, float y)
    {
        var w = (_matrix[6] * x) + (_matrix[7] * y) + _matrix[8];
        return (
            (float)(((_matrix[0] * x) + (_matrix[1] * y) + _matrix[2]) / w),
            (float)(((_matrix[3] * x) + (_matrix[4] * y) + _matrix[5]) / w));
    }
}
