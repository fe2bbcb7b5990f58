using static TorchSharp.torch;

namespace TorchSharp.Modules;

// Abstract with a private layer inside, so that these types show no more members than a module has.
public abstract class BatchNorm1d : nn.Module<Tensor, Tensor>
{
    private BatchNorm1d() : base(nameof(BatchNorm1d))
    {
    }

    internal static BatchNorm1d Create(ChannelNormOptions options) => new Layer(options);

    private sealed class Layer : BatchNorm1d
    {
        private readonly ChannelNorm _norm;

        public Layer(ChannelNormOptions options) => _norm = new ChannelNorm(this, options);

        public override Tensor forward(Tensor input) => _norm.Batch(input, 2, 3);
    }
}

public abstract class BatchNorm2d : nn.Module<Tensor, Tensor>
{
    private BatchNorm2d() : base(nameof(BatchNorm2d))
    {
    }

    internal static BatchNorm2d Create(ChannelNormOptions options) => new Layer(options);

    private sealed class Layer : BatchNorm2d
    {
        private readonly ChannelNorm _norm;

        public Layer(ChannelNormOptions options) => _norm = new ChannelNorm(this, options);

        public override Tensor forward(Tensor input) => _norm.Batch(input, 4);
    }
}

public abstract class BatchNorm3d : nn.Module<Tensor, Tensor>
{
    private BatchNorm3d() : base(nameof(BatchNorm3d))
    {
    }

    internal static BatchNorm3d Create(ChannelNormOptions options) => new Layer(options);

    private sealed class Layer : BatchNorm3d
    {
        private readonly ChannelNorm _norm;

        public Layer(ChannelNormOptions options) => _norm = new ChannelNorm(this, options);

        public override Tensor forward(Tensor input) => _norm.Batch(input, 5);
    }
}

public abstract class InstanceNorm1d : nn.Module<Tensor, Tensor>
{
    private InstanceNorm1d() : base(nameof(InstanceNorm1d))
    {
    }

    internal static InstanceNorm1d Create(ChannelNormOptions options) => new Layer(options);

    private sealed class Layer : InstanceNorm1d
    {
        private readonly ChannelNorm _norm;

        public Layer(ChannelNormOptions options) => _norm = new ChannelNorm(this, options);

        public override Tensor forward(Tensor input) => _norm.Instance(input, 2);
    }
}

public abstract class InstanceNorm2d : nn.Module<Tensor, Tensor>
{
    private InstanceNorm2d() : base(nameof(InstanceNorm2d))
    {
    }

    internal static InstanceNorm2d Create(ChannelNormOptions options) => new Layer(options);

    private sealed class Layer : InstanceNorm2d
    {
        private readonly ChannelNorm _norm;

        public Layer(ChannelNormOptions options) => _norm = new ChannelNorm(this, options);

        public override Tensor forward(Tensor input) => _norm.Instance(input, 3);
    }
}

public abstract class InstanceNorm3d : nn.Module<Tensor, Tensor>
{
    private InstanceNorm3d() : base(nameof(InstanceNorm3d))
    {
    }

    internal static InstanceNorm3d Create(ChannelNormOptions options) => new Layer(options);

    private sealed class Layer : InstanceNorm3d
    {
        private readonly ChannelNorm _norm;

        public Layer(ChannelNormOptions options) => _norm = new ChannelNorm(this, options);

        public override Tensor forward(Tensor input) => _norm.Instance(input, 4);
    }
}
