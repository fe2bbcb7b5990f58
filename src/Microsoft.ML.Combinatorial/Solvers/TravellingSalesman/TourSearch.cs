using System.Numerics;

namespace Microsoft.ML.Combinatorial.Solvers.TravellingSalesman;

/// <summary>
/// Finds a tour cheaper than a known one, or proves that there is none: depth-first branch and bound over edges, with 1-tree bounds.
/// </summary>
/// <remarks>
/// At each node the bound rises by some steps from its parent's π; edges whose margin exceeds the gap are excluded or required; then the
/// 1-tree edge, at a city of degree above 2, that the bound would rise most without is first required, then excluded.
/// </remarks>
internal sealed class TourSearch
{
    private const int FewNodes = 64;

    private static readonly AscentSchedule Standing = new(1, 1, 0, 1, 1);
    private static readonly AscentSchedule AtNode = new(8, 0.5, 0.01, 3, 0.6);

    private readonly EdgeStates _states = new();
    private readonly EdgeMargins _margins = new();
    private readonly TourBound _bound;
    private readonly LinKernighan _heuristic;
    private TourCosts _costs = null!;
    private double[] _pi = [];
    private int[] _best = [];
    private double _bestCost;
    private double _tolerance;
    private int _nodes;
    private int _mostNodes;
    private bool _complete;

    public TourSearch(TourBound bound, LinKernighan heuristic) => (_bound, _heuristic) = (bound, heuristic);

    public void Reserve(TourCosts costs)
    {
        _costs = costs;
        _states.Reserve(costs);
        _margins.Reserve(costs, _bound.Tree);
        Workspace.Grow(ref _best, costs.Cities);
        Workspace.Grow(ref _pi, costs.Cities * 8);
    }

    /// <summary>Replaces a tour by a cheapest one.</summary>
    /// <param name="tour">The known tour; receives the best.</param>
    /// <param name="pi">π of the root's bound.</param>
    /// <param name="tolerance">A tour must be cheaper by more than this.</param>
    /// <param name="mostNodes">The search gives up after so many nodes.</param>
    /// <param name="limits">At the time limit the best tour so far stands.</param>
    /// <returns>Whether the tour is proven cheapest.</returns>
    public bool Improve(Span<int> tour, ReadOnlySpan<double> pi, double tolerance, int mostNodes, in SolverLimits limits)
    {
        _states.Clear();
        _margins.List(_states);
        tour.CopyTo(_best);
        _bestCost = _costs.Length(tour).Cost;
        _tolerance = tolerance;
        _complete = true;
        (_nodes, _mostNodes) = (0, mostNodes);
        pi.CopyTo(_pi);
        Branch(0, limits);
        _best.AsSpan(0, tour.Length).CopyTo(tour);
        return _complete;
    }

    private void Branch(int depth, in SolverLimits limits)
    {
        if (_nodes == _mostNodes || limits.Reached())
        {
            _complete = false;
            return;
        }

        if (++_nodes >= FewNodes && BitOperations.IsPow2(_nodes))
        {
            KickOn(limits);
        }

        if (!FindEdge(depth, limits, out (int I, int J) edge))
        {
            return;
        }

        int cities = _costs.Cities, mark = _states.Mark;
        if ((depth + 2) * cities > _pi.Length)
        {
            Array.Resize(ref _pi, 2 * _pi.Length);
        }

        for (int choice = 0; choice < 2 && _complete; choice++)
        {
            _pi.AsSpan(depth * cities, cities).CopyTo(_pi.AsSpan((depth + 1) * cities));
            if (choice == 0 ? _states.Require(edge.I, edge.J) : _states.Exclude(edge.I, edge.J))
            {
                Branch(depth + 1, limits);
            }

            _states.Undo(mark);
        }
    }

    /// <summary>A long search may lack a good tour rather than a good bound: takes the heuristic on for a share of the search's own
    /// time.</summary>
    private void KickOn(in SolverLimits limits)
    {
        _heuristic.Kick(_nodes, limits);
        double cost = _costs.Length(_heuristic.Best).Cost;
        if (cost < _bestCost - _tolerance)
        {
            _bestCost = cost;
            _heuristic.Best.CopyTo(_best);
        }
    }

    /// <summary>Bounds a node, excludes and requires what the bound allows, and finds the edge to branch on; false where the node holds no
    /// better tour, or its best one is found.</summary>
    private bool FindEdge(int depth, in SolverLimits limits, out (int I, int J) edge)
    {
        Span<double> pi = _pi.AsSpan(depth * _costs.Cities, _costs.Cities);
        edge = (-1, -1);
        for (bool isRoot = depth == 0; edge.I < 0; isRoot = false)
        {
            // The root's π has been found already; its 1-tree is built again, as the search may have changed it.
            double enough = _bestCost - _tolerance;
            double bound = _bound.Rise(_states.Weights, pi, _bestCost, enough, isRoot ? Standing : AtNode, limits);
            if (IsDone(bound) || !_margins.Apply(_states, pi, enough - bound))
            {
                return false;
            }

            if (isRoot)
            {
                _margins.List(_states);
            }

            // There is one unless the margins changed the 1-tree's own edges; then the bound is due again.
            edge = _margins.Dearest(_states, pi);
        }

        return true;
    }

    /// <summary>Whether a node needs no branching: its bound is too high, or its 1-tree is a tour and so the node's best.</summary>
    private bool IsDone(double bound)
    {
        if (bound >= _bestCost - _tolerance)
        {
            return true;
        }

        if (_bound.Tree.Imbalance != 0)
        {
            return false;
        }

        WriteTour();
        _bestCost = _costs.Length(_best.AsSpan(0, _costs.Cities)).Cost;
        return true;
    }

    /// <summary>Walks along a 1-tree in which every city has two edges.</summary>
    private void WriteTour()
    {
        OneTree tree = _bound.Tree;
        int last = _costs.Cities - 1, place = 0;
        _best[place++] = last;

        // One end of the last city leads up to the root along parents; the other does so too, from the other side.
        for (int city = tree.Ends.First; city >= 0; city = tree.Parent[city])
        {
            _best[place++] = city;
        }

        int back = _costs.Cities - 1;
        for (int city = tree.Ends.Second; place <= back; city = tree.Parent[city])
        {
            _best[back--] = city;
        }
    }
}
