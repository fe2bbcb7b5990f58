using System.Numerics.Tensors;
using Microsoft.ML.Combinatorial.Problems;

namespace Microsoft.ML.Combinatorial.Solvers.GraphMatching;

/// <summary>
/// Raises a lower bound of the least cost by block-coordinate ascent on a Lagrangean dual. Its parts are one linear assignment of the keypoints
/// and one factor for every edge of either graph; costs move between them, which changes no matching's cost, so that the sum of the
/// parts' least costs grows.
/// </summary>
/// <remarks>
/// <para>The edges' least costs are 0 after their first sweep, so the bound is that of the assignment, solved exactly after each sweep. Its
/// dual prices stay behind as the price of a partner's being taken, and what is left are the unary costs of the next sweep. The
/// assignment of each sweep is a matching worth a look.</para>
/// <para>The bound never falls. It need not reach the relaxation's own optimum, as coordinate ascent may stop before it.</para>
/// <para>Sources: Swoboda et al. 2017, "A study of Lagrangean decompositions and dual ascent solvers for graph matching" (edges of both graphs
/// as factors); Haller et al. 2022. Differs from them in the assignment as one block in place of a factor for each right keypoint.</para>
/// <para>Complexity of a sweep: E·r² + E·F, vectorised, for the left edges and F·l² + E·F for the right ones, and an assignment.</para>
/// </remarks>
internal sealed class DualAscent
{
    private readonly PartialAssignment _assignment;
    private readonly EdgeFactors _leftEdges = new();
    private readonly EdgeFactors _rightEdges = new();
    private double[] _linear = [];
    private double[] _alpha = [];
    private double[] _beta = [];
    private int _left;
    private int _right;
    private double _constant;

    // Whether every factor has been updated once: before, an edge's least cost may lie below 0.
    private bool _swept;

    public DualAscent(PartialAssignment assignment) => _assignment = assignment;

    /// <summary>The lower bound of the cost, counted from all keypoints unmatched; −∞ before the first sweep, unless there is no
    /// edge.</summary>
    public double Bound { get; private set; }

    private Span<double> Linear => _linear.AsSpan(0, _left * _right);

    public void Prepare(GraphMatchingProblem problem)
    {
        (_left, _right) = (problem.LeftCount, problem.RightCount);
        _leftEdges.Prepare(_left, problem.LeftEdges, _right, problem.RightEdges);
        _rightEdges.Prepare(_right, problem.RightEdges, _left, problem.LeftEdges);
        Workspace.Grow(ref _linear, problem.NodeSlotCount);
        Workspace.Grow(ref _alpha, _left);
        Workspace.Grow(ref _beta, _right);
    }

    /// <summary>Begins with all pair costs at the left edges.</summary>
    /// <param name="costs">The instance.</param>
    /// <param name="match">Receives the assignment by node costs alone.</param>
    /// <param name="limits">As everywhere.</param>
    public void Start(MatchingCosts costs, Span<int> match, in SolverLimits limits)
    {
        _constant = 0;
        costs.Node.CopyTo(Linear);
        _leftEdges.Start(costs.EdgePairs);
        _rightEdges.Start([]);
        _swept = costs.EdgePairs.IsEmpty;
        Bound = double.NegativeInfinity;
        Assign(match, limits);
    }

    /// <summary>Lets the left edges pass on what they know.</summary>
    /// <param name="forward">In their order or against it.</param>
    /// <param name="match">Receives an assignment of least cost by what is known then.</param>
    /// <param name="limits">As everywhere.</param>
    public void SweepLeft(bool forward, Span<int> match, in SolverLimits limits)
    {
        ReadOnlySpan<double> beta = _beta.AsSpan(0, _right);
        for (int i = 0; i < _left; i++)
        {
            Span<double> unary = _leftEdges.Unary(i);
            TensorPrimitives.Subtract(Linear.Slice(i * _right, _right), beta, unary);
            unary[_right..].Clear();
        }

        _swept |= _leftEdges.Sweep(forward, _rightEdges, limits);
        for (int i = 0; i < _left; i++)
        {
            Span<double> unary = _leftEdges.Unary(i)[..(_right + 1)], linear = Linear.Slice(i * _right, _right);
            _constant += unary[_right];
            TensorPrimitives.Add(unary[.._right], beta, linear);
            TensorPrimitives.Subtract(linear, unary[_right], linear);
        }

        Assign(match, limits);
    }

    /// <summary>Lets the right edges pass on what they know.</summary>
    /// <param name="forward">In their order or against it.</param>
    /// <param name="match">Receives an assignment of least cost by what is known then.</param>
    /// <param name="limits">As everywhere.</param>
    public void SweepRight(bool forward, Span<int> match, in SolverLimits limits)
    {
        Span<double> linear = Linear;
        for (int s = 0; s < _right; s++)
        {
            Span<double> unary = _rightEdges.Unary(s);
            for (int i = 0; i < _left; i++)
            {
                unary[i] = linear[(i * _right) + s] - _alpha[i];
            }

            unary[_left..].Clear();
        }

        _rightEdges.Sweep(forward, _leftEdges, limits);
        for (int s = 0; s < _right; s++)
        {
            Span<double> unary = _rightEdges.Unary(s);
            double none = unary[_left];
            _constant += none;
            for (int i = 0; i < _left; i++)
            {
                linear[(i * _right) + s] = unary[i] - none + _alpha[i];
            }
        }

        Assign(match, limits);
    }

    private void Assign(Span<int> match, in SolverLimits limits)
    {
        double least = _assignment.Solve(Linear, match, limits);
        _assignment.ReadPrices(Linear, _alpha.AsSpan(0, _left), _beta.AsSpan(0, _right));
        Bound = _swept ? Math.Max(Bound, _constant + least) : Bound;
    }
}
