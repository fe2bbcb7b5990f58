using TorchSharp;
using TorchSharp.Modules;
using TorchSharp.Utils;
using static TorchSharp.torch;

namespace Microsoft.ML.Combinatorial.Backbones;

/// <summary>Twice in a row: context normalisation, rectifier, one linear map shared by all correspondences. The result is added to the input.</summary>
internal sealed class CorrespondenceBlock : nn.Module<Tensor, Tensor, Tensor>
{
    [ComponentName(Name = "first_norm")]
    private readonly ContextNorm _firstNorm;

    [ComponentName(Name = "first")]
    private readonly Linear _first;

    [ComponentName(Name = "second_norm")]
    private readonly ContextNorm _secondNorm;

    [ComponentName(Name = "second")]
    private readonly Linear _second;

    public CorrespondenceBlock(int width)
        : base(nameof(CorrespondenceBlock))
    {
        _firstNorm = new ContextNorm(width);
        _first = nn.Linear(width, width);
        _secondNorm = new ContextNorm(width);
        _second = nn.Linear(width, width);
        RegisterComponents();
    }

    /// <summary>[batch, n, width] and the share of each place in its row's mean → [batch, n, width].</summary>
    public override Tensor forward(Tensor input, Tensor shares)
    {
        using DisposeScope scope = NewDisposeScope();
        Tensor hidden = _first.call(_firstNorm.call(input, shares).relu());
        hidden = _second.call(_secondNorm.call(hidden, shares).relu());
        return input.add(hidden).MoveToOuterDisposeScope();
    }
}
