using Microsoft.ML.Combinatorial.Gradients;
using Microsoft.ML.Combinatorial.Gradients.Margins;
using static TorchSharp.torch;

namespace Microsoft.ML.Combinatorial.Tests.Persistence;

/// <summary>A margin of a user's own: its size is a setting, the rest is not.</summary>
internal sealed class OwnMargin(float size) : CostMargin
{
    public float Size { get; } = size;

    public override bool NeedsTarget => false;

    public override Tensor Apply(Tensor costs, Tensor? target, StepKey key) => costs.add(Size);
}
