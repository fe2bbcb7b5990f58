using System.Globalization;
using System.Security;
using System.Text;
using GraphMatchingSample.Data;

namespace GraphMatchingSample.Pictures;

/// <summary>Draws a task's two windows side by side with the matches that were predicted, as one self-contained SVG.</summary>
public static class MatchPicture
{
    private const int Side = 440; // of a window, in picture units
    private const int Gap = 20;
    private const int Line = 30;
    private const float Zoom = (float)Side / WindowView.Size;

    private const string Good = "#19c24b";
    private const string Bad = "#f0323c";
    private const string None = "#b8b8b8";

    /// <summary>Writes the picture.</summary>
    /// <param name="path">The file, which is replaced.</param>
    /// <param name="scene">The scene that the task was drawn from.</param>
    /// <param name="task">The task.</param>
    /// <param name="predicted">For each left keypoint the index of its right partner, or -1.</param>
    /// <param name="caption">One line of text under the windows.</param>
    public static void Write(string path, Scene scene, KeypointTask task, IReadOnlyList<int> predicted, string caption)
    {
        if (predicted.Count != task.LeftCount)
        {
            throw new ArgumentException($"There are {task.LeftCount} left keypoints but {predicted.Count} decisions.", nameof(predicted));
        }

        File.WriteAllText(path, Draw(scene, task, predicted, caption));
    }

    private static string Draw(Scene scene, KeypointTask task, IReadOnlyList<int> predicted, string caption)
    {
        const int Width = (2 * Side) + Gap;
        const int Height = Side + (2 * Line) + 10;
        var svg = new StringBuilder();
        Append(svg, $"<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"{Width}\" height=\"{Height}\" viewBox=\"0 0 {Width} {Height}\">");
        Append(svg, $"<title>{SecurityElement.Escape(caption)}</title>");
        Append(svg, $"<rect width=\"{Width}\" height=\"{Height}\" fill=\"#ffffff\"/>");
        AppendWindow(svg, task.LeftView.Render(scene.Left), 0);
        AppendWindow(svg, task.RightView.Render(scene.Right), Side + Gap);
        for (var i = 0; i < task.LeftCount; i++)
        {
            if (predicted[i] >= 0)
            {
                AppendLine(svg, Point(task.LeftPositions, i, 0), Point(task.RightPositions, predicted[i], Side + Gap), ColorOf(task, predicted, i));
            }
        }

        for (var i = 0; i < task.LeftCount; i++)
        {
            AppendKeypoint(svg, Point(task.LeftPositions, i, 0), predicted[i] >= 0, ColorOf(task, predicted, i));
        }

        for (var j = 0; j < task.RightCount; j++)
        {
            var partner = predicted.ToList().IndexOf(j);
            AppendKeypoint(svg, Point(task.RightPositions, j, Side + Gap), partner >= 0, partner < 0 ? None : ColorOf(task, predicted, partner));
        }

        AppendText(svg, caption);
        return svg.AppendLine("</svg>").ToString();
    }

    // Green: matched and right. Red: matched wrongly, or left alone though it has a partner. Grey: left alone, rightly.
    private static string ColorOf(KeypointTask task, IReadOnlyList<int> predicted, int left)
        => predicted[left] != task.Matches[left] ? Bad : predicted[left] < 0 ? None : Good;

    private static (float X, float Y) Point(float[] positions, int index, int offset)
        => (offset + ((positions[2 * index] + 0.5f) * Zoom), (positions[(2 * index) + 1] + 0.5f) * Zoom);

    private static void AppendWindow(StringBuilder svg, GrayImage window, int x)
        => Append(svg, $"<image x=\"{x}\" width=\"{Side}\" height=\"{Side}\" href=\"data:image/png;base64,{Convert.ToBase64String(PngEncoder.Encode(window))}\"/>");

    private static void AppendLine(StringBuilder svg, (float X, float Y) from, (float X, float Y) to, string color)
    {
        var line = string.Create(CultureInfo.InvariantCulture, $"<line x1=\"{from.X:0.#}\" y1=\"{from.Y:0.#}\" x2=\"{to.X:0.#}\" y2=\"{to.Y:0.#}\"");
        Append(svg, $"{line} stroke=\"#000000\" stroke-opacity=\"0.45\" stroke-width=\"4\"/>");
        Append(svg, $"{line} stroke=\"{color}\" stroke-width=\"2\"/>");
    }

    private static void AppendKeypoint(StringBuilder svg, (float X, float Y) at, bool matched, string color)
    {
        Append(svg, $"<circle cx=\"{at.X:0.#}\" cy=\"{at.Y:0.#}\" r=\"6\" fill=\"none\" stroke=\"#000000\" stroke-opacity=\"0.6\" stroke-width=\"5\"/>");
        Append(svg, $"<circle cx=\"{at.X:0.#}\" cy=\"{at.Y:0.#}\" r=\"6\" fill=\"{(matched ? color : "none")}\" stroke=\"{color}\" stroke-width=\"2.5\"/>");
    }

    private static void AppendText(StringBuilder svg, string caption)
    {
        Append(svg, $"<g font-family=\"sans-serif\" font-size=\"17\" fill=\"#202020\"><text x=\"4\" y=\"{Side + Line - 4}\">{SecurityElement.Escape(caption)}</text>");
        Append(svg, $"<g font-size=\"15\" transform=\"translate(4 {Side + (2 * Line) - 6})\">");
        AppendLegend(svg, 0, "&#9679;", Good, "right match");
        AppendLegend(svg, 130, "&#9679;", Bad, "wrong match");
        AppendLegend(svg, 265, "&#9675;", Bad, "partner missed");
        AppendLegend(svg, 415, "&#9675;", "#909090", "no partner");
        Append(svg, $"</g></g>");
    }

    private static void AppendLegend(StringBuilder svg, int x, string mark, string color, string text)
        => Append(svg, $"<text x=\"{x}\"><tspan fill=\"{color}\">{mark}</tspan><tspan dx=\"6\">{text}</tspan></text>");

    private static void Append(StringBuilder svg, FormattableString line) => svg.AppendLine(line.ToString(CultureInfo.InvariantCulture));
}
