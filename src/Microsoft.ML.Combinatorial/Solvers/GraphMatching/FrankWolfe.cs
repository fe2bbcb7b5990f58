using System.Numerics.Tensors;

namespace Microsoft.ML.Combinatorial.Solvers.GraphMatching;

/// <summary>
/// Follows the relaxed problem downhill: linearise the cost at a fractional matching, assign at least linear cost, go to the best point of
/// the line between both, and again. Every assignment on the way is a matching in its own right, and the best of them is kept.
/// </summary>
/// <remarks>Source: Frank and Wolfe 1956; for matching, Leordeanu, Hebert and Sukthankar 2009 (integer projected fixed point).</remarks>
internal sealed class FrankWolfe
{
    private readonly PartialAssignment _assignment;
    private MatchingCosts _costs = null!;
    private int[] _vertexMatch = [];
    private double[] _point = [];
    private double[] _pointPairs = [];
    private double[] _vertex = [];
    private double[] _vertexPairs = [];
    private double[] _gradient = [];

    public FrankWolfe(PartialAssignment assignment) => _assignment = assignment;

    public void Prepare(MatchingCosts costs)
    {
        _costs = costs;
        int nodes = costs.Node.Length;
        Workspace.Grow(ref _vertexMatch, costs.Left.Count);
        Workspace.Grow(ref _point, nodes);
        Workspace.Grow(ref _pointPairs, nodes);
        Workspace.Grow(ref _vertex, nodes);
        Workspace.Grow(ref _vertexPairs, nodes);
        Workspace.Grow(ref _gradient, nodes);
    }

    /// <summary>Starts at a matching and replaces it by the best one met.</summary>
    public void Improve(int rounds, Span<int> match, in SolverLimits limits)
    {
        int nodes = _costs.Node.Length;
        Span<double> point = _point.AsSpan(0, nodes), pointPairs = _pointPairs.AsSpan(0, nodes);
        Span<double> vertex = _vertex.AsSpan(0, nodes), vertexPairs = _vertexPairs.AsSpan(0, nodes);
        Span<double> gradient = _gradient.AsSpan(0, nodes);
        Span<int> vertexMatch = _vertexMatch.AsSpan(0, match.Length);
        double best = Expand(match, point, pointPairs);
        for (int round = 0; round < rounds && !limits.Reached(); round++)
        {
            TensorPrimitives.Add(_costs.Node, pointPairs, gradient);
            _assignment.Solve(gradient, vertexMatch, limits);
            double cost = Expand(vertexMatch, vertex, vertexPairs);
            if (cost < best - _costs.Tolerance)
            {
                best = cost;
                vertexMatch.CopyTo(match);
            }

            // On the line point + step (vertex − point) the cost is a parabola.
            TensorPrimitives.Subtract(vertex, point, vertex);
            TensorPrimitives.Subtract(vertexPairs, pointPairs, vertexPairs);
            double slope = TensorPrimitives.Dot<double>(gradient, vertex);
            double curvature = TensorPrimitives.Dot<double>(vertex, vertexPairs);
            if (slope >= -_costs.Tolerance)
            {
                break;
            }

            double step = curvature > 0 ? Math.Min(1, -slope / curvature) : 1;
            TensorPrimitives.MultiplyAdd(vertex, step, point, point);
            TensorPrimitives.MultiplyAdd(vertexPairs, step, pointPairs, pointPairs);
        }
    }

    /// <summary>Writes a matching as a 0/1 vector, and what it adds to every pair's gain; returns its cost.</summary>
    private double Expand(ReadOnlySpan<int> match, Span<double> vertex, Span<double> pairs)
    {
        vertex.Clear();
        pairs.Clear();
        for (int i = 0; i < match.Length; i++)
        {
            if (match[i] >= 0)
            {
                vertex[(i * _costs.Right.Count) + match[i]] = 1;
                _costs.AddPairs(i, match[i], 1, pairs);
            }
        }

        // Each pair of matches is counted from both its ends.
        return TensorPrimitives.Dot(_costs.Node, vertex) + (TensorPrimitives.Dot<double>(pairs, vertex) / 2);
    }
}
