using System.Globalization;

namespace TorchSharp;

/// <summary>How a tensor is written as text.</summary>
public enum TensorStringStyle
{
    Default,
    Metadata,
    Julia,
    Numpy,
    CSharp,
}

/// <summary>Ready-made settings for printing.</summary>
public enum PrintOptionsProfile
{
    @default,
    @short,
    full,
}

public static partial class torch
{
    public const TensorStringStyle julia = TensorStringStyle.Julia;
    public const TensorStringStyle numpy = TensorStringStyle.Numpy;
    public const TensorStringStyle csharp = TensorStringStyle.CSharp;

    internal static TensorFormat Format { get; private set; } = new();

    /// <summary>The style that Default stands for.</summary>
    public static TensorStringStyle TensorStringStyle => Format.Style;

    /// <summary>Changes what is given and keeps the rest.</summary>
    public static void set_printoptions(
        TensorStringStyle? style = null, string? floatFormat = null, int? width = null, string? newLine = null,
        int? threshold = null, int? edgeItems = null)
    {
        Format = Format with
        {
            Style = style is null or TensorStringStyle.Default ? Format.Style : style.Value,
            FloatFormat = floatFormat ?? Format.FloatFormat,
            Width = width ?? Format.Width,
            NewLine = newLine ?? Format.NewLine,
            Threshold = threshold ?? Format.Threshold,
            EdgeItems = edgeItems ?? Format.EdgeItems,
        };
    }

    /// <summary>With a number of digits instead of a format.</summary>
    public static void set_printoptions(
        int precision, int? width = null, string? newLine = null, bool sci_mode = false, int? threshold = null,
        int? edgeItems = null) =>
        set_printoptions(
            null, (sci_mode ? "E" : "F") + precision.ToString(CultureInfo.InvariantCulture), width, newLine, threshold, edgeItems);

    public partial class Tensor
    {
        /// <summary>Shape, type and device.</summary>
        public override string ToString() => TensorPrinter.Describe(this);

        public string ToString(
            bool withData, string? fltFormat = null, int? width = null, CultureInfo? cultureInfo = null, string? newLine = null) =>
            withData ? ToString(TensorStringStyle.Default, fltFormat, width, cultureInfo, newLine) : ToString();

        public string ToString(
            TensorStringStyle style, string? fltFormat = null, int? width = null, CultureInfo? cultureInfo = null,
            string? newLine = null) =>
            TensorPrinter.Print(this, style, Format.With(fltFormat, width, cultureInfo, newLine));
    }
}

/// <summary>Settings for printing.</summary>
internal sealed record TensorFormat
{
    public TensorStringStyle Style { get; init; } = TensorStringStyle.Julia;

    public string FloatFormat { get; init; } = "g5";

    /// <summary>Columns of a line, where the style breaks or shortens lines.</summary>
    public int Width { get; init; } = 100;

    public string NewLine { get; init; } = "\n";

    /// <summary>Tensors with more elements are shortened.</summary>
    public int Threshold { get; init; } = 1000;

    /// <summary>What is left at each end of a shortened dimension.</summary>
    public int EdgeItems { get; init; } = 3;

    public CultureInfo Culture { get; init; } = CultureInfo.InvariantCulture;

    public TensorFormat With(string? floatFormat, int? width, CultureInfo? culture, string? newLine) => this with
    {
        FloatFormat = floatFormat ?? FloatFormat,
        Width = width ?? Width,
        Culture = culture ?? Culture,
        NewLine = string.IsNullOrEmpty(newLine) ? NewLine : newLine,
    };
}
