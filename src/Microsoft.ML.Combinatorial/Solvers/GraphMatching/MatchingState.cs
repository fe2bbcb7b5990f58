namespace Microsoft.ML.Combinatorial.Solvers.GraphMatching;

/// <summary>
/// A partial matching together with the gain of every pair: what matching left i with right s adds to the cost, given all other matches. A
/// change of one match updates the gains beside it only, so a candidate move is priced in constant time.
/// </summary>
internal sealed class MatchingState
{
    private MatchingCosts _costs = null!;
    private double[] _gain = [];
    private int[] _match = [];
    private int[] _owner = [];

    /// <summary>The matching's cost, counted from all keypoints unmatched.</summary>
    public double Cost { get; private set; }

    /// <summary>The right partner of each left keypoint, or −1.</summary>
    public ReadOnlySpan<int> Match => _match.AsSpan(0, _costs.Left.Count);

    /// <summary>The left partner of each right keypoint, or −1.</summary>
    public ReadOnlySpan<int> Owner => _owner.AsSpan(0, _costs.Right.Count);

    /// <summary>Left × right gains.</summary>
    public ReadOnlySpan<double> Gain => _gain.AsSpan(0, _costs.Node.Length);

    public void Prepare(MatchingCosts costs)
    {
        _costs = costs;
        Workspace.Grow(ref _gain, costs.Node.Length);
        Workspace.Grow(ref _match, costs.Left.Count);
        Workspace.Grow(ref _owner, costs.Right.Count);
    }

    /// <summary>Starts from nothing matched.</summary>
    public void Clear()
    {
        Cost = 0;
        _costs.Node.CopyTo(_gain);
        _match.AsSpan(0, _costs.Left.Count).Fill(-1);
        _owner.AsSpan(0, _costs.Right.Count).Fill(-1);
    }

    /// <summary>Starts from a matching.</summary>
    public void Set(ReadOnlySpan<int> match)
    {
        Clear();
        for (int i = 0; i < match.Length; i++)
        {
            Place(i, match[i]);
        }
    }

    /// <summary>The gain of i's match with s, 0 for s = −1.</summary>
    public double GainOf(int i, int s) => s < 0 ? 0 : _gain[(i * _costs.Right.Count) + s];

    /// <summary>Matches i, which is unmatched, with s, which is free; nothing for s = −1.</summary>
    public void Place(int i, int s)
    {
        if (s >= 0)
        {
            Cost += GainOf(i, s);
            (_match[i], _owner[s]) = (s, i);
            _costs.AddPairs(i, s, 1, _gain);
        }
    }

    /// <summary>Leaves i unmatched.</summary>
    public void Lift(int i)
    {
        int s = _match[i];
        if (s >= 0)
        {
            Cost -= GainOf(i, s);
            (_match[i], _owner[s]) = (-1, -1);
            _costs.AddPairs(i, s, -1, _gain);
        }
    }
}
