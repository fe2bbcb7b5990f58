using System.Globalization;
using System.Numerics.Tensors;
using Microsoft.ML.Combinatorial.Gradients.Noise;
using Microsoft.ML.Combinatorial.Solvers;
using static TorchSharp.torch;
using Tensor = TorchSharp.torch.Tensor;

namespace Microsoft.ML.Combinatorial.Gradients;

/// <summary>
/// Adaptive implicit maximum likelihood estimation (AIMLE): I-MLE whose step follows the sizes of costs and upstream, and a strength β that
/// is tuned while training until the gradient of a sample has the wanted number of entries that are not zero.
/// </summary>
/// <remarks>
/// <para>Shapes: costs <c>[batch, n]</c> → solution <c>[batch, n]</c>, the mean of the samples.</para>
/// <para>Effectively computes, with <c>λ = β ‖costs‖ / ‖upstream‖</c> for each row, <c>gradient = mean over samples of
/// (solve(costs + λ upstream − τ ε) − solve(costs − λ upstream − τ ε)) / (2 λ)</c>; one-sided, the difference to the forward solution over
/// λ. Solver calls: S a row forward, 2 S (one-sided S) backward. Scaling the upstream changes no target.</para>
/// <para>After a backward pass in training mode: <c>d ← 0.9 d + 0.1 (non-zero entries of a sample's difference, on average)</c>; β grows by
/// <c>step</c> where d is below <c>targetDensity</c> and falls by it otherwise, plus <c>momentum</c> times the last change; never below 0.
/// The state (β, d, last change) lives in the layer and is saved with it.</para>
/// <para>Source: Minervini, Franceschi and Niepert 2023, "Adaptive perturbation-based gradient estimation for discrete latent variable
/// models", arXiv:2209.04862. Differs from its program in: norms are taken for each row, not over the batch, so that rows do not depend on
/// each other.</para>
/// </remarks>
public sealed class AdaptiveImplicitMleGradientEstimator : SampledGradientEstimator
{
    private const float Decay = 0.9f;
    private readonly ImplicitMleStep _step;

    /// <summary>Makes an estimator.</summary>
    /// <param name="noise">The noise, or null for none.</param>
    /// <param name="samples">S ≥ 1, default 1.</param>
    /// <param name="temperature">τ ≥ 0, default 1, in units of the costs.</param>
    /// <param name="twoSided">Whether to step to both sides, default true: less bias for one more solve a sample.</param>
    /// <param name="initialStrength">β ≥ 0 at the start, default 1. From 0 it grows slowly to where the first gradients appear: least
    /// bias.</param>
    /// <param name="step">&gt; 0, default 10⁻⁴: by how much β changes.</param>
    /// <param name="targetDensity">&gt; 0, default 1: how many non-zero entries a sample's gradient should have. More: larger steps, more
    /// bias, faster learning.</param>
    /// <param name="momentum">0 … below 1, default 0.</param>
    /// <exception cref="ArgumentOutOfRangeException">A number is outside its range.</exception>
    public AdaptiveImplicitMleGradientEstimator(
        NoiseDistribution? noise,
        int samples = 1,
        double temperature = 1,
        bool twoSided = true,
        double initialStrength = 1,
        double step = 1e-4,
        double targetDensity = 1,
        double momentum = 0)
        : base(noise, samples, temperature)
    {
        CheckNotNegative(initialStrength, nameof(initialStrength));
        CheckPositive(step, nameof(step));
        CheckPositive(targetDensity, nameof(targetDensity));
        CheckNotNegative(momentum, nameof(momentum));
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(momentum, 1);
        TwoSided = twoSided;
        InitialStrength = initialStrength;
        Step = step;
        TargetDensity = targetDensity;
        Momentum = momentum;
        _step = new ImplicitMleStep(noise, samples, temperature, temperature, 1, twoSided, ImplicitMleTarget.Perturbation);
    }

    /// <summary>Gets whether the step is made to both sides.</summary>
    public bool TwoSided { get; }

    /// <summary>Gets β at the start.</summary>
    public double InitialStrength { get; }

    /// <summary>Gets by how much β changes.</summary>
    public double Step { get; }

    /// <summary>Gets how many non-zero entries a sample's gradient should have.</summary>
    public double TargetDensity { get; }

    /// <summary>Gets the momentum of β.</summary>
    public double Momentum { get; }

    /// <inheritdoc/>
    public override (Tensor Samples, object? Saved) ForwardSamples(SolverBatch solver, Tensor costs, StepKey key) =>
        _step.Forward(solver, costs, key);

    /// <summary>β, the smoothed density, and the last change of β.</summary>
    public override float[] InitialState() => [(float)InitialStrength, 1, 0];

    /// <inheritdoc/>
    public override Tensor Backward(SolverBatch solver, object? saved, Tensor upstream) =>
        Backward(solver, saved, upstream, new EstimatorContext(InitialState(), false));

    /// <inheritdoc/>
    public override Tensor Backward(SolverBatch solver, object? saved, Tensor upstream, EstimatorContext context)
    {
        ArgumentNullException.ThrowIfNull(solver);
        ArgumentNullException.ThrowIfNull(upstream);
        ArgumentNullException.ThrowIfNull(context);
        float[] steps = Steps(solver, Saved(saved)[0], upstream, context.State[0]);
        float[] divisors = [.. steps.Select(step => step > 0 ? step : 1)];
        (Tensor gradient, ImplicitMleStep.Counts counts) = _step.Backward(solver, Saved(saved), upstream, steps, divisors);
        double decisions = (double)steps.Length * Samples;
        context.ChangedDecisionShare = counts.Changed / decisions;
        if (context.Adapts)
        {
            Adapt(context.State, counts.Entries / decisions);
        }

        return gradient;
    }

    /// <summary>Evaluates without noise; the gradient is then that without noise too.</summary>
    public override GradientEstimator ForEvaluation() => Noise is null
        ? this
        : new AdaptiveImplicitMleGradientEstimator(null, 1, Temperature, TwoSided, InitialStrength, Step, TargetDensity, Momentum);

    /// <inheritdoc/>
    public override string ToString() => string.Create(
        CultureInfo.InvariantCulture,
        $"AdaptiveImplicitMle(noise: {(object?)Noise ?? "none"}, samples: {Samples}, temperature: {Temperature}, twoSided: {TwoSided}, "
        + $"initialStrength: {InitialStrength}, step: {Step}, targetDensity: {TargetDensity}, momentum: {Momentum})");

    /// <summary>λ of each row; 0 where there is no upstream. Against the upstream of a single sample, it is counted once for each.</summary>
    private float[] Steps(SolverBatch solver, Tensor costs, Tensor upstream, float strength)
    {
        using var scope = NewDisposeScope();
        Tensor hostCosts = TensorRows.OnHost(costs), hostUpstream = TensorRows.OnHost(upstream);
        int rows = (int)upstream.shape[0], each = upstream.shape.Length == 3 ? Samples : 1;
        (HostRows own, HostRows slopes) = (new(hostCosts), new(hostUpstream));
        var steps = new float[rows];
        for (int row = 0; row < rows; row++)
        {
            int size = solver.ProblemOf(row, rows).Size;
            double squares = 0;
            for (int place = row * each; place < (row + 1) * each; place++)
            {
                squares += (double)each * TensorPrimitives.SumOfSquares<float>(slopes[place][..size]);
            }

            double ratio = TensorPrimitives.Norm<float>(own[row][..size]) / Math.Sqrt(squares);
            steps[row] = squares > 0 && double.IsFinite(ratio) ? (float)(strength * ratio) : 0;
        }

        GC.KeepAlive(hostCosts);
        GC.KeepAlive(hostUpstream);
        return steps;
    }

    private void Adapt(Span<float> state, double density)
    {
        state[1] = (Decay * state[1]) + ((1 - Decay) * (float)density);
        state[2] = (float)((state[1] < TargetDensity ? Step : -Step) + (Momentum * state[2]));
        state[0] = Math.Max(0, state[0] + state[2]);
    }
}
