using System.Globalization;
using static TorchSharp.torch;

namespace Microsoft.ML.Combinatorial.Gradients.Margins;

/// <summary>Lets another margin fade, or grow, over the steps of training.</summary>
/// <remarks>
/// <para>Effectively computes <c>costs + f (margin(costs) − costs)</c>; f is 1 until the first step, and goes to its last value along a
/// straight line (<see cref="AnnealingShape.Linear"/>), half a cosine wave (<see cref="AnnealingShape.Cosine"/>) or by equal factors
/// (<see cref="AnnealingShape.Exponential"/>) until the last step, where it stays.</para>
/// <para>Source: Sahoo et al. 2023, arXiv:2205.15213, appendix, which ends the noise after half of a training.</para>
/// </remarks>
public sealed class AnnealedMargin : CostMargin
{
    /// <summary>Makes a margin.</summary>
    /// <param name="margin">The margin at full strength.</param>
    /// <param name="lastStep">The step from which f stays, above <paramref name="firstStep"/>.</param>
    /// <param name="firstStep">The step until which f is 1, at least 0; default 0.</param>
    /// <param name="finalShare">f at the end, at least 0, default 0; above 0 where the shape is exponential.</param>
    /// <param name="shape">How f goes there, default linear.</param>
    /// <exception cref="ArgumentOutOfRangeException">A number is outside its range.</exception>
    public AnnealedMargin(
        CostMargin margin, long lastStep, long firstStep = 0, double finalShare = 0, AnnealingShape shape = AnnealingShape.Linear)
    {
        ArgumentNullException.ThrowIfNull(margin);
        ArgumentOutOfRangeException.ThrowIfNegative(firstStep);
        ArgumentOutOfRangeException.ThrowIfLessThanOrEqual(lastStep, firstStep);
        CheckStrength(finalShare, nameof(finalShare));
        if (!Enum.IsDefined(shape))
        {
            throw new ArgumentOutOfRangeException(nameof(shape), shape, "shape must be Linear, Cosine or Exponential.");
        }

        if (shape == AnnealingShape.Exponential && finalShare == 0)
        {
            throw new ArgumentOutOfRangeException(nameof(finalShare), finalShare, "finalShare must be above 0 where the shape is Exponential.");
        }

        Margin = margin;
        LastStep = lastStep;
        FirstStep = firstStep;
        FinalShare = finalShare;
        Shape = shape;
    }

    /// <summary>Gets the margin at full strength.</summary>
    public CostMargin Margin { get; }

    /// <summary>Gets the step from which f stays.</summary>
    public long LastStep { get; }

    /// <summary>Gets the step until which f is 1.</summary>
    public long FirstStep { get; }

    /// <summary>Gets f at the end.</summary>
    public double FinalShare { get; }

    /// <summary>Gets how f goes there.</summary>
    public AnnealingShape Shape { get; }

    /// <inheritdoc/>
    public override bool NeedsTarget => Margin.NeedsTarget;

    /// <summary>f at a step.</summary>
    public double ShareAt(long step)
    {
        double passed = Math.Clamp((step - FirstStep) / (double)(LastStep - FirstStep), 0, 1);
        return Shape switch
        {
            AnnealingShape.Exponential => Math.Pow(FinalShare, passed),
            AnnealingShape.Cosine => FinalShare + ((1 - FinalShare) * (1 + Math.Cos(Math.PI * passed)) / 2),
            _ => 1 + ((FinalShare - 1) * passed),
        };
    }

    /// <inheritdoc/>
    public override Tensor Apply(Tensor costs, Tensor? target, StepKey key)
    {
        ArgumentNullException.ThrowIfNull(costs);
        using var scope = NewDisposeScope();
        Tensor plain = costs.detach();
        return costs.add(Margin.Apply(plain, target, key).sub(plain), ShareAt(key.Step)).MoveToOuterDisposeScope();
    }

    /// <inheritdoc/>
    public override string ToString() => string.Create(
        CultureInfo.InvariantCulture,
        $"AnnealedMargin(margin: {Margin}, lastStep: {LastStep}, firstStep: {FirstStep}, finalShare: {FinalShare}, shape: {Shape})");
}
