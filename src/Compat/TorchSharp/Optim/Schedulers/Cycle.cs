using static TorchSharp.torch.optim;

namespace TorchSharp;

/// <summary>The ends between which the rate and the momentum of one group move.</summary>
internal sealed record Cycle(
    ILearningRateController Group, double Highest, double First, double Last, double LowMomentum, double HighMomentum)
{
    public bool HasMomentum => Group is IMomentum or IBetas;

    /// <summary>Sets the momentum of the group, which in Adam is its first beta.</summary>
    public void SetMomentum(double value)
    {
        if (Group is IMomentum momentum)
        {
            momentum.Momentum = value;
        }
        else if (Group is IBetas betas)
        {
            betas.Betas = (value, betas.Betas.Item2);
        }
    }
}

/// <summary>A part of a cycle: the step that it ends at, and from where to where the rate and the momentum move.</summary>
internal sealed record CyclePhase(double End, Func<Cycle, (double From, double To)> Rate, Func<Cycle, (double From, double To)> Momentum)
{
    public static CyclePhase[] Two(double share, int total) =>
    [
        new(share * total - 1, c => (c.First, c.Highest), c => (c.HighMomentum, c.LowMomentum)),
        new(total - 1, c => (c.Highest, c.Last), c => (c.LowMomentum, c.HighMomentum)),
    ];

    public static CyclePhase[] Three(double share, int total) =>
    [
        new(share * total - 1, c => (c.First, c.Highest), c => (c.HighMomentum, c.LowMomentum)),
        new(2 * share * total - 2, c => (c.Highest, c.First), c => (c.LowMomentum, c.HighMomentum)),
        new(total - 1, c => (c.First, c.Last), c => (c.HighMomentum, c.HighMomentum)),
    ];
}
