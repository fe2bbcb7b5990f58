using static TorchSharp.torch;

namespace Microsoft.ML.Combinatorial.Gradients.Margins;

/// <summary>
/// Makes the solver's task harder in training, so that the costs are driven apart further than the bare decision needs. The layer
/// applies it behind the projection, and in training mode only; where a problem's costs must not be negative, what the margin moves below 0 is
/// solved as 0.
/// </summary>
public abstract class CostMargin
{
    /// <summary>Gets whether the margin asks for the true solution.</summary>
    public abstract bool NeedsTarget { get; }

    /// <summary>Moves costs; the gradient passes unchanged.</summary>
    /// <param name="costs">The costs <c>[batch, n]</c>.</param>
    /// <param name="target">The true solution <c>[batch, n]</c>, or null where the margin does not need it.</param>
    /// <param name="key">Keys the noise and tells how far training has come.</param>
    public abstract Tensor Apply(Tensor costs, Tensor? target, StepKey key);

    private protected static float CheckStrength(double strength, string name)
    {
        if (!double.IsFinite(strength) || strength < 0)
        {
            throw new ArgumentOutOfRangeException(name, strength, $"{name} must be finite and not negative.");
        }

        return (float)strength;
    }
}
