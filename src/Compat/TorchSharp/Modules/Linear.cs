using static TorchSharp.torch;

namespace TorchSharp.Modules;

public sealed class Linear : nn.Module<Tensor, Tensor>
{
    private Parameter _weight = null!;
    private Parameter? _bias;

    internal Linear(long inputSize, long outputSize, bool hasBias, Device? device, ScalarType? dtype) : base(nameof(Linear))
    {
        weight = Build.Uniform(inputSize, device, dtype, outputSize, inputSize);
        if (hasBias)
        {
            bias = Build.Uniform(inputSize, device, dtype, outputSize);
        }
    }

    /// <summary>[outputs, inputs]; setting it disposes the one before.</summary>
    public Parameter weight
    {
        get => _weight;
        set => ReplaceParameter(nameof(weight), _weight = value ?? throw new ArgumentNullException(nameof(value)));
    }

    public Parameter? bias
    {
        get => _bias;
        set => ReplaceParameter(nameof(bias), _bias = value);
    }

    public override Tensor forward(Tensor input) => nn.functional.linear(input, _weight, _bias);
}
