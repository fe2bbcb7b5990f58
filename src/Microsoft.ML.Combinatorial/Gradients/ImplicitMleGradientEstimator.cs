using System.Globalization;
using Microsoft.ML.Combinatorial.Gradients.Noise;
using Microsoft.ML.Combinatorial.Solvers;
using static TorchSharp.torch;

namespace Microsoft.ML.Combinatorial.Gradients;

/// <summary>
/// Implicit maximum likelihood estimation (I-MLE): solves at noisy costs, solves again a step along the loss's gradient under the same
/// noise, and takes the mean difference of both solutions.
/// </summary>
/// <remarks>
/// <para>Shapes: costs <c>[batch, n]</c> → solution <c>[batch, n]</c>, the mean of the samples.</para>
/// <para>Effectively computes <c>gradient = mean over samples of (solve(α costs + λ upstream − τ′ ε) − solve(costs − τ ε))</c>, the
/// same ε in both; two-sided, half the difference of the solutions at +λ and −λ. Where <c>scaleByLambda</c> is set, the whole over λ.
/// Solver calls: S a row forward, S (two-sided 2 S) backward. A row without upstream gets no gradient.</para>
/// <para>Signs: the paper maximises scores θ = −costs, its target θ′ = αθ − λ upstream is <c>α costs + λ upstream</c> here, and
/// its gradient for θ, <c>z(θ) − z(θ′)</c>, changes sign with the costs. Without <c>scaleByLambda</c> every entry is a mean of
/// numbers −1, 0, 1.</para>
/// <para>Without noise, with one sample and scaled, it is <see cref="BlackboxGradientEstimator"/>. λ is measured against the upstream
/// gradient, see <see cref="UpstreamReduction"/>.</para>
/// <para>Source: Niepert, Minervini and Franceschi 2021, "Implicit MLE", arXiv:2106.01798, algorithm 1, equations 10 and 14. Differs from it
/// in: the mean solution comes out, not the samples (they come from the layer's <c>ForwardSamples</c>); the division by λ, which the paper
/// leaves to the learning rate and its programs treat differently, is an option.</para>
/// </remarks>
public sealed class ImplicitMleGradientEstimator : SampledGradientEstimator
{
    private readonly ImplicitMleStep _step;

    /// <summary>Makes an estimator.</summary>
    /// <param name="noise">The noise; <see cref="SumOfGammaNoise"/> for solutions that choose k slots, null for none.</param>
    /// <param name="interpolation">λ &gt; 0, default 10. Smaller: less biased, and more rows without gradient.</param>
    /// <param name="samples">S ≥ 1, default 1. More: less variance, in proportion dearer.</param>
    /// <param name="temperature">τ ≥ 0, default 1, of the noise in the forward pass, in units of the costs. Higher: smoother gradients of
    /// noisier solutions.</param>
    /// <param name="targetTemperature">τ′ ≥ 0 of the noise in the backward pass; null, the default, for that of the forward pass.</param>
    /// <param name="costWeight">α ≥ 0, default 1: the weight of the costs in the target. 0 looks at the upstream gradient only.</param>
    /// <param name="scaleByLambda">Whether to divide by λ, default false, as in the paper. It makes the gradient's size independent of λ
    /// where λ is small.</param>
    /// <param name="twoSided">Whether to step to both sides, default false: less bias for one more solve a sample.</param>
    /// <param name="target">Where the step leads.</param>
    /// <exception cref="ArgumentOutOfRangeException">A number is outside its range.</exception>
    /// <exception cref="ArgumentException">A target that makes no step is to be scaled or two-sided.</exception>
    public ImplicitMleGradientEstimator(
        NoiseDistribution? noise,
        double interpolation = 10,
        int samples = 1,
        double temperature = 1,
        double? targetTemperature = null,
        double costWeight = 1,
        bool scaleByLambda = false,
        bool twoSided = false,
        ImplicitMleTarget target = ImplicitMleTarget.Perturbation)
        : base(noise, samples, temperature)
    {
        CheckPositive(interpolation, nameof(interpolation));
        CheckNotNegative(targetTemperature ?? 0, nameof(targetTemperature));
        CheckNotNegative(costWeight, nameof(costWeight));
        if (!Enum.IsDefined(target))
        {
            throw new ArgumentOutOfRangeException(nameof(target), target, "target must be Perturbation or Costs.");
        }

        if (target == ImplicitMleTarget.Costs && (scaleByLambda || twoSided))
        {
            throw new ArgumentException("target Costs makes no step of length λ: scaleByLambda and twoSided must be false.", nameof(target));
        }

        Interpolation = interpolation;
        TargetTemperature = targetTemperature;
        CostWeight = costWeight;
        ScaleByLambda = scaleByLambda;
        TwoSided = twoSided;
        Target = target;
        _step = new ImplicitMleStep(noise, samples, temperature, targetTemperature ?? temperature, costWeight, twoSided, target);
    }

    /// <summary>Gets λ.</summary>
    public double Interpolation { get; }

    /// <summary>Gets τ′, or null for τ.</summary>
    public double? TargetTemperature { get; }

    /// <summary>Gets α.</summary>
    public double CostWeight { get; }

    /// <summary>Gets whether the difference is divided by λ.</summary>
    public bool ScaleByLambda { get; }

    /// <summary>Gets whether the step is made to both sides.</summary>
    public bool TwoSided { get; }

    /// <summary>Gets where the step leads.</summary>
    public ImplicitMleTarget Target { get; }

    /// <inheritdoc/>
    public override (Tensor Samples, object? Saved) ForwardSamples(SolverBatch solver, Tensor costs, StepKey key) =>
        _step.Forward(solver, costs, key);

    /// <inheritdoc/>
    public override Tensor Backward(SolverBatch solver, object? saved, Tensor upstream) =>
        Backward(solver, saved, upstream, new EstimatorContext(default, false));

    /// <inheritdoc/>
    public override Tensor Backward(SolverBatch solver, object? saved, Tensor upstream, EstimatorContext context)
    {
        ArgumentNullException.ThrowIfNull(solver);
        ArgumentNullException.ThrowIfNull(upstream);
        ArgumentNullException.ThrowIfNull(context);
        var steps = new float[upstream.shape[0]];
        var divisors = new float[steps.Length];
        steps.AsSpan().Fill((float)Interpolation);
        divisors.AsSpan().Fill(ScaleByLambda ? (float)Interpolation : 1);
        (Tensor gradient, ImplicitMleStep.Counts counts) = _step.Backward(solver, Saved(saved), upstream, steps, divisors);
        context.ChangedDecisionShare = (double)counts.Changed / (steps.Length * Samples);
        return gradient;
    }

    /// <summary>Evaluates without noise; the gradient is then that without noise too.</summary>
    public override GradientEstimator ForEvaluation() => Noise is null
        ? this
        : new ImplicitMleGradientEstimator(
            null, Interpolation, 1, Temperature, TargetTemperature, CostWeight, ScaleByLambda, TwoSided, Target);

    /// <inheritdoc/>
    public override string ToString() => string.Create(
        CultureInfo.InvariantCulture,
        $"ImplicitMle(noise: {(object?)Noise ?? "none"}, interpolation: {Interpolation}, samples: {Samples}, temperature: {Temperature}, "
        + $"targetTemperature: {TargetTemperature ?? Temperature}, costWeight: {CostWeight}, scaleByLambda: {ScaleByLambda}, "
        + $"twoSided: {TwoSided}, target: {Target})");
}
