using static TorchSharp.torch;

namespace TorchSharp.Modules;

public sealed class Sigmoid : nn.Module<Tensor, Tensor>
{
    internal Sigmoid() : base(nameof(Sigmoid))
    {
    }

    public override Tensor forward(Tensor input) => nn.functional.sigmoid(input);
}

public sealed class LogSigmoid : nn.Module<Tensor, Tensor>
{
    internal LogSigmoid() : base(nameof(LogSigmoid))
    {
    }

    public override Tensor forward(Tensor input) => nn.functional.logsigmoid(input);
}

public sealed class Hardsigmoid : nn.Module<Tensor, Tensor>
{
    private readonly bool _inplace;

    internal Hardsigmoid(bool inplace) : base(nameof(Hardsigmoid)) => _inplace = inplace;

    public override Tensor forward(Tensor input) => nn.functional.hardsigmoid(input, _inplace);
}

public sealed class Hardswish : nn.Module<Tensor, Tensor>
{
    private readonly bool _inplace;

    internal Hardswish(bool inplace) : base(nameof(Hardswish)) => _inplace = inplace;

    public override Tensor forward(Tensor input) => nn.functional.hardswish(input, _inplace);
}

public sealed class Tanh : nn.Module<Tensor, Tensor>
{
    internal Tanh() : base(nameof(Tanh))
    {
    }

    public override Tensor forward(Tensor input) => nn.functional.tanh(input);
}

public sealed class Hardtanh : nn.Module<Tensor, Tensor>
{
    private readonly double _min;
    private readonly double _max;
    private readonly bool _inplace;

    internal Hardtanh(double min, double max, bool inplace) : base(nameof(Hardtanh))
    {
        _min = min;
        _max = max;
        _inplace = inplace;
    }

    public override Tensor forward(Tensor input) => nn.functional.Hardtanh(input, _min, _max, _inplace);
}

public sealed class Tanhshrink : nn.Module<Tensor, Tensor>
{
    internal Tanhshrink() : base(nameof(Tanhshrink))
    {
    }

    public override Tensor forward(Tensor input) => nn.functional.Tanhshrink(input);
}

public sealed class Softshrink : nn.Module<Tensor, Tensor>
{
    private readonly double _lambda;

    internal Softshrink(double lambda) : base(nameof(Softshrink)) => _lambda = lambda;

    public override Tensor forward(Tensor input) => nn.functional.Softshrink(input, _lambda);
}

public sealed class Hardshrink : nn.Module<Tensor, Tensor>
{
    private readonly double _lambda;

    internal Hardshrink(double lambda) : base(nameof(Hardshrink)) => _lambda = lambda;

    public override Tensor forward(Tensor input) => nn.functional.Hardshrink(input, _lambda);
}

public sealed class Softplus : nn.Module<Tensor, Tensor>
{
    private readonly double _beta;
    private readonly double _threshold;

    internal Softplus(double beta, double threshold) : base(nameof(Softplus))
    {
        _beta = beta;
        _threshold = threshold;
    }

    public override Tensor forward(Tensor input) => nn.functional.softplus(input, _beta, _threshold);
}

public sealed class Softsign : nn.Module<Tensor, Tensor>
{
    internal Softsign() : base(nameof(Softsign))
    {
    }

    public override Tensor forward(Tensor input) => nn.functional.Softsign(input);
}

public sealed class GLU : nn.Module<Tensor, Tensor>
{
    private readonly long _dim;

    internal GLU(long dim) : base(nameof(GLU)) => _dim = dim;

    public override Tensor forward(Tensor input) => nn.functional.glu(input, _dim);
}
