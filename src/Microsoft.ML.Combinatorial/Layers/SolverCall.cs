using Microsoft.ML.Combinatorial.Gradients;
using Microsoft.ML.Combinatorial.Solvers;
using static TorchSharp.torch;

namespace Microsoft.ML.Combinatorial.Layers;

/// <summary>One pass through the solver and back: what the autograd function carries from the one to the other.</summary>
internal sealed class SolverCall(GradientEstimator estimator, SolverBatch solver, StepKey step, UpstreamReduction reduction)
{
    private double _changedShare = double.NaN;
    private TimeSpan _elapsed;
    private object? _saved;
    private bool _isArray;
    private double _zeroShare = double.NaN;
    private long _calls;

    /// <summary>The costs' mean norm, before projection and margin.</summary>
    public double CostNorm { get; init; }

    /// <summary>Whether the graph has to keep tensors.</summary>
    public bool KeepsTensors { get; private set; }

    /// <summary>The cost norm over that of the first step.</summary>
    public double CostDrift { get; init; } = double.NaN;

    /// <summary>The noise over the size of a cost.</summary>
    public double NoiseShare { get; set; } = double.NaN;

    /// <summary>Whether the samples are wanted rather than their mean.</summary>
    public bool WantsSamples { get; init; }

    /// <summary>The layer's adaptive state, or null; changed by the backward pass where it <see cref="Adapts"/>.</summary>
    public Tensor? State { get; init; }

    /// <summary>Whether the pass belongs to training.</summary>
    public bool Adapts { get; init; }

    /// <summary>Told of every backward pass.</summary>
    public Action<GradientDiagnostics>? Finished { get; init; }

    public GradientDiagnostics Diagnostics => new(_zeroShare, _calls, CostNorm)
    {
        ChangedDecisionShare = _changedShare,
        CostDrift = CostDrift,
        NoiseShare = NoiseShare,
        SolverSeconds = _elapsed.TotalSeconds,
    };

    /// <summary>Solves; <paramref name="keep"/> receives the tensors that the graph has to keep.</summary>
    public Tensor Forward(Tensor costs, List<Tensor> keep)
    {
        SolverStatistics before = solver.Statistics;
        (Tensor solution, object? saved) = WantsSamples && estimator is SampledGradientEstimator sampled
            ? sampled.ForwardSamples(solver, costs, step)
            : estimator.Forward(solver, costs, step);
        Count(before);
        _isArray = saved is Tensor[];
        KeepsTensors = saved is Tensor[] { Length: > 0 } or Tensor;
        if (KeepsTensors)
        {
            // Under names of their own: a graph that kept its own output would never be freed.
            keep.AddRange((saved as Tensor[] ?? [(Tensor)saved!]).Select(tensor => tensor.detach()));
        }
        else
        {
            _saved = saved;
        }

        return solution;
    }

    /// <summary>The gradient of the costs; <paramref name="kept"/> are the tensors that the graph kept.</summary>
    public Tensor Backward(List<Tensor> kept, Tensor upstream)
    {
        object? saved = !KeepsTensors ? _saved : _isArray ? kept.ToArray() : kept[0];
        SolverStatistics before = solver.Statistics;
        using var scope = NewDisposeScope();
        long batch = upstream.shape[0];
        bool scale = reduction == UpstreamReduction.Mean && batch > 1;
        float[] state = State is null ? [] : TensorRows.Values(TensorRows.OnHost(State)).ToArray();
        var context = new EstimatorContext(state, Adapts);
        Tensor gradient = estimator.Backward(solver, saved, scale ? upstream.mul(batch) : upstream, context);
        if (Adapts)
        {
            State?.copy_(tensor(state));
        }

        Count(before);
        _changedShare = context.ChangedDecisionShare;
        _zeroShare = TensorRows.ZeroShare(solver, gradient);
        Finished?.Invoke(Diagnostics);
        return (scale ? gradient.div(batch) : gradient).MoveToOuterDisposeScope();
    }

    private void Count(SolverStatistics before)
    {
        SolverStatistics now = solver.Statistics;
        _calls += now.Calls - before.Calls;
        _elapsed += now.Elapsed - before.Elapsed;
    }
}
