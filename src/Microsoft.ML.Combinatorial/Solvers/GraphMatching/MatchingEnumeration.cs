namespace Microsoft.ML.Combinatorial.Solvers.GraphMatching;

/// <summary>
/// Exact search for small instances: left keypoints are matched one after the other in every way, and a branch is left as soon as what is
/// still to come cannot make it better than the best.
/// </summary>
internal sealed class MatchingEnumeration
{
    // Number of partial matchings up to which it is worth while; 7 keypoints against 7 have 130,922.
    private const double Most = 150_000;

    private MatchingCosts _costs = null!;
    private MatchingState _state = null!;
    private double[] _ahead = [];
    private double _best;

    /// <summary>Tells whether an instance is small enough.</summary>
    public static bool Fits(int left, int right)
    {
        (double few, double many) = left < right ? (left, right) : (right, left);
        double ways = 1, sum = 1;
        for (int pairs = 0; pairs < few && sum <= Most; pairs++)
        {
            // One pair more: any of the remaining of either side, in any order.
            ways *= (few - pairs) * (many - pairs) / (pairs + 1);
            sum += ways;
        }

        return sum <= Most;
    }

    public void Prepare(MatchingCosts costs, MatchingState state)
    {
        (_costs, _state) = (costs, state);
        if (Fits(costs.Left.Count, costs.Right.Count))
        {
            Workspace.Grow(ref _ahead, costs.Left.Count * costs.Node.Length);
        }
    }

    /// <summary>Replaces a matching of the given cost by one of least cost. False when the time limit was reached.</summary>
    public bool Improve(ref double best, Span<int> match, in SolverLimits limits)
    {
        LookAhead();
        _state.Clear();
        _best = best;
        bool complete = Branch(0, match, limits);
        best = _best;
        return complete;
    }

    private bool Branch(int i, Span<int> match, in SolverLimits limits)
    {
        if (!CanImprove(i))
        {
            return true;
        }

        if (i == match.Length)
        {
            _best = _state.Cost;
            _state.Match.CopyTo(match);
            return true;
        }

        bool complete = !limits.Reached();
        for (int s = -1; s < _costs.Right.Count && complete; s++)
        {
            if (s < 0 || _state.Owner[s] < 0)
            {
                _state.Place(i, s);
                complete = Branch(i + 1, match, limits);
                _state.Lift(i);
            }
        }

        return complete;
    }

    /// <summary>Whether the left keypoints from i on, each at the least that it can add, lead below the best.</summary>
    private bool CanImprove(int i)
    {
        int right = _costs.Right.Count;
        ReadOnlySpan<int> owner = _state.Owner;
        double bound = _state.Cost;
        double target = _best - _costs.Tolerance;
        for (int later = i; later < _costs.Left.Count; later++)
        {
            ReadOnlySpan<double> gain = _state.Gain.Slice(later * right, right);
            ReadOnlySpan<double> ahead = _ahead.AsSpan((i * _costs.Node.Length) + (later * right), right);
            double least = 0;
            for (int s = 0; s < gain.Length; s++)
            {
                if (owner[s] < 0)
                {
                    least = Math.Min(least, gain[s] + ahead[s]);
                }
            }

            bound += least;
        }

        return bound < target;
    }

    /// <summary>
    /// For every depth d, left i and right s: the least that those edges of i can cost whose other end lies in d … i − 1, when i is matched
    /// with s. So an edge between two keypoints to come counts once, at the second of them.
    /// </summary>
    private void LookAhead()
    {
        int right = _costs.Right.Count, nodes = _costs.Node.Length, last = _costs.Left.Count - 1;
        _ahead.AsSpan(last * nodes, nodes).Clear();
        for (int depth = last - 1; depth >= 0; depth--)
        {
            Span<double> ahead = _ahead.AsSpan(depth * nodes, nodes);
            _ahead.AsSpan((depth + 1) * nodes, nodes).CopyTo(ahead);
            for (int arc = _costs.Left.Start[depth]; arc < _costs.Left.Start[depth + 1]; arc++)
            {
                int later = _costs.Left.Head[arc];
                int back = _costs.Left.Between(later, depth);
                for (int s = 0; s < right && later > depth; s++)
                {
                    ahead[(later * right) + s] += Math.Min(0, _costs.LeastPair(back, s));
                }
            }
        }
    }
}
