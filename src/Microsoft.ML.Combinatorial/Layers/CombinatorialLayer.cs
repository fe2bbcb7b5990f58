using Microsoft.ML.Combinatorial.Gradients;
using Microsoft.ML.Combinatorial.Gradients.Margins;
using Microsoft.ML.Combinatorial.Gradients.Projections;
using Microsoft.ML.Combinatorial.Solvers;
using TorchSharp;
using static TorchSharp.torch;

namespace Microsoft.ML.Combinatorial.Layers;

/// <summary>
/// A solver as a layer of a network: costs in, solutions out, and a gradient back by the estimator of your choice.
/// </summary>
/// <remarks>
/// <para>Shapes: costs <c>[batch, n]</c> float32 → solutions <c>[batch, n]</c> float32, 0/1 or integral; n is the number of slots of the
/// largest problem. Any device; solved on the CPU, rows in parallel. No parameters.</para>
/// <para>Effectively computes <c>solve(margin(projection(costs)))</c>; the margin, and all noise, in training mode only. The projection
/// changes no decision. In evaluation mode the layer gives the solver's own decision with every estimator, without noise or
/// regularisation (<see cref="GradientEstimator.ForEvaluation"/>).</para>
/// <para>A step is one forward pass in training mode. Seed and step key all noise, so a run that sets <see cref="Step"/> and
/// loads the state dictionary (an estimator's adaptive state) from a checkpoint goes on as it would have.</para>
/// </remarks>
public sealed class CombinatorialLayer : nn.Module<Tensor, Tensor>
{
    // Always asked for by name: moving a module to another device puts another tensor in its place.
    private const string GradientState = "gradient_state";

    private readonly GradientEstimator _gradientEstimator;
    private readonly CostProjection? _projection;
    private readonly CostMargin? _margin;
    private readonly UpstreamReduction _upstreamReduction;
    private readonly SolverBatch? _solver;
    private GradientEstimator? _evaluation;
    private double _firstCostNorm = double.NaN;
    private SolverCall? _last;

    /// <summary>Makes a layer.</summary>
    /// <param name="gradientEstimator">How the solver is differentiated.</param>
    /// <param name="projection">Applied to the costs first; null for none.</param>
    /// <param name="margin">Applied behind the projection, in training mode; null for none.</param>
    /// <param name="upstreamReduction">Whether the loss is a mean over the batch, and the estimator's strength meant for one
    /// instance.</param>
    /// <param name="seed">Keys the noise.</param>
    /// <param name="solver">What <see cref="forward"/> solves with; null where every call brings its own.</param>
    /// <exception cref="ArgumentException">The projection does not fit the problem.</exception>
    public CombinatorialLayer(
        GradientEstimator gradientEstimator,
        CostProjection? projection = null,
        CostMargin? margin = null,
        UpstreamReduction upstreamReduction = UpstreamReduction.Sum,
        long seed = 1,
        SolverBatch? solver = null)
        : base(nameof(CombinatorialLayer))
    {
        ArgumentNullException.ThrowIfNull(gradientEstimator);
        _gradientEstimator = gradientEstimator;
        _projection = projection;
        _margin = margin;
        _upstreamReduction = upstreamReduction;
        _solver = solver;
        Seed = seed;
        if (gradientEstimator.InitialState() is { Length: > 0 } state)
        {
            register_buffer(GradientState, tensor(state).DetachFromDisposeScope());
        }

        if (solver is not null)
        {
            CheckProjection(solver);
        }
    }

    /// <summary>Gets the seed.</summary>
    public long Seed { get; }

    /// <summary>Gets or sets the number of forward passes in training mode so far.</summary>
    public long Step { get; set; }

    /// <summary>Gets how the gradient of the last forward pass, and of the backward pass that belongs to it, went.</summary>
    /// <value>NaN and 0 before the first pass.</value>
    public GradientDiagnostics Diagnostics => _last?.Diagnostics ?? new GradientDiagnostics(double.NaN, 0, double.NaN);

    /// <summary>Gets a watch over the diagnostics of all training steps, with warnings and advice.</summary>
    public GradientHealth Health { get; } = new();

    /// <summary>Solves with the layer's own solver.</summary>
    /// <param name="costs">The costs <c>[batch, n]</c>.</param>
    /// <returns>The solutions <c>[batch, n]</c>.</returns>
    /// <exception cref="InvalidOperationException">The layer was made without a solver.</exception>
    /// <inheritdoc cref="Forward" path="/exception"/>
    public override Tensor forward(Tensor costs) =>
        Forward(costs, _solver ?? throw new InvalidOperationException("The layer was made without a solver: use Forward(costs, solver)."));

    /// <summary>Solves.</summary>
    /// <param name="costs">The costs <c>[batch, n]</c>, float32. What lies behind the slots of a smaller instance is padding: never read,
    /// and without gradient.</param>
    /// <param name="solver">The problems of the batch's instances and their solvers; n is its <see cref="SolverBatch.Width"/>.</param>
    /// <param name="target">The true solutions <c>[batch, n]</c>, for a margin that needs them.</param>
    /// <returns>The solutions <c>[batch, n]</c>; 0 in the padding.</returns>
    /// <exception cref="ArgumentException">Shape or type of a tensor is wrong, a cost lies outside the problem's domain, the
    /// projection does not fit the problem, or the margin needs a target and there is none.</exception>
    /// <exception cref="SolverException">A row has no solution.</exception>
    public Tensor Forward(Tensor costs, SolverBatch solver, Tensor? target = null)
    {
        using var scope = NewDisposeScope();
        return Pass(costs, solver, target, false).MoveToOuterDisposeScope();
    }

    /// <summary>Solves, and gives the solution of every noise sample rather than their mean, for losses that are not linear in it.</summary>
    /// <inheritdoc cref="Forward" path="/param"/>
    /// <returns>The solutions <c>[samples, batch, n]</c>; one sample with an estimator that draws none, and in evaluation mode.</returns>
    /// <remarks>The loss is meant to be a mean over the samples: then λ refers to one of them.</remarks>
    /// <inheritdoc cref="Forward" path="/exception"/>
    public Tensor ForwardSamples(Tensor costs, SolverBatch solver, Tensor? target = null)
    {
        using var scope = NewDisposeScope();
        Tensor samples = Pass(costs, solver, target, true);
        return (samples.shape.Length == 3 ? samples.transpose(0, 1) : samples.unsqueeze(0)).MoveToOuterDisposeScope();
    }

    private Tensor Pass(Tensor costs, SolverBatch solver, Tensor? target, bool samples)
    {
        ArgumentNullException.ThrowIfNull(costs);
        ArgumentNullException.ThrowIfNull(solver);
        CheckShape(costs, solver, nameof(costs));
        CheckProjection(solver);
        bool hasMargin = _margin is not null && training;
        if (hasMargin && _margin!.NeedsTarget)
        {
            CheckShape(
                target ?? throw new ArgumentException($"{_margin.GetType().Name} needs the target in training.", nameof(target)),
                solver,
                nameof(target));
        }

        var key = new StepKey(Seed, Step);
        SolverCall call = Call(solver, key, TensorRows.MeanNorm(solver, costs), samples);
        Tensor hardened = costs;
        if (_projection is not null)
        {
            using Tensor? mask = PaddingMask.Of(solver, costs.shape[0], costs.device);
            hardened = _projection.Project(hardened, mask);
        }

        hardened = hasMargin ? CostClipping.ClipMoved(solver, hardened, _margin!.Apply(hardened, target, key)) : hardened;
        if (training && _gradientEstimator is SampledGradientEstimator { Noise: not null } sampled)
        {
            double norm = ReferenceEquals(hardened, costs) ? call.CostNorm : TensorRows.MeanNorm(solver, hardened);
            call.NoiseShare = sampled.NoiseShare(norm / Math.Sqrt(solver.Width));
        }

        Tensor solution = SolverFunction.Apply(hardened, call);
        Step += training ? 1 : 0;
        _last = call;
        return solution;
    }

    private SolverCall Call(SolverBatch solver, StepKey key, double costNorm, bool samples)
    {
        if (training && double.IsNaN(_firstCostNorm) && costNorm > 0)
        {
            _firstCostNorm = costNorm;
        }

        GradientEstimator estimator = training ? _gradientEstimator : _evaluation ??= _gradientEstimator.ForEvaluation();
        return new SolverCall(estimator, solver, key, _upstreamReduction)
        {
            CostNorm = costNorm,
            CostDrift = training ? costNorm / _firstCostNorm : double.NaN,
            WantsSamples = samples,
            State = get_buffer(GradientState),
            Adapts = training,
            Finished = training ? Health.Add : null,
        };
    }

    private static void CheckShape(Tensor tensor, SolverBatch solver, string name)
    {
        if (tensor.dtype != ScalarType.Float32 || !solver.Fits(tensor.shape))
        {
            throw new ArgumentException(
                $"{name} must be Float32 {solver.Shape}, was {tensor.dtype} [{string.Join(", ", tensor.shape)}].", name);
        }
    }

    private void CheckProjection(SolverBatch solver)
    {
        for (int instance = 0; _projection is not null && instance < solver.InstanceCount; instance++)
        {
            _projection.Check(solver.ProblemOf(instance, solver.InstanceCount));
        }
    }
}
