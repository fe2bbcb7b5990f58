using System.Globalization;
using System.Text.RegularExpressions;
using GraphMatchingSample.Data;

namespace RelativePoseSample.Data;

/// <summary>Two photographs of houses in Leuven with the camera that OpenCV's samples give for them. The true pose is not known.</summary>
public static partial class LeuvenViews
{
    private const int Corners = 1500;

    /// <summary>Matches the images in a folder, which <c>./eng/data.sh</c> fills.</summary>
    public static ViewPair Build(string folder)
    {
        var (left, right) = (GrayImage.Read(FileIn(folder, "left.pgm")), GrayImage.Read(FileIn(folder, "right.pgm")));
        var camera = ReadCamera(FileIn(folder, "camera.txt"));
        var matches = ImageMatches.Find(left, right, Corners);
        float[] Normalize(float[] match) =>
        [
            (float)((match[0] - camera[2]) / camera[0]), (float)((match[1] - camera[5]) / camera[4]),
            (float)((match[2] - camera[2]) / camera[0]), (float)((match[3] - camera[5]) / camera[4]),
        ];
        return new ViewPair("leuven", [.. matches.SelectMany(Normalize)], [], [.. matches.SelectMany(match => match)]);
    }

    // The file's first nine numbers that stand by themselves are the camera matrix, row by row.
    private static double[] ReadCamera(string path)
    {
        double[] numbers = [.. Number().Matches(File.ReadAllText(path)).Select(match => double.Parse(match.Value, CultureInfo.InvariantCulture)).Take(9)];
        return numbers.Length == 9 && numbers[0] > 100 && numbers[8] == 1
            ? numbers
            : throw new FormatException($"{path} does not begin with a camera matrix.");
    }

    private static string FileIn(string folder, string file)
    {
        var path = Path.Combine(folder, "leuven", file);
        return File.Exists(path) ? path : throw new FileNotFoundException($"{path} is missing; ./eng/data.sh fetches it.", path);
    }

    [GeneratedRegex(@"(?<![\w.])-?\d+(\.\d+)?([eE][-+]?\d+)?(?![\w.])")]
    private static partial Regex Number();
}
