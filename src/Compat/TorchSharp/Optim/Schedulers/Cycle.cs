using static TorchSharp.torch.optim;

namespace TorchSharp;

/// <summary>The ends between which the rate and the momentum of one group move.</summary>
internal sealed class Cycle
{
    public Cycle(
        ILearningRateController group, double highest, double first, double finalDivisor, double lowMomentum, double highMomentum,
        bool cyclesMomentum)
    {
        if (cyclesMomentum && group is not (IMomentum or IBetas))
        {
            throw new ArgumentException("The optimizer must have a momentum or betas where cycle_momentum is true.");
        }
        (Group, Highest, First, Last) = (group, highest, first, first / finalDivisor);
        (LowMomentum, HighMomentum) = (lowMomentum, highMomentum);
    }

    public ILearningRateController Group { get; }

    public double First { get; }

    public double Highest { get; }

    public double Last { get; }

    public double LowMomentum { get; }

    public double HighMomentum { get; }

    /// <summary>The momentum of the group, which in Adam is its first beta.</summary>
    public double Momentum
    {
        set
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
}
