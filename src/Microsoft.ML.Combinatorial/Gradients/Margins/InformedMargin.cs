using System.Globalization;
using static TorchSharp.torch;

namespace Microsoft.ML.Combinatorial.Gradients.Margins;

/// <summary>Makes the true solution dearer and everything else cheaper by half of α: it must win by a margin to be found.</summary>
/// <remarks>
/// <para>Effectively computes <c>costs + α (target − ½)</c>, target being 0/1. Without noise.</para>
/// <para>Source: Sahoo et al. 2023, arXiv:2205.15213, section 3.3 (informed margin).</para>
/// </remarks>
public sealed class InformedMargin : CostMargin
{
    private readonly float _strength;

    /// <summary>Makes a margin.</summary>
    /// <param name="strength">α ≥ 0, in units of the costs behind the projection. Larger: more robust decisions, and harder to fit.</param>
    /// <exception cref="ArgumentOutOfRangeException">The value is not finite or negative.</exception>
    public InformedMargin(double strength)
    {
        _strength = CheckStrength(strength, nameof(strength));
        Strength = strength;
    }

    /// <summary>Gets α.</summary>
    public double Strength { get; }

    /// <inheritdoc/>
    public override bool NeedsTarget => true;

    /// <inheritdoc/>
    public override Tensor Apply(Tensor costs, Tensor? target, StepKey key)
    {
        ArgumentNullException.ThrowIfNull(costs);
        ArgumentNullException.ThrowIfNull(target);
        using var scope = NewDisposeScope();
        return costs.add(target.sub(0.5f), _strength).MoveToOuterDisposeScope();
    }

    /// <inheritdoc/>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"InformedMargin(strength: {Strength})");
}
