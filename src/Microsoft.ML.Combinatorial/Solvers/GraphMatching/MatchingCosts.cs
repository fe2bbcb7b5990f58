using System.Numerics.Tensors;
using Microsoft.ML.Combinatorial.Problems;

namespace Microsoft.ML.Combinatorial.Solvers.GraphMatching;

/// <summary>
/// One instance: two graphs and their costs, with all keypoints unmatched as the zero of the scale. Matching left i with right s changes
/// the cost by its node cost; two matched pairs that lie on an edge of both graphs add the cost of that pair of edges.
/// </summary>
internal sealed class MatchingCosts
{
    private float[] _edgeCosts = [];
    private double[] _node = [];

    public ArcLists Left { get; } = new();

    public ArcLists Right { get; } = new();

    /// <summary>The cost of leaving every keypoint unmatched.</summary>
    public double Base { get; private set; }

    /// <summary>A positive amount far below the costs' size and far above rounding errors: what counts as a change for the
    /// better.</summary>
    public double Tolerance { get; private set; }

    /// <summary>Left × right: cost of the pair less the costs of leaving both its keypoints unmatched.</summary>
    public ReadOnlySpan<double> Node => _node.AsSpan(0, Left.Count * Right.Count);

    /// <summary>The costs of pairs of edges: left edge by left edge, for each right edge straight and swapped.</summary>
    public ReadOnlySpan<float> EdgePairs => _edgeCosts.AsSpan(0, 2 * Left.EdgeCount * Right.EdgeCount);

    public void Prepare(GraphMatchingProblem problem)
    {
        Left.Load(problem.LeftCount, problem.LeftEdges);
        Right.Load(problem.RightCount, problem.RightEdges);
        Workspace.Grow(ref _node, problem.NodeSlotCount);
        Workspace.Grow(ref _edgeCosts, problem.Size - problem.EdgeSlotStart);
    }

    public void Load(GraphMatchingProblem problem, ReadOnlySpan<float> costs)
    {
        costs[problem.EdgeSlotStart..].CopyTo(_edgeCosts);
        ReadOnlySpan<float> left = costs.Slice(problem.UnmatchedLeftSlot(0), Left.Count);
        ReadOnlySpan<float> right = costs.Slice(problem.UnmatchedRightSlot(0), Right.Count);
        Base = 0;
        double size = 0;
        foreach (float unmatched in costs[problem.NodeSlotCount..problem.EdgeSlotStart])
        {
            Base += unmatched;
            size = Math.Max(size, Math.Abs(unmatched));
        }

        for (int i = 0, slot = 0; i < left.Length; i++)
        {
            for (int s = 0; s < right.Length; s++, slot++)
            {
                _node[slot] = (double)costs[slot] - left[i] - right[s];
                size = Math.Max(size, Math.Abs(_node[slot]));
            }
        }

        if (problem.Size > problem.EdgeSlotStart)
        {
            size = Math.Max(size, Math.Abs(TensorPrimitives.MaxMagnitude(costs[problem.EdgeSlotStart..])));
        }

        Tolerance = 1e-10 * size;
    }

    /// <summary>The cost of a left arc on a right arc: its tail on that tail, its head on that head.</summary>
    public double PairOfArcs(int leftArc, int rightArc) => PairsOf(leftArc)[Right.Key[rightArc] ^ (Left.Key[leftArc] & 1)];

    /// <summary>Adds <paramref name="weight"/> times what matching j with t would add to every pair i, s beside it.</summary>
    public void AddPairs(int j, int t, double weight, Span<double> gain)
    {
        int first = Right.Start[t];
        ReadOnlySpan<int> heads = Right.Head[first..Right.Start[t + 1]];
        ReadOnlySpan<int> keys = Right.Key[first..Right.Start[t + 1]];
        for (int arc = Left.Start[j]; arc < Left.Start[j + 1]; arc++)
        {
            ReadOnlySpan<float> pairs = PairsOf(arc);
            int side = Left.Key[arc] & 1;
            Span<double> row = gain.Slice(Left.Head[arc] * Right.Count, Right.Count);
            for (int b = 0; b < heads.Length; b++)
            {
                row[heads[b]] += weight * pairs[keys[b] ^ side];
            }
        }
    }

    /// <summary>The least cost of a left arc on any right arc that leaves s; 0 where none does.</summary>
    public double LeastPair(int leftArc, int s)
    {
        int first = Right.Start[s];
        ReadOnlySpan<int> keys = Right.Key[first..Right.Start[s + 1]];
        ReadOnlySpan<float> pairs = PairsOf(leftArc);
        int side = Left.Key[leftArc] & 1;
        float least = keys.IsEmpty ? 0 : float.MaxValue;
        foreach (int key in keys)
        {
            least = Math.Min(least, pairs[key ^ side]);
        }

        return least;
    }

    /// <summary>The mean cost of a left arc on the right arcs that leave s; 0 where none does.</summary>
    public double MeanPair(int leftArc, int s)
    {
        int first = Right.Start[s];
        ReadOnlySpan<int> keys = Right.Key[first..Right.Start[s + 1]];
        ReadOnlySpan<float> pairs = PairsOf(leftArc);
        int side = Left.Key[leftArc] & 1;
        double sum = 0;
        foreach (int key in keys)
        {
            sum += pairs[key ^ side];
        }

        return sum / Math.Max(1, keys.Length);
    }

    /// <summary>The costs of an arc's edge on every right edge, straight and swapped side by side.</summary>
    private ReadOnlySpan<float> PairsOf(int leftArc) =>
        _edgeCosts.AsSpan((Left.Key[leftArc] >> 1) * 2 * Right.EdgeCount, 2 * Right.EdgeCount);
}
