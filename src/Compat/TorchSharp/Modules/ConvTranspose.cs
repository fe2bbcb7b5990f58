using static TorchSharp.torch;

namespace TorchSharp.Modules;

// Abstract with a private layer inside, so that these types add no public member to Convolution.
public abstract class ConvTranspose1d : Convolution
{
    private ConvTranspose1d(ConvolutionShape shape, bool bias, Device? device, ScalarType? dtype)
        : base(nameof(ConvTranspose1d), shape, bias, device, dtype)
    {
    }

    internal static ConvTranspose1d Create(ConvolutionShape shape, bool bias, Device? device, ScalarType? dtype) =>
        new Layer(shape, bias, device, dtype);

    private sealed class Layer(ConvolutionShape shape, bool bias, Device? device, ScalarType? dtype)
        : ConvTranspose1d(shape, bias, device, dtype)
    {
        private static readonly Op ConvolutionOp = new("aten::conv_transpose1d");

        public override Tensor forward(Tensor input) => ConvolveTransposed(input, ConvolutionOp);
    }
}

public abstract class ConvTranspose2d : Convolution
{
    private ConvTranspose2d(ConvolutionShape shape, bool bias, Device? device, ScalarType? dtype)
        : base(nameof(ConvTranspose2d), shape, bias, device, dtype)
    {
    }

    internal static ConvTranspose2d Create(ConvolutionShape shape, bool bias, Device? device, ScalarType? dtype) =>
        new Layer(shape, bias, device, dtype);

    private sealed class Layer(ConvolutionShape shape, bool bias, Device? device, ScalarType? dtype)
        : ConvTranspose2d(shape, bias, device, dtype)
    {
        private static readonly Op ConvolutionOp = new("aten::conv_transpose2d", "input");

        public override Tensor forward(Tensor input) => ConvolveTransposed(input, ConvolutionOp);
    }
}

public abstract class ConvTranspose3d : Convolution
{
    private ConvTranspose3d(ConvolutionShape shape, bool bias, Device? device, ScalarType? dtype)
        : base(nameof(ConvTranspose3d), shape, bias, device, dtype)
    {
    }

    internal static ConvTranspose3d Create(ConvolutionShape shape, bool bias, Device? device, ScalarType? dtype) =>
        new Layer(shape, bias, device, dtype);

    private sealed class Layer(ConvolutionShape shape, bool bias, Device? device, ScalarType? dtype)
        : ConvTranspose3d(shape, bias, device, dtype)
    {
        private static readonly Op ConvolutionOp = new("aten::conv_transpose3d", "input");

        public override Tensor forward(Tensor input) => ConvolveTransposed(input, ConvolutionOp);
    }
}
