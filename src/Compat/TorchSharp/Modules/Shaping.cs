using static TorchSharp.torch;

namespace TorchSharp.Modules;

public sealed class Identity : nn.Module<Tensor, Tensor>
{
    internal Identity() : base(nameof(Identity))
    {
    }

    public override Tensor forward(Tensor tensor) => nn.functional.Alias(tensor);
}

public sealed class Flatten : nn.Module<Tensor, Tensor>
{
    private readonly long _start;
    private readonly long _end;

    internal Flatten(long start, long end) : base(nameof(Flatten))
    {
        _start = start;
        _end = end;
    }

    public override Tensor forward(Tensor input) => input.flatten(_start, _end);
}

public sealed class Unflatten : nn.Module<Tensor, Tensor>
{
    private readonly long _dimension;
    private readonly long[] _sizes;

    internal Unflatten(long dimension, long[] sizes) : base(nameof(Unflatten))
    {
        _dimension = dimension;
        _sizes = sizes;
    }

    public override Tensor forward(Tensor input) => input.unflatten(_dimension, _sizes);
}

public sealed class PixelShuffle : nn.Module<Tensor, Tensor>
{
    private readonly long _factor;

    internal PixelShuffle(long factor) : base(nameof(PixelShuffle)) => _factor = factor;

    public override Tensor forward(Tensor tensor) => nn.functional.pixel_shuffle(tensor, _factor);
}

public sealed class PixelUnshuffle : nn.Module<Tensor, Tensor>
{
    private readonly long _factor;

    internal PixelUnshuffle(long factor) : base(nameof(PixelUnshuffle)) => _factor = factor;

    public override Tensor forward(Tensor tensor) => nn.functional.pixel_unshuffle(tensor, _factor);
}

public sealed class CosineSimilarity : nn.Module<Tensor, Tensor, Tensor>
{
    private readonly long _dimension;
    private readonly double _eps;

    internal CosineSimilarity(long dimension, double eps) : base(nameof(CosineSimilarity))
    {
        _dimension = dimension;
        _eps = eps;
    }

    public override Tensor forward(Tensor input1, Tensor input2) => nn.functional.cosine_similarity(input1, input2, _dimension, _eps);
}
