using System.Diagnostics;
using Microsoft.ML.Combinatorial.Geometry.Minimal;
using TorchSharp;
using static TorchSharp.torch;

namespace Microsoft.ML.Combinatorial.Layers;

/// <summary>
/// One pass of a batch through a weighted fit and back: the fits forward, and the exact derivative by the implicit function theorem
/// backward. A row that its pairs do not determine has zeros for a solution, and no gradient.
/// </summary>
internal sealed class RegistrationCall(IMinimalSolver solver)
{
    private readonly GeometryBatch _batch = new(solver);
    private double[] _pairs = [];
    private double[] _solutions = [];

    /// <summary>Gets the time spent in fits and derivatives.</summary>
    public TimeSpan Elapsed { get; private set; }

    /// <summary>Gets the number of rows solved and differentiated.</summary>
    public long SolverCalls { get; private set; }

    /// <summary>Gets the share of rows without a gradient; NaN before the backward pass.</summary>
    public double ZeroGradientShare { get; private set; } = double.NaN;

    /// <summary>Fits: [batch, inputs] → [batch, outputs], in double precision.</summary>
    public Tensor Forward(Tensor pairs)
    {
        long start = Stopwatch.GetTimestamp();
        long rows = pairs.shape[0];
        _pairs = Values(pairs);
        _solutions = new double[rows * solver.OutputLength];
        _batch.Solve(_pairs, _solutions, new int[rows]);
        SolverCalls += rows;
        Elapsed += Stopwatch.GetElapsedTime(start);
        return tensor(_solutions, [rows, solver.OutputLength], device: pairs.device);
    }

    /// <summary>dL/dpairs from dL/dsolutions.</summary>
    public Tensor Backward(Tensor upstream)
    {
        long start = Stopwatch.GetTimestamp();
        long rows = upstream.shape[0];
        var gradient = new double[_pairs.Length];
        int degenerate = _batch.Differentiate(_pairs, _solutions, Values(upstream), gradient);
        ZeroGradientShare = degenerate / (double)rows;
        SolverCalls += rows;
        Elapsed += Stopwatch.GetElapsedTime(start);
        return tensor(gradient, [rows, solver.InputLength], device: upstream.device);
    }

    private static double[] Values(Tensor values)
    {
        using DisposeScope scope = NewDisposeScope();
        return values.detach().cpu().to(ScalarType.Float64).contiguous().data<double>().ToArray();
    }
}
