namespace Microsoft.ML.Combinatorial.Solvers.GraphMatching;

/// <summary>Matchings of different kinds to search from, and a bound that takes no search.</summary>
internal sealed class StartMatchings
{
    private readonly PartialAssignment _assignment;
    private MatchingCosts _costs = null!;
    private double[] _linear = [];

    public StartMatchings(PartialAssignment assignment) => _assignment = assignment;

    private Span<double> Linear => _linear.AsSpan(0, _costs.Node.Length);

    public void Prepare(MatchingCosts costs)
    {
        _costs = costs;
        Workspace.Grow(ref _linear, costs.Node.Length);
    }

    /// <summary>An assignment in which every edge costs the least that it can.</summary>
    public void WithLeastEdges(Span<int> match, in SolverLimits limits)
    {
        SpreadEdges(least: true);
        _assignment.Solve(Linear, match, limits);
    }

    /// <summary>An assignment in which every edge costs its mean.</summary>
    public void WithMeanEdges(Span<int> match, in SolverLimits limits)
    {
        SpreadEdges(least: false);
        _assignment.Solve(Linear, match, limits);
    }

    /// <summary>The cheapest pair given the pairs before it, until none lowers the cost.</summary>
    /// <param name="state">Work space.</param>
    /// <param name="match">Receives the matching.</param>
    public void CheapestPairs(MatchingState state, Span<int> match)
    {
        state.Clear();
        while (true)
        {
            int slot = -1;
            double least = -_costs.Tolerance;
            for (int i = 0; i < _costs.Left.Count; i++)
            {
                for (int s = 0; s < _costs.Right.Count && state.Match[i] < 0; s++)
                {
                    if (state.Owner[s] < 0 && state.GainOf(i, s) < least)
                    {
                        least = state.GainOf(i, s);
                        slot = (i * _costs.Right.Count) + s;
                    }
                }
            }

            if (slot < 0)
            {
                state.Match.CopyTo(match);
                return;
            }

            state.Place(slot / _costs.Right.Count, slot % _costs.Right.Count);
        }
    }

    /// <summary>A lower bound of the least cost: each left keypoint at the best of its pairs, with every edge at its least cost.</summary>
    public double LooseBound()
    {
        SpreadEdges(least: true);
        double bound = 0;
        for (int i = 0; i < _costs.Left.Count; i++)
        {
            double least = 0;
            foreach (double cost in Linear.Slice(i * _costs.Right.Count, _costs.Right.Count))
            {
                least = Math.Min(least, cost);
            }

            bound += least;
        }

        return bound;
    }

    /// <summary>Node costs plus, for every edge at the left keypoint, half of its least or mean cost at the right one.</summary>
    private void SpreadEdges(bool least)
    {
        Span<double> linear = Linear;
        _costs.Node.CopyTo(linear);
        for (int i = 0; i < _costs.Left.Count; i++)
        {
            for (int arc = _costs.Left.Start[i]; arc < _costs.Left.Start[i + 1]; arc++)
            {
                for (int s = 0; s < _costs.Right.Count; s++)
                {
                    // The least may be 0: an edge that is not matched costs nothing.
                    double cost = least ? Math.Min(0, _costs.LeastPair(arc, s)) : _costs.MeanPair(arc, s);
                    linear[(i * _costs.Right.Count) + s] += cost / 2;
                }
            }
        }
    }
}
