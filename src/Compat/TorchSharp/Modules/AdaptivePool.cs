using static TorchSharp.torch;

namespace TorchSharp.Modules;

public sealed class AdaptiveAvgPool1d : nn.Module<Tensor, Tensor>
{
    private readonly long _size;

    internal AdaptiveAvgPool1d(long size) : base(nameof(AdaptiveAvgPool1d)) => _size = size;

    public override Tensor forward(Tensor input) => nn.functional.adaptive_avg_pool1d(input, _size);
}

public sealed class AdaptiveAvgPool2d : nn.Module<Tensor, Tensor>
{
    private readonly long[] _size;

    internal AdaptiveAvgPool2d(long[] size) : base(nameof(AdaptiveAvgPool2d)) => _size = size;

    public override Tensor forward(Tensor input) => nn.functional.adaptive_avg_pool2d(input, _size);
}

public sealed class AdaptiveAvgPool3d : nn.Module<Tensor, Tensor>
{
    private readonly long[] _size;

    internal AdaptiveAvgPool3d(long[] size) : base(nameof(AdaptiveAvgPool3d)) => _size = size;

    public override Tensor forward(Tensor input) => nn.functional.adaptive_avg_pool3d(input, _size);
}

public sealed class AdaptiveMaxPool1d : nn.Module<Tensor, Tensor>
{
    private readonly long _size;

    internal AdaptiveMaxPool1d(long size) : base(nameof(AdaptiveMaxPool1d)) => _size = size;

    public override Tensor forward(Tensor input) => nn.functional.adaptive_max_pool1d(input, _size);
}

public sealed class AdaptiveMaxPool2d : nn.Module<Tensor, Tensor>
{
    private readonly long[] _size;

    internal AdaptiveMaxPool2d(long[] size) : base(nameof(AdaptiveMaxPool2d)) => _size = size;

    public override Tensor forward(Tensor input) => nn.functional.adaptive_max_pool2d(input, _size);
}

public sealed class AdaptiveMaxPool3d : nn.Module<Tensor, Tensor>
{
    private readonly long[] _size;

    internal AdaptiveMaxPool3d(long[] size) : base(nameof(AdaptiveMaxPool3d)) => _size = size;

    public override Tensor forward(Tensor input) => nn.functional.adaptive_max_pool3d(input, _size);
}
