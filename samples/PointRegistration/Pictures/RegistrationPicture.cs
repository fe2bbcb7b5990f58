using System.Globalization;
using System.Text;
using PointRegistrationSample.Data;

namespace PointRegistrationSample.Pictures;

/// <summary>Draws a registration: the source on the left, the target on the right, with the source moved onto it, and a line for each
/// correspondence.</summary>
public static class RegistrationPicture
{
    private const int Width = 900;
    private const int Height = 470;
    private const int Top = 235;
    private const double Unit = 120;
    private const int ShownVertices = 1800;
    private const double KeptWeight = 0.05;

    /// <summary>Writes the picture.</summary>
    /// <param name="path">An SVG file.</param>
    /// <param name="mesh">The mesh of the task, of which some vertices are shown.</param>
    /// <param name="task">The task.</param>
    /// <param name="motion">The motion found.</param>
    /// <param name="weights">The weight of each correspondence in it.</param>
    public static void Write(string path, Mesh mesh, AlignmentTask task, float[] motion, float[] weights)
    {
        var svg = new StringBuilder();
        svg.Append(CultureInfo.InvariantCulture, $"<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {Width} {Height}\" font-family=\"sans-serif\" font-size=\"14\">\n");
        svg.Append(CultureInfo.InvariantCulture, $"<rect width=\"{Width}\" height=\"{Height}\" fill=\"#ffffff\"/>\n");
        Cloud(svg, mesh, task, motion);
        Lines(svg, task, [.. weights.Select(weight => weight < KeptWeight)], "#d03030", 0.35);
        Lines(svg, task, [.. weights.Select(weight => weight >= KeptWeight)], "#1a8a3a", 0.6);
        Caption(svg, task, weights);
        File.WriteAllText(path, svg.Append("</svg>\n").ToString());
    }

    private static void Cloud(StringBuilder svg, Mesh mesh, AlignmentTask task, float[] motion)
    {
        int step = Math.Max(1, mesh.Count / ShownVertices);
        var source = new StringBuilder();
        var moved = new StringBuilder();
        for (int vertex = 0; vertex < mesh.Count; vertex += step)
        {
            double[] point = mesh.Vertices[(3 * vertex)..((3 * vertex) + 3)];
            Dot(source, Left(point));
            Dot(moved, Right(Move(point, motion), task));
        }

        Path(svg, source, "#b0b4bc");
        Path(svg, moved, "#7f9fd8");
    }

    private static void Lines(StringBuilder svg, AlignmentTask task, bool[] shown, string colour, double opacity)
    {
        svg.Append(CultureInfo.InvariantCulture, $"<g stroke=\"{colour}\" fill=\"{colour}\" stroke-width=\"0.9\" stroke-opacity=\"{opacity}\">\n");
        for (int i = 0; i < shown.Length; i++)
        {
            if (shown[i])
            {
                (double x1, double y1) = Left([.. task.Source[(3 * i)..((3 * i) + 3)].Select(value => (double)value)]);
                (double x2, double y2) = Right([.. task.Target[(3 * i)..((3 * i) + 3)].Select(value => (double)value)], task);
                svg.Append(CultureInfo.InvariantCulture, $"<line x1=\"{x1:0.0}\" y1=\"{y1:0.0}\" x2=\"{x2:0.0}\" y2=\"{y2:0.0}\"/>");
                svg.Append(CultureInfo.InvariantCulture, $"<circle cx=\"{x1:0.0}\" cy=\"{y1:0.0}\" r=\"2\"/><circle cx=\"{x2:0.0}\" cy=\"{y2:0.0}\" r=\"2\"/>\n");
            }
        }

        svg.Append("</g>\n");
    }

    private static void Caption(StringBuilder svg, AlignmentTask task, float[] weights)
    {
        int right = task.IsRight.Count(isRight => isRight);
        int kept = weights.Count(weight => weight >= KeptWeight);
        int both = weights.Where((weight, i) => weight >= KeptWeight && task.IsRight[i]).Count();
        svg.Append("<text x=\"225\" y=\"24\" text-anchor=\"middle\">source</text><text x=\"675\" y=\"24\" text-anchor=\"middle\">target: points given, and the source moved onto them (blue)</text>\n");
        svg.Append(CultureInfo.InvariantCulture, $"<text x=\"450\" y=\"{Height - 12}\" text-anchor=\"middle\">{weights.Length} correspondences, {right} of them right; kept {kept} (green), of which {both} are right; rejected {weights.Length - kept} (red)</text>\n");
    }

    private static void Path(StringBuilder svg, StringBuilder dots, string colour) =>
        svg.Append(CultureInfo.InvariantCulture, $"<path d=\"{dots}\" stroke=\"{colour}\" stroke-width=\"2\" stroke-linecap=\"round\" fill=\"none\"/>\n");

    private static void Dot(StringBuilder dots, (double X, double Y) at) =>
        dots.Append(CultureInfo.InvariantCulture, $"M{at.X:0.0} {at.Y:0.0}h0");

    private static double[] Move(double[] point, float[] motion) =>
    [
        .. Enumerable.Range(0, 3).Select(axis =>
            motion[9 + axis] + Enumerable.Range(0, 3).Sum(k => motion[(3 * axis) + k] * point[k])),
    ];

    private static (double X, double Y) Left(double[] point) => (225 + (Unit * point[0]), Top - (Unit * point[1]));

    // The true shift is taken out, so that the target lies in the middle of its half.
    private static (double X, double Y) Right(double[] point, AlignmentTask task) =>
        (675 + (Unit * (point[0] - task.Motion[9])), Top - (Unit * (point[1] - task.Motion[10])));
}
