using static TorchSharp.torch;

namespace TorchSharp.Modules;

public sealed class MaxPool1d : nn.Module<Tensor, Tensor>
{
    private readonly (long Kernel, long? Stride, long? Padding, long? Dilation, bool Ceil) _window;

    internal MaxPool1d(long kernel, long? stride, long? padding, long? dilation, bool ceil) : base(nameof(MaxPool1d)) =>
        _window = (kernel, stride, padding, dilation, ceil);

    public override Tensor forward(Tensor tensor) =>
        nn.functional.max_pool1d(tensor, _window.Kernel, _window.Stride, _window.Padding, _window.Dilation, _window.Ceil);

    public (Tensor Values, Tensor Indices) forward_with_indices(Tensor tensor) =>
        nn.functional.max_pool1d_with_indices(tensor, _window.Kernel, _window.Stride, _window.Padding, _window.Dilation, _window.Ceil);
}

public sealed class MaxPool2d : nn.Module<Tensor, Tensor>
{
    private readonly (long[] Kernel, long[]? Stride, long[]? Padding, long[]? Dilation, bool Ceil) _window;

    internal MaxPool2d(long[] kernel, long[]? stride, long[]? padding, long[]? dilation, bool ceil) : base(nameof(MaxPool2d)) =>
        _window = (kernel, stride, padding, dilation, ceil);

    public override Tensor forward(Tensor tensor) =>
        nn.functional.max_pool2d(tensor, _window.Kernel, _window.Stride, _window.Padding, _window.Dilation, _window.Ceil);

    public (Tensor Values, Tensor Indices) forward_with_indices(Tensor tensor) =>
        nn.functional.max_pool2d_with_indices(tensor, _window.Kernel, _window.Stride, _window.Padding, _window.Dilation, _window.Ceil);
}

public sealed class MaxPool3d : nn.Module<Tensor, Tensor>
{
    private readonly (long[] Kernel, long[]? Stride, long[]? Padding, long[]? Dilation, bool Ceil) _window;

    internal MaxPool3d(long[] kernel, long[]? stride, long[]? padding, long[]? dilation, bool ceil) : base(nameof(MaxPool3d)) =>
        _window = (kernel, stride, padding, dilation, ceil);

    public override Tensor forward(Tensor tensor) =>
        nn.functional.max_pool3d(tensor, _window.Kernel, _window.Stride, _window.Padding, _window.Dilation, _window.Ceil);

    public (Tensor Values, Tensor Indices) forward_with_indices(Tensor tensor) =>
        nn.functional.max_pool3d_with_indices(tensor, _window.Kernel, _window.Stride, _window.Padding, _window.Dilation, _window.Ceil);
}
