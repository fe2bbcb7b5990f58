using static TorchSharp.torch;

namespace TorchSharp.Modules;

/// <summary>What the convolutions share: their weights, and the shape that they accept.</summary>
public abstract class Convolution : nn.Module<Tensor, Tensor>
{
    private readonly ConvolutionShape _shape;
    private readonly long[] _unpadded;

    internal Convolution(string name, ConvolutionShape shape, bool bias, Device? device, ScalarType? dtype) : base(name)
    {
        _shape = shape;
        _unpadded = new long[shape.Dimensions];
        shape.Check();
        var fanIn = shape.WeightShape[1..].Aggregate(1L, (a, b) => a * b);
        Weight = Build.Uniform(fanIn, device, dtype, shape.WeightShape);
        register_parameter("weight", Weight);
        if (bias)
        {
            Bias = Build.Uniform(fanIn, device, dtype, shape.OutChannels);
            register_parameter("bias", Bias);
        }
    }

    private Parameter Weight { get; }

    private Parameter? Bias { get; }

    private protected Tensor Convolve(Tensor input, Op op)
    {
        CheckInput(input);
        if (_shape.PadsInOperator)
        {
            return Aten.Call(op, input, Weight, Bias, _shape.Stride, _shape.Padding, _shape.Dilation, _shape.Groups);
        }
        using var padded = nn.functional.pad(input, _shape.PaddingForPad(), _shape.Mode);
        return Aten.Call(op, padded, Weight, Bias, _shape.Stride, _unpadded, _shape.Dilation, _shape.Groups);
    }

    private protected Tensor ConvolveTransposed(Tensor input, Op op)
    {
        CheckInput(input);
        return Aten.Call(
            op, input, Weight, Bias, _shape.Stride, _shape.Padding, _shape.OutputPadding, _shape.Groups, _shape.Dilation);
    }

    private void CheckInput(Tensor input)
    {
        ArgumentNullException.ThrowIfNull(input);
        var batched = input.dim() == _shape.Dimensions + 2;
        if (!batched && input.dim() != _shape.Dimensions + 1 || input.size(batched ? 1 : 0) != _shape.InChannels)
        {
            throw new ArgumentException(
                $"Expected {_shape.Dimensions + 1}D (unbatched) or {_shape.Dimensions + 2}D (batched) input with {_shape.InChannels} "
                + $"channels to {GetName()}, got [{string.Join(", ", input.shape)}].", nameof(input));
        }
    }
}

public sealed class Conv1d : Convolution
{
    private static readonly Op ConvolutionOp = new("aten::conv1d");

    internal Conv1d(ConvolutionShape shape, bool bias, Device? device, ScalarType? dtype)
        : base(nameof(Conv1d), shape, bias, device, dtype)
    {
    }

    public override Tensor forward(Tensor input) => Convolve(input, ConvolutionOp);
}

public sealed class Conv2d : Convolution
{
    private static readonly Op ConvolutionOp = new("aten::conv2d");

    internal Conv2d(ConvolutionShape shape, bool bias, Device? device, ScalarType? dtype)
        : base(nameof(Conv2d), shape, bias, device, dtype)
    {
    }

    public override Tensor forward(Tensor input) => Convolve(input, ConvolutionOp);
}

public sealed class Conv3d : Convolution
{
    private static readonly Op ConvolutionOp = new("aten::conv3d");

    internal Conv3d(ConvolutionShape shape, bool bias, Device? device, ScalarType? dtype)
        : base(nameof(Conv3d), shape, bias, device, dtype)
    {
    }

    public override Tensor forward(Tensor input) => Convolve(input, ConvolutionOp);
}
