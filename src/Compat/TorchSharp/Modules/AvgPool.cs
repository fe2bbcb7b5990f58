using static TorchSharp.torch;

namespace TorchSharp.Modules;

public sealed class AvgPool2d : nn.Module<Tensor, Tensor>
{
    private readonly (long[] Kernel, long[]? Stride, long[]? Padding, bool Ceil, bool CountPadding, long? Divisor) _window;

    internal AvgPool2d(long[] kernel, long[]? stride, long[]? padding, bool ceil, bool countPadding, long? divisor)
        : base(nameof(AvgPool2d)) =>
        _window = (kernel, stride, padding, ceil, countPadding, divisor);

    public override Tensor forward(Tensor input) => nn.functional.AvgPool(
        2, input, _window.Kernel, _window.Stride, _window.Padding, _window.Ceil, _window.CountPadding, _window.Divisor);
}

public sealed class AvgPool3d : nn.Module<Tensor, Tensor>
{
    private readonly (long[] Kernel, long[]? Stride, long[]? Padding, bool Ceil, bool CountPadding, long? Divisor) _window;

    internal AvgPool3d(long[] kernel, long[]? stride, long[]? padding, bool ceil, bool countPadding, long? divisor)
        : base(nameof(AvgPool3d)) =>
        _window = (kernel, stride, padding, ceil, countPadding, divisor);

    public override Tensor forward(Tensor input) => nn.functional.AvgPool(
        3, input, _window.Kernel, _window.Stride, _window.Padding, _window.Ceil, _window.CountPadding, _window.Divisor);
}
