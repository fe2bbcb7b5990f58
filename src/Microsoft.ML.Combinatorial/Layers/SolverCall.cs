using Microsoft.ML.Combinatorial.Gradients;
using Microsoft.ML.Combinatorial.Solvers;
using static TorchSharp.torch;

namespace Microsoft.ML.Combinatorial.Layers;

/// <summary>One pass through the solver and back: what the autograd function carries from the one to the other.</summary>
internal sealed class SolverCall(GradientEstimator estimator, SolverBatch solver, StepKey step, UpstreamReduction reduction)
{
    private object? _saved;
    private bool _isArray;
    private double _zeroShare = double.NaN;
    private long _calls;

    /// <summary>The costs' mean norm, before projection and margin.</summary>
    public double CostNorm { get; init; }

    /// <summary>Whether the graph has to keep tensors.</summary>
    public bool KeepsTensors { get; private set; }

    public GradientDiagnostics Diagnostics => new(_zeroShare, _calls, CostNorm);

    /// <summary>Solves; <paramref name="keep"/> receives the tensors that the graph has to keep.</summary>
    public Tensor Forward(Tensor costs, List<Tensor> keep)
    {
        long before = solver.Statistics.Calls;
        (Tensor solution, object? saved) = estimator.Forward(solver, costs, step);
        _calls += solver.Statistics.Calls - before;
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
        long before = solver.Statistics.Calls;
        using var scope = NewDisposeScope();
        long batch = upstream.shape[0];
        bool scale = reduction == UpstreamReduction.Mean && batch > 1;
        Tensor gradient = estimator.Backward(solver, saved, scale ? upstream.mul(batch) : upstream);
        _calls += solver.Statistics.Calls - before;
        _zeroShare = TensorRows.ZeroShare(solver, gradient);
        return (scale ? gradient.div(batch) : gradient).MoveToOuterDisposeScope();
    }
}
