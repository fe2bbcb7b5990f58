namespace Microsoft.ML.Combinatorial.Solvers.TravellingSalesman;

/// <summary>
/// Raises the 1-tree bound by subgradient steps on π: a city with more than two edges becomes dearer, one with fewer cheaper.
/// </summary>
/// <remarks>
/// Steps: λ · (cost of a known tour − bound) / Σ (degree − 2)², along 0.7 of the present and 0.3 of the last direction; λ shrinks
/// when the bound has not risen for some steps. Source: Held and Karp 1971, doi:10.1007/BF01584070; the mixed
/// direction of Volgenant and Jonker 1982.
/// </remarks>
internal sealed class TourBound
{
    private TourCosts _costs = null!;
    private double[] _pi = [];
    private double[] _direction = [];

    /// <summary>Gets the 1-tree; after a rise the one of the best bound.</summary>
    public OneTree Tree { get; } = new();

    public void Reserve(TourCosts costs)
    {
        _costs = costs;
        Tree.Reserve(costs.Cities);
        Workspace.Grow(ref _pi, costs.Cities);
        Workspace.Grow(ref _direction, costs.Cities);
    }

    /// <summary>Raises the bound from a start.</summary>
    /// <param name="weights">The costs, with ±∞ at edges that are excluded or required.</param>
    /// <param name="pi">The start; receives the best.</param>
    /// <param name="target">Cost of a known tour, which the steps aim at.</param>
    /// <param name="enough">The rise ends where the bound reaches this.</param>
    /// <param name="schedule">How many steps of what length.</param>
    /// <param name="limits">The rise ends at the time limit.</param>
    /// <returns>The bound; +∞ where the edges that are left make no 1-tree.</returns>
    public double Rise(
        double[] weights, Span<double> pi, double target, double enough, in AscentSchedule schedule, in SolverLimits limits)
    {
        Span<double> current = _pi.AsSpan(0, _costs.Cities), direction = _direction.AsSpan(0, _costs.Cities);
        pi.CopyTo(current);
        direction.Clear();
        double best = double.NegativeInfinity, lambda = schedule.Lambda;
        int stale = 0;
        bool isBest = false;
        for (int step = 0; step < schedule.Steps && lambda > schedule.LeastLambda; step++)
        {
            if (!Tree.Build(_costs, weights, current))
            {
                return double.PositiveInfinity;
            }

            isBest = Tree.Bound > best || Tree.Imbalance == 0;
            if (isBest)
            {
                best = Tree.Bound;
                current.CopyTo(pi);
                stale = 0;
            }
            else if (++stale >= schedule.Patience)
            {
                lambda *= schedule.Shrink;
                stale = 0;
            }

            if (best >= enough || Tree.Imbalance == 0 || limits.Reached())
            {
                break;
            }

            Step(current, direction, lambda * (target - Tree.Bound) / Tree.Imbalance);
        }

        if (!isBest)
        {
            Tree.Build(_costs, weights, pi);
        }

        return best;
    }

    private void Step(Span<double> pi, Span<double> direction, double length)
    {
        ReadOnlySpan<int> degree = Tree.Degree;
        for (int city = 0; city < pi.Length; city++)
        {
            direction[city] = (0.7 * (degree[city] - 2)) + (0.3 * direction[city]);
            pi[city] += length * direction[city];
        }
    }
}
