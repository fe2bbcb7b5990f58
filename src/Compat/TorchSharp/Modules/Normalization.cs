using static TorchSharp.torch;

namespace TorchSharp.Modules;

public sealed class LayerNorm : nn.Module<Tensor, Tensor>
{
    private readonly long[] _shape;
    private readonly double _eps;
    private Parameter? _weight;
    private Parameter? _bias;

    internal LayerNorm(long[] shape, double eps, bool affine, bool bias, Device? device, ScalarType? dtype) : base(nameof(LayerNorm))
    {
        ArgumentNullException.ThrowIfNull(shape);
        _shape = [.. shape];
        _eps = eps;
        if (!affine)
        {
            return;
        }
        weight = Build.Filled(1, device, dtype, _shape);
        if (bias)
        {
            this.bias = Build.Filled(0, device, dtype, _shape);
        }
    }

    public Parameter? weight
    {
        get => _weight;
        set => ReplaceParameter(nameof(weight), _weight = value);
    }

    public Parameter? bias
    {
        get => _bias;
        set => ReplaceParameter(nameof(bias), _bias = value);
    }

    public override Tensor forward(Tensor tensor) => nn.functional.layer_norm(tensor, _shape, _weight, _bias, _eps);
}

public sealed class GroupNorm : nn.Module<Tensor, Tensor>
{
    private readonly long _groups;
    private readonly double _eps;
    private Parameter? _weight;
    private Parameter? _bias;

    internal GroupNorm(long groups, long channels, double eps, bool affine, Device? device, ScalarType? dtype) : base(nameof(GroupNorm))
    {
        if (groups <= 0 || channels % groups != 0)
        {
            throw new ArgumentException($"num_channels ({channels}) must be divisible by num_groups ({groups}).");
        }
        _groups = groups;
        _eps = eps;
        if (affine)
        {
            weight = Build.Filled(1, device, dtype, channels);
            bias = Build.Filled(0, device, dtype, channels);
        }
    }

    public Parameter? weight
    {
        get => _weight;
        set => ReplaceParameter(nameof(weight), _weight = value);
    }

    public Parameter? bias
    {
        get => _bias;
        set => ReplaceParameter(nameof(bias), _bias = value);
    }

    public override Tensor forward(Tensor tensor)
    {
        ArgumentNullException.ThrowIfNull(tensor);
        if (tensor.dim() < 3)
        {
            throw new ArgumentException($"Invalid number of dimensions for GroupNorm argument: {tensor.dim()}");
        }
        return nn.functional.group_norm(tensor, _groups, _weight, _bias, _eps);
    }
}
