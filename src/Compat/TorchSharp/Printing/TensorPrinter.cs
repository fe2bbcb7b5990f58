using System.Numerics;
using static TorchSharp.torch;

namespace TorchSharp;

/// <summary>Tensors as text. The styles differ in what stands around the elements.</summary>
internal static class TensorPrinter
{
    public static string Describe(Tensor tensor) =>
        $"[{string.Join('x', tensor.shape)}], type = {tensor.dtype}, device = {tensor.device}";

    public static string Print(Tensor tensor, TensorStringStyle style, TensorFormat format)
    {
        var header = Describe(tensor);
        if (style == TensorStringStyle.Default)
            style = format.Style;
        if (style == TensorStringStyle.Metadata || tensor.is_meta)
            return header;
        var block = Block.Of(tensor, format, style);
        return style switch
        {
            TensorStringStyle.Julia => header + Julia(block, format),
            TensorStringStyle.Numpy => Bracketed(block, "[", "]", " ", format.NewLine),
            TensorStringStyle.CSharp => header + CSharp(tensor, block, format),
            _ => throw new ArgumentException($"style is {style}; it must be Default, Metadata, Julia, Numpy or CSharp."),
        };
    }

    private static string Julia(Block block, TensorFormat format)
    {
        var line = format.NewLine;
        if (block.Depth == 0)
            return $", value = {block.Text}";
        if (block.Depth == 1)
            return line + Rows([block], format);
        return line + string.Join(line, Matrices(block, []).Select(matrix =>
            (block.Depth == 2 ? "" : $"[{matrix.Place},..,..] ={line}") + Rows(matrix.Rows, format)));
    }

    // The two-dimensional slices with the indices that lead to them.
    private static IEnumerable<(string Place, List<Block> Rows)> Matrices(Block block, string[] place)
    {
        if (block.Depth == 2)
            return [(string.Join(',', place), block.Items)];
        return block.Items.SelectMany((item, i) => item.IsGap ? [] : Matrices(item, [.. place, block.Index(i)]));
    }

    // Columns are aligned to the right; those that a line has no room for are left out.
    private static string Rows(List<Block> rows, TensorFormat format)
    {
        var full = rows.Where(row => !row.IsGap).ToArray();
        var columns = full.Length == 0 ? 0 : full[0].Items.Count;
        var widths = Enumerable.Range(0, columns).Select(column => full.Max(row => row.Items[column].Text.Length) + 1).ToArray();
        var shown = Enumerable.Range(0, columns).ToArray();
        if (widths.Sum() > format.Width)
            shown = Fitting(widths, format.Width - " ...".Length);
        return string.Concat(rows.Select(row => (row.IsGap ? " ..." : string.Concat(shown.Select(column => Cell(row, column))))
            + format.NewLine));

        string Cell(Block row, int column) => column < 0 ? " ..." : row.Items[column].Text.PadLeft(widths[column]);
    }

    // From both ends inwards; -1 stands for the gap.
    private static int[] Fitting(int[] widths, int room)
    {
        int first = 0, last = widths.Length - 1;
        while (first < last && (room -= widths[first] + widths[last]) >= 0)
        {
            first++;
            last--;
        }

        return [.. Enumerable.Range(0, first), -1, .. Enumerable.Range(last + 1, widths.Length - last - 1)];
    }

    private static string CSharp(Tensor tensor, Block block, TensorFormat format)
    {
        if (block.Depth == 0)
            return $", value = {block.Text}";
        var type = $"{TypeName(tensor.dtype)} [{new string(',', block.Depth - 1)}]";
        if (block.Depth == 1)
            return $", value = {type} {Bracketed(block, "{", "}", "", "")}";
        var line = format.NewLine;
        var items = block.Items.Select(item => " " + Bracketed(item, "{", "}", "  ", line));
        return $", value = {line}{type} {{{line}{string.Join("," + line, items)}{line}}}";
    }

    private static string Bracketed(Block block, string open, string close, string indent, string newLine)
    {
        if (block.Depth == 0)
            return block.Text;
        var deep = block.Depth > 1;
        var separator = !deep ? ", " : (open == "[" ? "" : ",") + newLine + indent;
        return open + string.Join(separator, block.Items.Select(item => Bracketed(item, open, close, indent + " ", newLine))) + close;
    }

    private static string TypeName(ScalarType type) => type switch
    {
        ScalarType.Bool => "bool",
        ScalarType.Byte => "byte",
        ScalarType.Int8 => "sbyte",
        ScalarType.Int16 => "short",
        ScalarType.Int32 => "int",
        ScalarType.Int64 => "long",
        ScalarType.Float32 => "float",
        ScalarType.Float64 => "double",
        ScalarType.Float16 => "Half",
        ScalarType.ComplexFloat32 => "(float, float)",
        ScalarType.ComplexFloat64 => "System.Numerics.Complex",
        _ => type.ToString(),
    };

    /// <summary>The texts of a tensor's elements, nested as its dimensions are.</summary>
    private sealed class Block
    {
        public int Depth { get; private init; }

        public string Text { get; private init; } = "";

        public bool IsGap { get; private init; }

        public List<Block> Items { get; private init; } = [];

        private long Size { get; init; }

        // Behind a gap the places count from the end.
        public string Index(int item)
        {
            var before = Items.TakeWhile(other => !other.IsGap).Count();
            return (item <= before ? item : Size - Items.Count + item).ToString(System.Globalization.CultureInfo.InvariantCulture);
        }

        public static Block Of(Tensor tensor, TensorFormat format, TensorStringStyle style)
        {
            var shorten = tensor.numel() > format.Threshold;
            return Of(tensor.detach().cpu(), format, style == TensorStringStyle.CSharp && tensor.ndim > 0, shorten);
        }

        private static Block Of(Tensor tensor, TensorFormat format, bool literal, bool shorten)
        {
            using (tensor)
            {
                var depth = (int)tensor.ndim;
                if (depth == 0)
                    return new Block { Text = Element(tensor, format, literal) };
                var size = tensor.size(0);
                var edge = shorten && size > 2 * format.EdgeItems ? format.EdgeItems : (int)size;
                var items = new List<Block>();
                for (var i = 0; i < edge; i++)
                    items.Add(Of(tensor[i], format, literal, shorten));
                if (edge < size)
                    items.Add(new Block { IsGap = true, Text = "..." });
                for (var i = Math.Max(edge, size - edge); i < size; i++)
                    items.Add(Of(tensor[i], format, literal, shorten));
                return new Block { Depth = depth, Items = items, Size = size };
            }
        }

        private static string Element(Tensor tensor, TensorFormat format, bool literal)
        {
            var value = tensor.ToScalar();
            var culture = format.Culture;
            return tensor.dtype switch
            {
                ScalarType.Bool when literal => value.ToBoolean() ? "true" : "false",
                ScalarType.Bool => value.ToBoolean().ToString(),
                ScalarType.ComplexFloat32 or ScalarType.ComplexFloat64 => Element(value.ToComplexFloat64(), format),
                ScalarType.Int64 => value.ToInt64().ToString(culture) + (literal ? "L" : ""),
                ScalarType.Float32 => value.ToSingle().ToString(format.FloatFormat, culture) + (literal ? "f" : ""),
                _ when tensor.is_integral() => value.ToInt64().ToString(culture),
                _ => value.ToDouble().ToString(format.FloatFormat, culture),
            };
        }

        private static string Element(Complex value, TensorFormat format)
        {
            var imaginary = value.Imaginary.ToString(format.FloatFormat, format.Culture);
            var sign = imaginary.StartsWith('-') ? "" : "+";
            return $"{value.Real.ToString(format.FloatFormat, format.Culture)}{sign}{imaginary}i";
        }
    }
}
