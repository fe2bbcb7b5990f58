using System.Globalization;
using System.Text;

namespace Microsoft.ML.Combinatorial.Benchmarks.Toy;

/// <summary>Draws the gap curves with a band of two standard errors; both axes logarithmic, the steps from 1 on.</summary>
internal static class GapPlot
{
    private const double Width = 780, Height = 420, Left = 60, Right = 310, Top = 20, Bottom = 50;
    private const double LeastGap = 0.1, MostGap = 6, MostSteps = 500;
    private static readonly string[] Colours = ["#0b6e4f", "#1f77b4", "#d62728", "#7f7f7f", "#9467bd", "#ff7f0e"];

    /// <summary>Writes the picture and gives its path.</summary>
    public static string Write(List<GapCurve> curves, string path)
    {
        var svg = new StringBuilder(Text(
            $"<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {Width} {Height}\" font-family=\"sans-serif\" font-size=\"12\">\n"));
        svg.Append(Text($"<rect width=\"{Width}\" height=\"{Height}\" fill=\"white\"/>\n"));
        foreach (double gap in new[] { 0.1, 0.2, 0.5, 1, 2, 5 })
        {
            svg.Append(Text($"<path d=\"M{Left} {Y(gap):0.0}H{Width - Right}\" stroke=\"#dddddd\"/>"));
            svg.Append(Text($"<text x=\"{Left - 6}\" y=\"{Y(gap) + 4:0.0}\" text-anchor=\"end\">{gap}</text>\n"));
        }

        foreach (double step in new[] { 1.0, 5, 10, 50, 100, 500 })
        {
            svg.Append(Text($"<text x=\"{X(step):0.0}\" y=\"{Height - Bottom + 18}\" text-anchor=\"middle\">{step}</text>\n"));
        }

        svg.Append(Text($"<text x=\"{(Left + Width - Right) / 2}\" y=\"{Height - 12}\" text-anchor=\"middle\">step</text>\n"));
        svg.Append(Text($"<text transform=\"translate(16 {Height / 2}) rotate(-90)\" text-anchor=\"middle\">mean optimality gap</text>\n"));
        for (int i = 0; i < curves.Count; i++)
        {
            Draw(svg, curves[i], Colours[i % Colours.Length], Top + 20 + (20 * i));
        }

        svg.Append("</svg>\n");
        Directory.CreateDirectory(Path.GetDirectoryName(Path.GetFullPath(path))!);
        File.WriteAllText(path, svg.ToString());
        return path;
    }

    private static void Draw(StringBuilder svg, GapCurve curve, string colour, double legend)
    {
        double[] errors = curve.StandardErrors;
        int last = curve.Means.Count - 1;
        IEnumerable<int> steps = Enumerable.Range(1, last);
        string Line(IEnumerable<int> order, int side) => string.Join(
            'L', order.Select(step => Text($"{X(step):0.0} {Y(curve.Means[step] + (2 * side * errors[step])):0.0}")));
        svg.Append(Text($"<path d=\"M{Line(steps, 1)}L{Line(steps.Reverse(), -1)}Z\" fill=\"{colour}\" opacity=\"0.2\"/>"));
        svg.Append(Text($"<path d=\"M{Line(steps, 0)}\" fill=\"none\" stroke=\"{colour}\" stroke-width=\"1.8\"/>"));
        svg.Append(Text($"<path d=\"M{Width - Right + 12} {legend - 4}h18\" stroke=\"{colour}\" stroke-width=\"3\"/>"));
        svg.Append(Text($"<text x=\"{Width - Right + 36}\" y=\"{legend}\">{curve.Method.Name}: {curve.Means[last]:0.000}</text>\n"));
    }

    private static double X(double step) => Left + ((Width - Right - Left) * Math.Log(step) / Math.Log(MostSteps));

    private static double Y(double gap)
    {
        double share = Math.Log(Math.Max(gap, LeastGap) / LeastGap) / Math.Log(MostGap / LeastGap);
        return Height - Bottom - ((Height - Bottom - Top) * share);
    }

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
