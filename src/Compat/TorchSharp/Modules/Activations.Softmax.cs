using static TorchSharp.torch;

namespace TorchSharp.Modules;

public sealed class Softmax : nn.Module<Tensor, Tensor>
{
    private readonly long _dim;

    internal Softmax(long dim) : base(nameof(Softmax)) => _dim = dim;

    public override Tensor forward(Tensor input) => nn.functional.softmax(input, _dim);
}

public sealed class LogSoftmax : nn.Module<Tensor, Tensor>
{
    private readonly long _dim;

    internal LogSoftmax(long dim) : base(nameof(LogSoftmax)) => _dim = dim;

    public override Tensor forward(Tensor input) => nn.functional.log_softmax(input, _dim);
}

public sealed class Softmin : nn.Module<Tensor, Tensor>
{
    private readonly long _dim;

    internal Softmin(long dim) : base(nameof(Softmin)) => _dim = dim;

    public override Tensor forward(Tensor input) => nn.functional.softmin(input, _dim);
}

public sealed class Softmax2d : nn.Module<Tensor, Tensor>
{
    internal Softmax2d() : base(nameof(Softmax2d))
    {
    }

    public override Tensor forward(Tensor input) => nn.functional.softmax2d(input);
}
