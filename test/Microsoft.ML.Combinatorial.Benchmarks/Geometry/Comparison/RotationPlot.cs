using System.Globalization;
using System.Text;

namespace Microsoft.ML.Combinatorial.Benchmarks.Geometry.Comparison;

/// <summary>Draws the weights, and the angle on a logarithmic axis, over the steps of training, one column for each method.</summary>
internal static class RotationPlot
{
    private const double Width = 820, Column = 260, Left = 60, Panel = 150, Top = 40, Gap = 40;
    private const double LeastAngle = 1e-3, MostAngle = 10;
    private static readonly string[] Colours = ["#d62728", "#1f77b4", "#0b6e4f", "#9467bd"];

    /// <summary>Writes the picture and gives its path.</summary>
    public static string Write(List<(string Name, List<double[]> Course)> runs, string path)
    {
        double height = Top + (2 * Panel) + Gap + 50;
        var svg = new StringBuilder(Text(
            $"<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {Width} {height}\" font-family=\"sans-serif\" font-size=\"12\">\n"));
        svg.Append(Text($"<rect width=\"{Width}\" height=\"{height}\" fill=\"white\"/>\n"));
        double most = Math.Ceiling(10 * runs.Max(run => run.Course.Max(row => row.Take(4).Max()))) / 10;
        for (int k = 0; k < runs.Count; k++)
        {
            double left = Left + (k * (Column - 10));
            svg.Append(Text($"<text x=\"{left + 100}\" y=\"24\" text-anchor=\"middle\">{runs[k].Name}</text>\n"));
            Axis(svg, left, Top, [(0, "0"), (0.5, Text($"{most / 2:0.00}")), (1, Text($"{most:0.0}"))], k == 0);
            Axis(svg, left, Top + Panel + Gap, [(0, "0.001°"), (0.25, "0.01°"), (0.5, "0.1°"), (0.75, "1°"), (1, "10°")], k == 0);
            for (int i = 0; i < 4; i++)
            {
                Line(svg, runs[k].Course, left, Top, Colours[i], row => row[i] / most);
            }

            Line(svg, runs[k].Course, left, Top + Panel + Gap, "#333333", row => Math.Log(Math.Clamp(row[4], LeastAngle, MostAngle) / LeastAngle) / Math.Log(MostAngle / LeastAngle));
            svg.Append(Text($"<text x=\"{left + 100}\" y=\"{height - 30}\" text-anchor=\"middle\">step 0 … {runs[k].Course.Count - 1}</text>\n"));
        }

        svg.Append(Text($"<text x=\"{Left}\" y=\"{height - 8}\">above: the four weights, the outlier's in red; below: the angle to the true rotation</text>\n</svg>\n"));
        Directory.CreateDirectory(Path.GetDirectoryName(Path.GetFullPath(path))!);
        File.WriteAllText(path, svg.ToString());
        return path;
    }

    private static void Axis(StringBuilder svg, double left, double top, (double Share, string Label)[] ticks, bool labels)
    {
        foreach ((double share, string label) in ticks)
        {
            double y = top + (Panel * (1 - share));
            svg.Append(Text($"<path d=\"M{left} {y:0.0}h200\" stroke=\"#dddddd\"/>"));
            svg.Append(labels ? Text($"<text x=\"{left - 6}\" y=\"{y + 4:0.0}\" text-anchor=\"end\">{label}</text>\n") : "\n");
        }
    }

    private static void Line(StringBuilder svg, List<double[]> course, double left, double top, string colour, Func<double[], double> share)
    {
        IEnumerable<string> points = course.Select((row, step) =>
            Text($"{left + (200.0 * step / RotationTraining.Steps):0.0} {top + (Panel * (1 - share(row))):0.0}"));
        svg.Append(Text($"<path d=\"M{string.Join('L', points)}\" fill=\"none\" stroke=\"{colour}\" stroke-width=\"1.8\"/>\n"));
    }

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
