using System.Globalization;
using Microsoft.ML.Combinatorial.Gradients.Noise;
using static TorchSharp.torch;

namespace Microsoft.ML.Combinatorial.Gradients.Margins;

/// <summary>Moves every cost up or down by half of α, by the toss of a coin: a decision must win by a margin to be found
/// reliably.</summary>
/// <remarks>
/// <para>Effectively computes <c>costs + ξ</c>, each ξ independently −α/2 or +α/2. The coins depend on seed, step, row and slot
/// only.</para>
/// <para>Source: Sahoo et al. 2023, arXiv:2205.15213, section 3.3 (noise-induced margin), which ends the noise in the middle of
/// some trainings; here it can fade out.</para>
/// </remarks>
public sealed class NoiseMargin : CostMargin
{
    /// <summary>Makes a margin.</summary>
    /// <param name="strength">α ≥ 0, in units of the costs behind the projection. Larger: more robust decisions, and harder to fit.</param>
    /// <param name="lastStep">The step from which there is no noise any more: α falls to 0 along a straight line until then. Null, the
    /// default: α stays.</param>
    /// <exception cref="ArgumentOutOfRangeException">The strength is not finite or negative, or the step is below 1.</exception>
    public NoiseMargin(double strength, long? lastStep = null)
    {
        CheckStrength(strength, nameof(strength));
        if (lastStep is { } last)
        {
            ArgumentOutOfRangeException.ThrowIfLessThan(last, 1, nameof(lastStep));
        }

        Strength = strength;
        LastStep = lastStep;
    }

    /// <summary>Gets α at the first step.</summary>
    public double Strength { get; }

    /// <summary>Gets the step from which there is no noise, or null.</summary>
    public long? LastStep { get; }

    /// <inheritdoc/>
    public override bool NeedsTarget => false;

    /// <inheritdoc/>
    public override Tensor Apply(Tensor costs, Tensor? target, StepKey key)
    {
        ArgumentNullException.ThrowIfNull(costs);
        double left = LastStep is { } last ? Math.Max(0, 1 - (key.Step / (double)last)) : 1;
        using var scope = NewDisposeScope();
        Tensor signs = empty(costs.shape, ScalarType.Float32);
        int width = (int)costs.shape[1];
        Span<float> values = TensorRows.Values(signs);
        for (int row = 0; row < costs.shape[0]; row++)
        {
            CounterBasedNoise.Signs(key, NoisePurpose.Margin, row, 0, values.Slice(row * width, width));
        }

        return costs.add(signs.to(costs.device), Strength * left / 2).MoveToOuterDisposeScope();
    }

    /// <inheritdoc/>
    public override string ToString() =>
        string.Create(CultureInfo.InvariantCulture, $"NoiseMargin(strength: {Strength}, lastStep: {LastStep})");
}
