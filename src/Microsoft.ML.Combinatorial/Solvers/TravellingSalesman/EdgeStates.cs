namespace Microsoft.ML.Combinatorial.Solvers.TravellingSalesman;

/// <summary>
/// Which edges a tour must use, must not use or is free to use, in a search that goes back and forth. Every change is followed to what it
/// forces: two required edges at a city exclude its others, two edges left at a city are required, and no edge may close a cycle early.
/// </summary>
internal sealed class EdgeStates
{
    private TourCosts _costs = null!;
    private int[] _left = [];
    private int[] _required = [];
    private int[] _pathEnd = [];
    private Change[] _trail = [];
    private int _requiredCount;

    /// <summary>Gets the costs, with +∞ at excluded and −∞ at required edges.</summary>
    public double[] Weights { get; private set; } = [];

    /// <summary>Gets the number of changes made so far; <see cref="Undo"/> goes back to such a number.</summary>
    public int Mark { get; private set; }

    public void Reserve(TourCosts costs)
    {
        _costs = costs;
        int cities = costs.Cities;
        if (Weights.Length < cities * costs.Stride)
        {
            Weights = new double[cities * costs.Stride];
        }

        Workspace.Grow(ref _left, cities);
        Workspace.Grow(ref _required, cities);
        Workspace.Grow(ref _pathEnd, cities);

        // An edge changes at most once on the way down.
        Workspace.Grow(ref _trail, cities * (cities - 1) / 2);
    }

    /// <summary>All edges are free.</summary>
    public void Clear()
    {
        int cities = _costs.Cities;
        _costs.Matrix.AsSpan(0, cities * _costs.Stride).CopyTo(Weights);
        _left.AsSpan(0, cities).Fill(cities - 1);
        _required.AsSpan(0, cities).Clear();
        for (int city = 0; city < cities; city++)
        {
            _pathEnd[city] = city;
        }

        (Mark, _requiredCount) = (0, 0);
    }

    public bool IsFree(int i, int j) => double.IsFinite(Weights[(i * _costs.Stride) + j]);

    /// <summary>Excludes an edge; false where no tour is left.</summary>
    public bool Exclude(int i, int j)
    {
        double weight = Weights[(i * _costs.Stride) + j];
        if (!double.IsFinite(weight))
        {
            return weight > 0;
        }

        Set(i, j, double.PositiveInfinity);
        _trail[Mark++] = new Change(i, j, -1, -1);
        _left[i]--;
        _left[j]--;
        return _left[i] >= 2 && _left[j] >= 2 && (_left[i] > 2 || RequireRest(i)) && (_left[j] > 2 || RequireRest(j));
    }

    /// <summary>Requires an edge; false where no tour is left.</summary>
    public bool Require(int i, int j)
    {
        double weight = Weights[(i * _costs.Stride) + j];
        if (!double.IsFinite(weight))
        {
            return weight < 0;
        }

        int from = _pathEnd[i], to = _pathEnd[j];
        if (_required[i] == 2 || _required[j] == 2 || (from == j && _requiredCount < _costs.Cities - 1))
        {
            return false;
        }

        Set(i, j, double.NegativeInfinity);
        _trail[Mark++] = new Change(i, j, from, to);
        _requiredCount++;
        _required[i]++;
        _required[j]++;
        (_pathEnd[from], _pathEnd[to]) = (to, from);
        if ((_required[i] == 2 && !ExcludeRest(i)) || (_required[j] == 2 && !ExcludeRest(j)))
        {
            return false;
        }

        // What followed may have made the path longer; then its own ends were seen to there.
        bool closes = _pathEnd[from] == to && _requiredCount < _costs.Cities - 1 && IsFree(from, to);
        return !closes || Exclude(from, to);
    }

    /// <summary>Takes back all changes since a mark, the last first.</summary>
    public void Undo(int mark)
    {
        while (Mark > mark)
        {
            Change change = _trail[--Mark];
            (int i, int j) = (change.I, change.J);
            if (change.From < 0)
            {
                _left[i]++;
                _left[j]++;
            }
            else
            {
                _requiredCount--;
                _required[i]--;
                _required[j]--;
                (_pathEnd[change.From], _pathEnd[change.To]) = (i, j);
            }

            Set(i, j, _costs.Between(i, j));
        }
    }

    private void Set(int i, int j, double weight) =>
        Weights[(i * _costs.Stride) + j] = Weights[(j * _costs.Stride) + i] = weight;

    private bool ExcludeRest(int i)
    {
        for (int j = 0; j < _costs.Cities; j++)
        {
            if (IsFree(i, j) && !Exclude(i, j))
            {
                return false;
            }
        }

        return true;
    }

    private bool RequireRest(int i)
    {
        for (int j = 0; j < _costs.Cities; j++)
        {
            if (IsFree(i, j) && !Require(i, j))
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>An edge that was excluded, or required: then with the ends of the path that it made.</summary>
    private readonly record struct Change(int I, int J, int From, int To);
}
