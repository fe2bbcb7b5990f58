namespace Microsoft.ML.Combinatorial.Solvers.GraphMatching;

/// <summary>
/// Improves a matching move by move. Each turn takes the best of all moves, for better or worse; a match just given up is closed for some
/// turns, so that the search climbs out of a local optimum instead of falling back. Ends after a number of turns without a new best.
/// </summary>
/// <remarks>
/// Moves: a left keypoint goes to a free right one; or is left unmatched; or takes the place of another, who takes the place that it left
/// or is left unmatched. Ties go to the first move in the order of the left, then the right keypoints.
/// </remarks>
internal sealed class TabuSearch
{
    private MatchingCosts _costs = null!;
    private MatchingState _state = null!;
    private int[] _closedUntil = [];
    private double[] _ownerGain = [];
    private double[] _lost = [];
    private double[] _won = [];

    public void Prepare(MatchingCosts costs, MatchingState state)
    {
        (_costs, _state) = (costs, state);
        Workspace.Grow(ref _closedUntil, costs.Left.Count * (costs.Right.Count + 1));
        Workspace.Grow(ref _ownerGain, costs.Right.Count);
        Workspace.Grow(ref _lost, costs.Right.Count);
        Workspace.Grow(ref _won, costs.Right.Count);
    }

    /// <summary>Searches from the state's matching; <paramref name="best"/> receives the best one met.</summary>
    /// <returns>Its cost.</returns>
    public double Run(int patience, Span<int> best, in SolverLimits limits)
    {
        _closedUntil.AsSpan(0, _costs.Left.Count * (_costs.Right.Count + 1)).Clear();
        _lost.AsSpan(0, _costs.Right.Count).Clear();
        _won.AsSpan(0, _costs.Right.Count).Clear();
        double bestCost = _state.Cost;
        _state.Match.CopyTo(best);
        int tenure = 3 + (Math.Min(_costs.Left.Count, _costs.Right.Count) / 4);
        for (int turn = 1, last = 0; turn - last <= patience && !limits.Reached(); turn++)
        {
            Move move = BestMove(turn, bestCost - _costs.Tolerance - _state.Cost);
            if (move.I < 0)
            {
                break;
            }

            Apply(move, turn + tenure);
            if (_state.Cost < bestCost - _costs.Tolerance)
            {
                bestCost = _state.Cost;
                _state.Match.CopyTo(best);
                last = turn;
            }
        }

        return bestCost;
    }

    /// <param name="turn">Now: matches closed until then are open again.</param>
    /// <param name="aspiration">A move of a lower price leads to a new best, and is open in any case.</param>
    private Move BestMove(int turn, double aspiration)
    {
        ReadOnlySpan<int> owner = _state.Owner;
        for (int s = 0; s < owner.Length; s++)
        {
            _ownerGain[s] = owner[s] < 0 ? 0 : _state.GainOf(owner[s], s);
        }

        var best = new Move(-1, -1, -1, -1, double.PositiveInfinity);
        for (int i = 0; i < _costs.Left.Count; i++)
        {
            int p = _state.Match[i];
            if (p < 0)
            {
                BestMoveOf(i, p, turn, aspiration, ref best);
                continue;
            }

            NotePairs(i, p);
            BestMoveOf(i, p, turn, aspiration, ref best);
            ForgetPairs(i);
            double lifted = -_ownerGain[p];
            if (lifted < best.Price && (lifted < aspiration || IsOpen(i, -1, turn)))
            {
                best = new Move(i, -1, -1, -1, lifted);
            }
        }

        return best;
    }

    private void BestMoveOf(int i, int p, int turn, double aspiration, ref Move best)
    {
        ReadOnlySpan<int> owner = _state.Owner;
        int right = owner.Length;
        ReadOnlySpan<double> gain = _state.Gain;
        ReadOnlySpan<double> row = gain.Slice(i * right, right);
        ReadOnlySpan<double> ownerGain = _ownerGain.AsSpan(0, right), lost = _lost.AsSpan(0, right);
        double own = p < 0 ? 0 : row[p];
        double least = best.Price;
        for (int s = 0; s < row.Length; s++)
        {
            // Where s is free this is the price of the plain move, else that of i taking it and its owner k left unmatched.
            int k = owner[s];
            double price = row[s] - own - ownerGain[s] + lost[s];
            if (price < least && s != p && (price < aspiration || (IsOpen(i, s, turn) && (k < 0 || IsOpen(k, -1, turn)))))
            {
                best = new Move(i, s, k, -1, price);
                least = price;
            }

            if (p >= 0 && k > i)
            {
                price += gain[(k * right) + p] + _won[s];
                if (price < least && (price < aspiration || (IsOpen(i, s, turn) && IsOpen(k, p, turn))))
                {
                    best = new Move(i, s, k, p, price);
                    least = price;
                }
            }
        }
    }

    /// <summary>
    /// The gains of i and of a neighbour k each count the pair cost between them. Where both move, it is lost once, not twice; where they
    /// swap, the pair cost of their new places is won. Both are noted at k's place.
    /// </summary>
    private void NotePairs(int i, int p)
    {
        ArcLists left = _costs.Left, right = _costs.Right;
        for (int arc = left.Start[i]; arc < left.Start[i + 1]; arc++)
        {
            int s = _state.Match[left.Head[arc]];
            int there = s < 0 ? -1 : right.Between(p, s);
            if (there >= 0)
            {
                _lost[s] = _costs.PairOfArcs(arc, there);
                _won[s] = _costs.PairOfArcs(arc, right.Between(s, p));
            }
        }
    }

    private void ForgetPairs(int i)
    {
        ArcLists left = _costs.Left;
        for (int arc = left.Start[i]; arc < left.Start[i + 1]; arc++)
        {
            int s = _state.Match[left.Head[arc]];
            if (s >= 0)
            {
                (_lost[s], _won[s]) = (0, 0);
            }
        }
    }

    private void Apply(in Move move, int closedUntil)
    {
        Close(move.I, _state.Match[move.I], closedUntil);
        _state.Lift(move.I);
        if (move.K >= 0)
        {
            Close(move.K, move.S, closedUntil);
            _state.Lift(move.K);
        }

        _state.Place(move.I, move.S);
        if (move.K >= 0)
        {
            _state.Place(move.K, move.T);
        }
    }

    private bool IsOpen(int i, int s, int turn) => _closedUntil[(i * (_costs.Right.Count + 1)) + s + 1] < turn;

    private void Close(int i, int s, int until) => _closedUntil[(i * (_costs.Right.Count + 1)) + s + 1] = until;

    /// <summary>Left i goes to s; k, who was there, goes to t. −1: nobody, nowhere.</summary>
    private readonly record struct Move(int I, int S, int K, int T, double Price);
}
