namespace Microsoft.ML.Combinatorial.Solvers.GraphMatching;

/// <summary>
/// Joins two matchings into one that is at least as good as both: where they differ they form alternating paths and cycles, each of which can
/// be taken from either matching whatever is taken elsewhere, and which to take is a small binary problem.
/// </summary>
/// <remarks>Source: Hutschenreiter et al. 2021, "Fusion moves for graph matching", ICCV. There each keypoint chooses by itself and conflicts cost
/// infinitely much; here a whole path or cycle chooses, so that there is no conflict and the choices are few.</remarks>
internal sealed class FusionMove
{
    private readonly BinaryQuadratic _choice = new();
    private MatchingCosts _costs = null!;
    private int[] _owner = [];
    private int[] _component = [];

    public void Prepare(MatchingCosts costs)
    {
        _costs = costs;
        Workspace.Grow(ref _owner, costs.Right.Count);
        Workspace.Grow(ref _component, costs.Left.Count);
        _choice.Reserve(costs.Left.Count);
    }

    /// <summary>Replaces a matching by the best mix of it and a proposal.</summary>
    /// <returns>By how much the cost changed: 0, or below where the mix is better by more than the tolerance.</returns>
    public double Improve(Span<int> match, ReadOnlySpan<int> proposal)
    {
        int components = FindComponents(match, proposal);
        if (components == 0)
        {
            return 0;
        }

        _choice.Start(components);
        for (int i = 0; i < match.Length; i++)
        {
            if (_component[i] >= 0)
            {
                _choice.Add(_component[i], Node(i, proposal[i]) - Node(i, match[i]));
            }

            for (int arc = _costs.Left.Start[i]; arc < _costs.Left.Start[i + 1]; arc++)
            {
                int j = _costs.Left.Head[arc];
                if (i < j)
                {
                    AddPair(arc, (_component[i], match[i], proposal[i]), (_component[j], match[j], proposal[j]));
                }
            }
        }

        double change = _choice.Minimise();
        if (change >= -_costs.Tolerance)
        {
            return 0;
        }

        for (int i = 0; i < match.Length; i++)
        {
            if (_component[i] >= 0 && _choice.Choice[_component[i]])
            {
                match[i] = proposal[i];
            }
        }

        return change;
    }

    /// <summary>Numbers the left keypoints by path or cycle, −1 where both matchings agree; returns the number of those.</summary>
    private int FindComponents(ReadOnlySpan<int> match, ReadOnlySpan<int> proposal)
    {
        Span<int> owner = _owner.AsSpan(0, _costs.Right.Count), component = _component.AsSpan(0, match.Length);
        owner.Fill(-1);
        for (int i = 0; i < match.Length; i++)
        {
            component[i] = match[i] == proposal[i] ? -1 : i;
            if (match[i] >= 0)
            {
                owner[match[i]] = i;
            }
        }

        // Every keypoint leads to one of its component that leads to itself; whoever takes another's partner joins its component.
        for (int i = 0; i < match.Length; i++)
        {
            int other = proposal[i] < 0 || component[i] < 0 ? -1 : owner[proposal[i]];
            if (other >= 0)
            {
                int a = Root(i), b = Root(other);
                component[Math.Max(a, b)] = Math.Min(a, b);
            }
        }

        // A root is the first of its component, so it is numbered before the others.
        int count = 0;
        for (int i = 0; i < match.Length; i++)
        {
            component[i] = component[i] < 0 ? -1 : component[i] == i ? count++ : component[component[i]];
        }

        return count;
    }

    private int Root(int i)
    {
        while (_component[i] != i)
        {
            i = _component[i] = _component[_component[i]];
        }

        return i;
    }

    private void AddPair(int arc, (int Component, int Now, int Then) i, (int Component, int Now, int Then) j)
    {
        if (i.Component < 0 && j.Component < 0)
        {
            return;
        }

        double now = Pair(arc, i.Now, j.Now);
        double both = Pair(arc, i.Then, j.Then);
        if (i.Component == j.Component)
        {
            _choice.Add(i.Component, both - now);
            return;
        }

        // Where one end does not change, its two places are the same one.
        double first = Pair(arc, i.Then, j.Now), second = Pair(arc, i.Now, j.Then);
        if (i.Component >= 0)
        {
            _choice.Add(i.Component, first - now);
        }

        if (j.Component >= 0)
        {
            _choice.Add(j.Component, second - now);
        }

        if (i.Component >= 0 && j.Component >= 0)
        {
            _choice.Add(i.Component, j.Component, both - first - second + now);
        }
    }

    private double Node(int i, int s) => s < 0 ? 0 : _costs.Node[(i * _costs.Right.Count) + s];

    private double Pair(int arc, int s, int t)
    {
        int there = s < 0 || t < 0 ? -1 : _costs.Right.Between(s, t);
        return there < 0 ? 0 : _costs.PairOfArcs(arc, there);
    }
}
