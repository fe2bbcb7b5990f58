using System.Diagnostics;
using System.Numerics.Tensors;
using Microsoft.ML.Combinatorial.Geometry.Minimal;
using static TorchSharp.torch;
using Tensor = TorchSharp.torch.Tensor;

namespace Microsoft.ML.Combinatorial.Layers;

/// <summary>
/// One pass through a geometric solver and back. What the backward pass needs is held here in double precision, so the graph keeps no tensor,
/// and a graph that is kept may be run any number of times.
/// </summary>
/// <param name="batch">Solves.</param>
/// <param name="inputs">The rows.</param>
/// <param name="select">Picks solutions; null where each row has one at most, which is taken as it is.</param>
internal sealed class ImplicitCall(GeometryBatch batch, double[] inputs, ImplicitCall.Selection? select)
{
    private readonly int _width = batch.Solver.InputLength;
    private readonly int _length = batch.Solver.OutputLength;
    private readonly int _rows = inputs.Length / batch.Solver.InputLength;
    private double[] _selected = [];
    private double _forwardSeconds;

    /// <summary>Writes one of each row's solutions, or zeros where it has none.</summary>
    public delegate void Selection(GeometryBatch batch, ReadOnlySpan<double> solutions, Span<double> selected);

    public ImplicitDiagnostics Diagnostics { get; private set; }

    /// <summary>Row by row, the solutions that were selected.</summary>
    public ReadOnlySpan<double> Selected => _selected;

    public Tensor Forward(Tensor like)
    {
        long start = Stopwatch.GetTimestamp();
        double[] solutions = new double[_rows * batch.Solver.MaxSolutions * _length];
        batch.Solve(inputs, solutions, new int[_rows]);
        _selected = solutions;
        if (select is not null)
        {
            _selected = new double[_rows * _length];
            select(batch, solutions, _selected);
        }

        _forwardSeconds = Stopwatch.GetElapsedTime(start).TotalSeconds;
        Tensor result = HostDoubles.Write(_selected, _rows, _length, like, dropped: null);
        int without = 0;
        for (int row = 0; row < _rows; row++)
        {
            without += HasSolution(row) ? 0 : 1;
        }

        Diagnostics = new ImplicitDiagnostics(_rows, without, 0, 0, 0, double.NaN, _forwardSeconds);
        return result;
    }

    public Tensor Backward(Tensor upstream)
    {
        double[] above = HostDoubles.Read(upstream), gradients = new double[inputs.Length];
        var bad = new bool[_rows];
        for (int row = 0; row < _rows; row++)
        {
            Span<double> own = above.AsSpan(row * _length, _length);
            bad[row] = Math.Abs(TensorPrimitives.MaxMagnitude<double>(own)) is not <= double.MaxValue;
            if (bad[row])
            {
                own.Clear();
            }
        }

        long start = Stopwatch.GetTimestamp();
        var degeneracies = new Degeneracy[_rows];
        batch.Differentiate(inputs, _selected, above, gradients, degeneracies);
        double seconds = _forwardSeconds + Stopwatch.GetElapsedTime(start).TotalSeconds;
        var flagged = new bool[_rows];
        Tensor result = HostDoubles.Write(gradients, _rows, _width, upstream, row => flagged[row] = true);
        Count(degeneracies, flagged, bad, seconds);
        return result;
    }

    private void Count(Degeneracy[] degeneracies, bool[] flagged, bool[] bad, double seconds)
    {
        int count = 0, unsatisfied = 0;
        double worst = double.NaN;
        for (int row = 0; row < _rows; row++)
        {
            unsatisfied += degeneracies[row].Kind == DegeneracyKind.NoSolution && HasSolution(row) ? 1 : 0;
            if (flagged[row] || bad[row] || degeneracies[row].IsDegenerate)
            {
                count++;
            }
            else
            {
                worst = worst >= degeneracies[row].Condition ? worst : degeneracies[row].Condition;
            }
        }

        Diagnostics = Diagnostics with
        {
            Flagged = count, Unsatisfied = unsatisfied, BadUpstream = bad.Count(x => x), WorstCondition = worst, Seconds = seconds,
        };
    }

    private bool HasSolution(int row) => _selected.AsSpan(row * _length, _length).IndexOfAnyExcept(0) >= 0;
}
