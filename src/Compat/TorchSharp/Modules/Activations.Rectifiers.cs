using static TorchSharp.torch;

namespace TorchSharp.Modules;

public sealed class ReLU : nn.Module<Tensor, Tensor>
{
    private readonly bool _inplace;

    internal ReLU(bool inplace) : base(nameof(ReLU)) => _inplace = inplace;

    public override Tensor forward(Tensor input) => nn.functional.relu(input, _inplace);
}

public sealed class ReLU6 : nn.Module<Tensor, Tensor>
{
    private readonly bool _inplace;

    internal ReLU6(bool inplace) : base(nameof(ReLU6)) => _inplace = inplace;

    public override Tensor forward(Tensor input) => nn.functional.relu6(input, _inplace);
}

public sealed class LeakyReLU : nn.Module<Tensor, Tensor>
{
    private readonly double _slope;
    private readonly bool _inplace;

    internal LeakyReLU(double slope, bool inplace) : base(nameof(LeakyReLU))
    {
        _slope = slope;
        _inplace = inplace;
    }

    public override Tensor forward(Tensor input) => nn.functional.leaky_relu(input, _slope, _inplace);
}

public sealed class RReLU : nn.Module<Tensor, Tensor>
{
    private readonly double _lower;
    private readonly double _upper;
    private readonly bool _inplace;

    internal RReLU(double lower, double upper, bool inplace) : base(nameof(RReLU))
    {
        _lower = lower;
        _upper = upper;
        _inplace = inplace;
    }

    public override Tensor forward(Tensor input) => nn.functional.RandomSlope(input, _lower, _upper, training, _inplace);
}

public sealed class ELU : nn.Module<Tensor, Tensor>
{
    private readonly double _alpha;
    private readonly bool _inplace;

    internal ELU(double alpha, bool inplace) : base(nameof(ELU))
    {
        _alpha = alpha;
        _inplace = inplace;
    }

    public override Tensor forward(Tensor input) => nn.functional.elu(input, _alpha, _inplace);
}

public sealed class CELU : nn.Module<Tensor, Tensor>
{
    private readonly double _alpha;
    private readonly bool _inplace;

    internal CELU(double alpha, bool inplace) : base(nameof(CELU))
    {
        _alpha = alpha;
        _inplace = inplace;
    }

    public override Tensor forward(Tensor input) => nn.functional.celu(input, _alpha, _inplace);
}

public sealed class SELU : nn.Module<Tensor, Tensor>
{
    private readonly bool _inplace;

    internal SELU(bool inplace) : base(nameof(SELU)) => _inplace = inplace;

    public override Tensor forward(Tensor input) => nn.functional.selu(input, _inplace);
}

public sealed class GELU : nn.Module<Tensor, Tensor>
{
    internal GELU() : base(nameof(GELU))
    {
    }

    public override Tensor forward(Tensor input) => nn.functional.gelu(input);
}

public sealed class SiLU : nn.Module<Tensor, Tensor>
{
    internal SiLU() : base(nameof(SiLU))
    {
    }

    public override Tensor forward(Tensor input) => nn.functional.silu(input);
}

public sealed class Mish : nn.Module<Tensor, Tensor>
{
    internal Mish() : base(nameof(Mish))
    {
    }

    public override Tensor forward(Tensor input) => nn.functional.Mish(input);
}

public sealed class Threshold : nn.Module<Tensor, Tensor>
{
    private readonly double _threshold;
    private readonly double _value;
    private readonly bool _inplace;

    internal Threshold(double threshold, double value, bool inplace) : base(nameof(Threshold))
    {
        _threshold = threshold;
        _value = value;
        _inplace = inplace;
    }

    public override Tensor forward(Tensor input) => nn.functional.Threshold(input, _threshold, _value, _inplace);
}

public sealed class PReLU : nn.Module<Tensor, Tensor>
{
    private Parameter _weight = null!;

    internal PReLU(long count, double init, Device? device, ScalarType? dtype) : base(nameof(PReLU)) =>
        weight = Build.Filled(init, device, dtype, count);

    /// <summary>The slopes below zero: one for all channels, or one for each.</summary>
    public Parameter weight
    {
        get => _weight;
        set => ReplaceParameter(nameof(weight), _weight = value ?? throw new ArgumentNullException(nameof(value)));
    }

    public override Tensor forward(Tensor input) => nn.functional.prelu(input, _weight);
}
