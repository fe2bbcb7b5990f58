using static TorchSharp.torch;

namespace TorchSharp.Modules;

public sealed class Embedding : nn.Module<Tensor, Tensor>
{
    private static readonly Op LookUp = new("aten::embedding"), Renormalize = new("aten::embedding_renorm_");

    private readonly EmbeddingOptions _options;
    private readonly long _padding;
    private Parameter _weight = null!;

    internal Embedding(Tensor table, bool freeze, EmbeddingOptions options) : base(nameof(Embedding))
    {
        _options = options;
        _padding = options.PaddingIndex is { } index ? Row(index, table.size(0)) : -1;
        weight = new Parameter(table, !freeze);
    }

    internal static Embedding Random(long count, long dimensions, EmbeddingOptions options, Device? device, ScalarType? dtype)
    {
        var table = empty([count, dimensions], dtype, device);
        nn.init.normal_(table);
        if (options.PaddingIndex is { } index)
        {
            using var padding = table[Row(index, count)];
            padding.zero_();
        }
        return new Embedding(table, freeze: false, options);
    }

    /// <summary>[entries, dimensions]; setting it disposes the one before.</summary>
    public Parameter weight
    {
        get => _weight;
        set => ReplaceParameter(nameof(weight), _weight = value ?? throw new ArgumentNullException(nameof(value)));
    }

    public override Tensor forward(Tensor input)
    {
        if (_options.MaxNorm is { } norm)
        {
            using var guard = no_grad();
            Aten.InPlace(Renormalize, _weight, input, norm, _options.NormType);
        }
        return Aten.Call(LookUp, _weight, input, _padding, _options.ScaleGradient, _options.Sparse);
    }

    // A negative index counts from the end.
    private static long Row(long index, long count)
    {
        var row = index < 0 ? index + count : index;
        return row >= 0 && row < count
            ? row
            : throw new ArgumentException($"padding_idx must be within the {count} entries, got {index}.", "padding_idx");
    }
}

internal sealed record EmbeddingOptions(long? PaddingIndex, double? MaxNorm, double NormType, bool ScaleGradient, bool Sparse);
