using static TorchSharp.torch;

namespace TorchSharp.Modules;

/// <summary>What a padding layer does: the amounts before and after, the last dimension first, and what is put there.</summary>
internal sealed record PadOptions(long[] Amounts, PaddingModes Mode, double Value = 0)
{
    public Tensor Apply(Tensor input) => nn.functional.pad(input, Amounts, Mode, Value);
}

// Abstract with a private layer inside, so that these types show no more members than a module has.
public abstract class ConstantPad1d : nn.Module<Tensor, Tensor>
{
    private ConstantPad1d() : base(nameof(ConstantPad1d))
    {
    }

    internal static ConstantPad1d Create(PadOptions options) => new Layer(options);

    private sealed class Layer(PadOptions options) : ConstantPad1d
    {
        public override Tensor forward(Tensor input) => options.Apply(input);
    }
}

public abstract class ConstantPad2d : nn.Module<Tensor, Tensor>
{
    private ConstantPad2d() : base(nameof(ConstantPad2d))
    {
    }

    internal static ConstantPad2d Create(PadOptions options) => new Layer(options);

    private sealed class Layer(PadOptions options) : ConstantPad2d
    {
        public override Tensor forward(Tensor input) => options.Apply(input);
    }
}

public abstract class ConstantPad3d : nn.Module<Tensor, Tensor>
{
    private ConstantPad3d() : base(nameof(ConstantPad3d))
    {
    }

    internal static ConstantPad3d Create(PadOptions options) => new Layer(options);

    private sealed class Layer(PadOptions options) : ConstantPad3d
    {
        public override Tensor forward(Tensor input) => options.Apply(input);
    }
}

public abstract class ReflectionPad1d : nn.Module<Tensor, Tensor>
{
    private ReflectionPad1d() : base(nameof(ReflectionPad1d))
    {
    }

    internal static ReflectionPad1d Create(PadOptions options) => new Layer(options);

    private sealed class Layer(PadOptions options) : ReflectionPad1d
    {
        public override Tensor forward(Tensor input) => options.Apply(input);
    }
}

public abstract class ReflectionPad2d : nn.Module<Tensor, Tensor>
{
    private ReflectionPad2d() : base(nameof(ReflectionPad2d))
    {
    }

    internal static ReflectionPad2d Create(PadOptions options) => new Layer(options);

    private sealed class Layer(PadOptions options) : ReflectionPad2d
    {
        public override Tensor forward(Tensor input) => options.Apply(input);
    }
}

public abstract class ReflectionPad3d : nn.Module<Tensor, Tensor>
{
    private ReflectionPad3d() : base(nameof(ReflectionPad3d))
    {
    }

    internal static ReflectionPad3d Create(PadOptions options) => new Layer(options);

    private sealed class Layer(PadOptions options) : ReflectionPad3d
    {
        public override Tensor forward(Tensor input) => options.Apply(input);
    }
}

public abstract class ReplicationPad1d : nn.Module<Tensor, Tensor>
{
    private ReplicationPad1d() : base(nameof(ReplicationPad1d))
    {
    }

    internal static ReplicationPad1d Create(PadOptions options) => new Layer(options);

    private sealed class Layer(PadOptions options) : ReplicationPad1d
    {
        public override Tensor forward(Tensor input) => options.Apply(input);
    }
}

public abstract class ReplicationPad2d : nn.Module<Tensor, Tensor>
{
    private ReplicationPad2d() : base(nameof(ReplicationPad2d))
    {
    }

    internal static ReplicationPad2d Create(PadOptions options) => new Layer(options);

    private sealed class Layer(PadOptions options) : ReplicationPad2d
    {
        public override Tensor forward(Tensor input) => options.Apply(input);
    }
}

public abstract class ReplicationPad3d : nn.Module<Tensor, Tensor>
{
    private ReplicationPad3d() : base(nameof(ReplicationPad3d))
    {
    }

    internal static ReplicationPad3d Create(PadOptions options) => new Layer(options);

    private sealed class Layer(PadOptions options) : ReplicationPad3d
    {
        public override Tensor forward(Tensor input) => options.Apply(input);
    }
}

public abstract class ZeroPad2d : nn.Module<Tensor, Tensor>
{
    private ZeroPad2d() : base(nameof(ZeroPad2d))
    {
    }

    internal static ZeroPad2d Create(PadOptions options) => new Layer(options);

    private sealed class Layer(PadOptions options) : ZeroPad2d
    {
        public override Tensor forward(Tensor input) => options.Apply(input);
    }
}
