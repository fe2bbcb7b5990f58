namespace Microsoft.ML.Combinatorial.Solvers.Trees;

/// <summary>
/// Skew heaps over the arcs of a graph, each arc in one heap, ordered by cost, then arc. Two heaps melt into one, and one number is added to
/// all costs of a heap in constant time. −1 stands for an empty heap; any other heap is named by its least arc.
/// </summary>
/// <remarks>Source: Sleator and Tarjan 1986, doi:10.1137/0215004. Additions wait at a node until its children are looked at.</remarks>
internal sealed class ArcHeaps
{
    private double[] _cost = [];
    private double[] _waiting = [];
    private int[] _left = [];
    private int[] _right = [];

    public void Reserve(int arcs)
    {
        Workspace.Grow(ref _cost, arcs);
        Workspace.Grow(ref _waiting, arcs);
        Workspace.Grow(ref _left, arcs);
        Workspace.Grow(ref _right, arcs);
    }

    /// <summary>The present cost of the least arc of a heap.</summary>
    public double CostOf(int heap) => _cost[heap];

    /// <summary>Makes a heap of one arc.</summary>
    public void Start(int arc, double cost) => (_cost[arc], _waiting[arc], _left[arc], _right[arc]) = (cost, 0, -1, -1);

    /// <summary>Adds a number to all costs of a heap.</summary>
    public void Add(int heap, double number)
    {
        if (heap >= 0)
        {
            _cost[heap] += number;
            _waiting[heap] += number;
        }
    }

    /// <summary>The heap without its least arc.</summary>
    public int WithoutLeast(int heap)
    {
        HandDown(heap);
        return Melt(_left[heap], _right[heap]);
    }

    /// <summary>One heap of two: their right spines are merged, and children change sides on the way, which keeps the heaps flat on
    /// average.</summary>
    public int Melt(int first, int second)
    {
        if (first < 0 || second < 0)
        {
            return Math.Max(first, second);
        }

        int root = -1;
        int above = -1;
        while (first >= 0 && second >= 0)
        {
            if (_cost[second] < _cost[first] || (_cost[second] == _cost[first] && second < first))
            {
                (first, second) = (second, first);
            }

            HandDown(first);
            if (above < 0)
            {
                root = first;
            }
            else
            {
                _left[above] = first;
            }

            int next = _right[first];
            _right[first] = _left[first];
            (above, first) = (first, next);
        }

        _left[above] = Math.Max(first, second);
        return root;
    }

    private void HandDown(int heap)
    {
        double number = _waiting[heap];
        if (number != 0)
        {
            Add(_left[heap], number);
            Add(_right[heap], number);
            _waiting[heap] = 0;
        }
    }
}
