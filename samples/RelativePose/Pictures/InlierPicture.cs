using System.Globalization;
using System.Security;
using System.Text;
using GraphMatchingSample.Data;
using GraphMatchingSample.Pictures;
using RelativePoseSample.Data;

namespace RelativePoseSample.Pictures;

/// <summary>Draws two images side by side with the matches that a pose keeps and those that it rejects, as one self-contained SVG.</summary>
public static class InlierPicture
{
    private const int Gap = 12;
    private const int Line = 34;
    private const string Kept = "#19c24b";
    private const string Rejected = "#f0323c";

    /// <summary>Writes the picture.</summary>
    /// <param name="path">The file, which is replaced.</param>
    /// <param name="scene">The images.</param>
    /// <param name="pair">The matches.</param>
    /// <param name="inliers">1 for each match that is kept.</param>
    /// <param name="caption">One line of text under the images.</param>
    public static void Write(string path, Scene scene, ViewPair pair, IReadOnlyList<float> inliers, string caption)
    {
        // Half the size is enough for a picture in a document, and keeps the file small.
        var (left, right) = (scene.Left.Halve(), scene.Right.Halve());
        var (width, height) = (left.Width + Gap + right.Width, left.Height + Line);
        var svg = new StringBuilder();
        Append(svg, $"<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"{width}\" height=\"{height}\" viewBox=\"0 0 {width} {height}\">");
        Append(svg, $"<title>{SecurityElement.Escape(caption)}</title>");
        Append(svg, $"<rect width=\"{width}\" height=\"{height}\" fill=\"#ffffff\"/>");
        AppendImage(svg, left, 0);
        AppendImage(svg, right, left.Width + Gap);

        // Rejected ones first, so that they do not hide those that are kept.
        foreach (var kept in new[] { false, true })
        {
            for (var i = 0; i < pair.Count; i++)
            {
                if (inliers[i] > 0 == kept)
                {
                    AppendMatch(svg, pair.Pixels.AsSpan(4 * i, 4), left.Width + Gap, kept ? Kept : Rejected);
                }
            }
        }

        Append(svg, $"<text x=\"4\" y=\"{height - 11}\" font-family=\"sans-serif\" font-size=\"13\" fill=\"#202020\">{SecurityElement.Escape(caption)}</text>");
        File.WriteAllText(path, svg.AppendLine("</svg>").ToString());
    }

    private static void AppendImage(StringBuilder svg, GrayImage image, int x) => Append(
        svg, $"<image x=\"{x}\" width=\"{image.Width}\" height=\"{image.Height}\" href=\"data:image/png;base64,{Convert.ToBase64String(PngEncoder.Encode(image))}\"/>");

    private static void AppendMatch(StringBuilder svg, ReadOnlySpan<float> match, int offset, string color)
    {
        var (x1, y1, x2, y2) = (match[0] / 2, match[1] / 2, offset + (match[2] / 2), match[3] / 2);
        Append(svg, $"<line x1=\"{x1:0.#}\" y1=\"{y1:0.#}\" x2=\"{x2:0.#}\" y2=\"{y2:0.#}\" stroke=\"{color}\" stroke-opacity=\"0.75\" stroke-width=\"1.2\"/>");
        Append(svg, $"<circle cx=\"{x1:0.#}\" cy=\"{y1:0.#}\" r=\"2.5\" fill=\"{color}\"/>");
        Append(svg, $"<circle cx=\"{x2:0.#}\" cy=\"{y2:0.#}\" r=\"2.5\" fill=\"{color}\"/>");
    }

    private static void Append(StringBuilder svg, FormattableString line) => svg.AppendLine(line.ToString(CultureInfo.InvariantCulture));
}
