using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace Microsoft.ML.Combinatorial.Solvers.TravellingSalesman;

/// <summary>
/// What the bound would rise by if the 1-tree had to use an edge that it does not use, or to do without one that it uses. An edge whose
/// rise takes the bound to the cost of a known tour is excluded or required, as no better tour disagrees.
/// </summary>
/// <remarks>
/// Using an edge costs it less the dearest edge on the tree path between its ends, which it replaces; doing without an edge costs the
/// cheapest edge whose path it lies on. O(cities²) vectorised for the paths, then the listed edges one by one.
/// Source: Volgenant and Jonker 1982, doi:10.1016/0377-2217(82)90015-7.
/// </remarks>
internal sealed class EdgeMargins
{
    private TourCosts _costs = null!;
    private OneTree _tree = null!;
    private double[] _dearest = [];
    private double[] _own = [];
    private double[] _replacement = [];
    private (int I, int J)[] _edges = [];
    private int _edgeCount;

    public void Reserve(TourCosts costs, OneTree tree)
    {
        (_costs, _tree) = (costs, tree);
        Workspace.Grow(ref _dearest, costs.Cities * costs.Stride);
        Workspace.Grow(ref _own, costs.Cities);
        Workspace.Grow(ref _replacement, costs.Cities);
        Workspace.Grow(ref _edges, costs.Cities * (costs.Cities - 1) / 2);
    }

    /// <summary>Lists the edges that are free now; only these are looked at from here on.</summary>
    public void List(EdgeStates states)
    {
        _edgeCount = 0;
        for (int i = 0; i < _costs.Cities; i++)
        {
            for (int j = i + 1; j < _costs.Cities; j++)
            {
                if (states.IsFree(i, j))
                {
                    _edges[_edgeCount++] = (i, j);
                }
            }
        }
    }

    /// <summary>
    /// Excludes and requires edges. <paramref name="slack"/> is what the bound may rise by; the tree is the one built for
    /// <paramref name="pi"/>. False where no tour is left.
    /// </summary>
    public bool Apply(EdgeStates states, ReadOnlySpan<double> pi, double slack)
    {
        int last = _costs.Cities - 1;
        FillPaths(states.Weights, pi);
        _replacement.AsSpan(0, last).Fill(double.PositiveInfinity);
        (double second, double third) = (Weight(states, last, _tree.Ends.Second, pi), double.PositiveInfinity);
        for (int k = 0; k < _edgeCount; k++)
        {
            (int i, int j) = _edges[k];
            double weight = Weight(states, i, j, pi);
            if (IsOfTree(i, j) || double.IsPositiveInfinity(weight))
            {
                continue;
            }

            // An edge that an exclusion of just now has made required can still replace another, at what it costs.
            bool free = double.IsFinite(weight);
            weight = free ? weight : _costs.Between(i, j) + pi[i] + pi[j];
            (int later, int earlier) = j == last ? (j, i) : _tree.Rank[i] > _tree.Rank[j] ? (i, j) : (j, i);
            double replaced = j == last ? second : _dearest[(later * _costs.Stride) + earlier];
            if (free && weight - replaced >= slack)
            {
                if (!states.Exclude(i, j))
                {
                    return false;
                }
            }
            else if (j == last)
            {
                third = Math.Min(third, weight);
            }
            else
            {
                Cover(later, earlier, weight);
            }
        }

        return RequireDear(states, third, slack, pi);
    }

    /// <summary>
    /// The free edge of the 1-tree, at a city of degree above 2, that the bound rises most without. (−1, −1) where there is none.
    /// </summary>
    public (int I, int J) Dearest(EdgeStates states, ReadOnlySpan<double> pi)
    {
        double most = double.NegativeInfinity;
        (int I, int J) edge = (-1, -1);
        for (int k = 1; k < _costs.Cities - 1; k++)
        {
            int city = _tree.Order[k], parent = _tree.Parent[city];
            if ((_tree.Degree[city] > 2 || _tree.Degree[parent] > 2) && states.IsFree(city, parent))
            {
                double rise = _replacement[city] - Weight(states, city, parent, pi);
                if (rise > most)
                {
                    (most, edge) = (rise, (city, parent));
                }
            }
        }

        return edge;
    }

    private bool IsOfTree(int i, int j) => j == _costs.Cities - 1
        ? i == _tree.Ends.First || i == _tree.Ends.Second
        : _tree.Parent[i] == j || _tree.Parent[j] == i;

    private double Weight(EdgeStates states, int i, int j, ReadOnlySpan<double> pi) =>
        states.Weights[(i * _costs.Stride) + j] + pi[i] + pi[j];

    /// <summary>For every two cities of the tree the dearest edge on the path between them.</summary>
    private void FillPaths(double[] weights, ReadOnlySpan<double> pi)
    {
        int stride = _costs.Stride;
        _dearest.AsSpan(0, stride).Fill(double.NegativeInfinity);
        for (int k = 1; k < _costs.Cities - 1; k++)
        {
            int city = _tree.Order[k], parent = _tree.Parent[city];
            double weight = weights[(city * stride) + parent] + pi[city] + pi[parent];
            _own[city] = weight;
            Vector512<double> edge = Vector512.Create(weight);
            ref double from = ref _dearest[parent * stride];
            ref double to = ref _dearest[city * stride];
            for (nuint j = 0; j < (nuint)stride; j += TourCosts.Block)
            {
                Vector512.MaxNative(Vector512.LoadUnsafe(ref from, j), edge).StoreUnsafe(ref to, j);
            }

            _dearest[(city * stride) + city] = double.NegativeInfinity;

            // The rows of the cities before it hear of it too: later cities take their rows from these.
            for (int before = 0; before < k; before++)
            {
                int other = _tree.Order[before];
                _dearest[(other * stride) + city] = _dearest[(city * stride) + other];
            }
        }
    }

    /// <summary>Every tree edge between two cities can be replaced by an edge of this weight.</summary>
    private void Cover(int later, int earlier, double weight)
    {
        ReadOnlySpan<int> rank = _tree.Rank, parent = _tree.Parent;
        while (later != earlier)
        {
            _replacement[later] = Math.Min(_replacement[later], weight);
            later = parent[later];
            if (rank[later] < rank[earlier])
            {
                (later, earlier) = (earlier, later);
            }
        }
    }

    private bool RequireDear(EdgeStates states, double third, double slack, ReadOnlySpan<double> pi)
    {
        int last = _costs.Cities - 1;
        for (int k = 1; k < last; k++)
        {
            int city = _tree.Order[k];
            if (_replacement[city] - _own[city] >= slack && !states.Require(city, _tree.Parent[city]))
            {
                return false;
            }
        }

        (int first, int second) = _tree.Ends;
        return (third - Weight(states, last, first, pi) < slack || states.Require(last, first))
            && (third - Weight(states, last, second, pi) < slack || states.Require(last, second));
    }
}
