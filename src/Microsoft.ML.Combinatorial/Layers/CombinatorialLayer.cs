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
/// changes no decision.</para>
/// <para>A step is one forward pass in training mode. Seed and step key all noise, so a run that sets <see cref="Step"/> from a
/// checkpoint goes on as it would have.</para>
/// </remarks>
public sealed class CombinatorialLayer : nn.Module<Tensor, Tensor>
{
    private readonly GradientEstimator _gradientEstimator;
    private readonly CostProjection? _projection;
    private readonly CostMargin? _margin;
    private readonly UpstreamReduction _upstreamReduction;
    private readonly SolverBatch? _solver;
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

        using var scope = NewDisposeScope();
        var key = new StepKey(Seed, Step);
        var call = new SolverCall(_gradientEstimator, solver, key, _upstreamReduction) { CostNorm = TensorRows.MeanNorm(solver, costs) };
        Tensor hardened = costs;
        if (_projection is not null)
        {
            using Tensor? mask = PaddingMask.Of(solver, costs.shape[0], costs.device);
            hardened = _projection.Project(hardened, mask);
        }

        hardened = hasMargin ? _margin!.Apply(hardened, target, key) : hardened;
        Tensor solution = SolverFunction.Apply(hardened, call);
        Step += training ? 1 : 0;
        _last = call;
        return solution.MoveToOuterDisposeScope();
    }

    private static void CheckShape(Tensor tensor, SolverBatch solver, string name)
    {
        if (tensor.dtype != ScalarType.Float32 || tensor.shape.Length != 2 || tensor.shape[0] == 0 || tensor.shape[1] != solver.Width)
        {
            throw new ArgumentException(
                $"{name} must be Float32 [batch, {solver.Width}], was {tensor.dtype} [{string.Join(", ", tensor.shape)}].", name);
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
