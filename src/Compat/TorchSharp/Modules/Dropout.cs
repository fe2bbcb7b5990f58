using static TorchSharp.torch;

namespace TorchSharp.Modules;

public sealed class Dropout : nn.Module<Tensor, Tensor>
{
    private readonly double _probability;
    private readonly bool _inplace;

    internal Dropout(double probability, bool inplace) : base(nameof(Dropout))
    {
        _probability = probability;
        _inplace = inplace;
    }

    public override Tensor forward(Tensor input) => nn.functional.dropout(input, _probability, training, _inplace);
}

public sealed class Dropout1d : nn.Module<Tensor, Tensor>
{
    private readonly double _probability;
    private readonly bool _inplace;

    internal Dropout1d(double probability, bool inplace) : base(nameof(Dropout1d))
    {
        _probability = probability;
        _inplace = inplace;
    }

    public override Tensor forward(Tensor input) => nn.functional.dropout1d(input, _probability, training, _inplace);
}

public sealed class Dropout2d : nn.Module<Tensor, Tensor>
{
    private readonly double _probability;
    private readonly bool _inplace;

    internal Dropout2d(double probability, bool inplace) : base(nameof(Dropout2d))
    {
        _probability = probability;
        _inplace = inplace;
    }

    public override Tensor forward(Tensor input) => nn.functional.dropout2d(input, _probability, training, _inplace);
}

public sealed class Dropout3d : nn.Module<Tensor, Tensor>
{
    private readonly double _probability;
    private readonly bool _inplace;

    internal Dropout3d(double probability, bool inplace) : base(nameof(Dropout3d))
    {
        _probability = probability;
        _inplace = inplace;
    }

    public override Tensor forward(Tensor input) => nn.functional.dropout3d(input, _probability, training, _inplace);
}

public sealed class AlphaDropout : nn.Module<Tensor, Tensor>
{
    private readonly double _probability;
    private readonly bool _inplace;

    internal AlphaDropout(double probability, bool inplace) : base(nameof(AlphaDropout))
    {
        _probability = probability;
        _inplace = inplace;
    }

    public override Tensor forward(Tensor input) => nn.functional.alpha_dropout(input, _probability, training, _inplace);
}
