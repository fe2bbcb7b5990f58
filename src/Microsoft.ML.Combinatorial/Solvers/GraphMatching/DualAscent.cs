using Microsoft.ML.Combinatorial.Problems;

namespace Microsoft.ML.Combinatorial.Solvers.GraphMatching;

/// <summary>
/// Raises a lower bound by block-coordinate ascent on a Lagrangean dual: one linear assignment over all pairs of keypoints, and a factor for
/// every edge of either graph.
/// </summary>
internal sealed class DualAscent
{
    private readonly PartialAssignment _assignment;
    private readonly EdgeFactors _left = new();
    private readonly EdgeFactors _right = new();
    private double[] _linear = [];
    private double[] _alpha = [];
    private double[] _beta = [];
    private double _constant;

    public DualAscent(PartialAssignment assignment) => _assignment = assignment;

    public double Bound { get; private set; }

    public ReadOnlySpan<double> Linear => _linear.AsSpan(0, _left.Count * _right.Count);

    public void Prepare(GraphMatchingProblem problem)
    {
        _left.Prepare(problem.LeftCount, problem.LeftEdges, problem.RightCount, problem.RightEdges);
        _right.Prepare(problem.RightCount, problem.RightEdges, problem.LeftCount, problem.LeftEdges);
        Workspace.Grow(ref _linear, problem.NodeSlotCount);
        Workspace.Grow(ref _alpha, problem.LeftCount);
        Workspace.Grow(ref _beta, problem.RightCount);
    }

    public void Load(MatchingCosts costs, Span<int> match, in SolverLimits limits)
    {
        _constant = 0;
        Bound = double.NegativeInfinity;
        costs.Node.CopyTo(_linear);
        _left.Clear();
        _right.Clear();
        _right.Pairs.Clear();
        ReadOnlySpan<float> pairs = costs.EdgePairs;
        Span<double> own = _left.Pairs;
        for (int k = 0; k < pairs.Length; k++)
        {
            own[k] = pairs[k];
        }

        Assign(match, limits);
        Bound = double.NegativeInfinity;
    }

    public void SweepLeft(bool forward, Span<int> match, in SolverLimits limits)
    {
        int right = _right.Count;
        for (int i = 0; i < _left.Count; i++)
        {
            Span<double> unary = _left.Unary.Slice(i * _left.Stride, _left.Stride);
            for (int s = 0; s < right; s++)
            {
                unary[s] = _linear[(i * right) + s] - _beta[s];
            }

            unary[right] = 0;
        }

        _left.Sweep(forward, _right);
        for (int i = 0; i < _left.Count; i++)
        {
            Span<double> unary = _left.Unary.Slice(i * _left.Stride, _left.Stride);
            _constant += unary[right];
            for (int s = 0; s < right; s++)
            {
                _linear[(i * right) + s] = unary[s] - unary[right] + _beta[s];
            }
        }

        Assign(match, limits);
    }

    public void SweepRight(bool forward, Span<int> match, in SolverLimits limits)
    {
        int right = _right.Count;
        for (int s = 0; s < right; s++)
        {
            Span<double> unary = _right.Unary.Slice(s * _right.Stride, _right.Stride);
            for (int i = 0; i < _left.Count; i++)
            {
                unary[i] = _linear[(i * right) + s] - _alpha[i];
            }

            unary[_left.Count] = 0;
        }

        _right.Sweep(forward, _left);
        for (int s = 0; s < right; s++)
        {
            Span<double> unary = _right.Unary.Slice(s * _right.Stride, _right.Stride);
            _constant += unary[_left.Count];
            for (int i = 0; i < _left.Count; i++)
            {
                _linear[(i * right) + s] = unary[i] - unary[_left.Count] + _alpha[i];
            }
        }

        Assign(match, limits);
    }

    private void Assign(Span<int> match, in SolverLimits limits)
    {
        Span<double> linear = _linear.AsSpan(0, _left.Count * _right.Count);
        double least = _assignment.Solve(linear, match, limits);
        _assignment.ReadPrices(linear, _alpha.AsSpan(0, _left.Count), _beta.AsSpan(0, _right.Count));
        Bound = Math.Max(Bound, _constant + least);
    }
}
