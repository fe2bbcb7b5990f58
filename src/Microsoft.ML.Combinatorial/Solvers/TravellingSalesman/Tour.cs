namespace Microsoft.ML.Combinatorial.Solvers.TravellingSalesman;

/// <summary>
/// A tour in an array with each city's place, changed by reversing paths. The shorter of a path and its complement is reversed; the
/// direction of travel, kept in a bit, makes both the same.
/// </summary>
internal sealed class Tour
{
    private int[] _cities = [];
    private int[] _place = [];
    private bool _backwards;

    /// <summary>Gets the cities in the order of the visit, from any start and in either direction.</summary>
    public ReadOnlySpan<int> Cities => _cities.AsSpan(0, Count);

    public int Count { get; private set; }

    public void Reserve(int cities)
    {
        Count = cities;
        Workspace.Grow(ref _cities, cities);
        Workspace.Grow(ref _place, cities);
    }

    /// <summary>Starts at city 0 and goes on to the nearest city not yet visited, ties to the lower number.</summary>
    public void StartNearest(TourCosts costs)
    {
        _backwards = false;
        _place.AsSpan(0, Count).Fill(-1);
        for (int k = 0, city = 0; k < Count; k++)
        {
            (_cities[k], _place[city]) = (city, k);
            ReadOnlySpan<double> row = costs.Row(city);
            double least = double.PositiveInfinity;
            for (int next = 0; next < row.Length; next++)
            {
                if (row[next] < least && _place[next] < 0)
                {
                    (least, city) = (row[next], next);
                }
            }
        }
    }

    public int At(int place) => _cities[place];

    public int Next(int city) => _backwards ? Before(city) : After(city);

    public int Previous(int city) => _backwards ? After(city) : Before(city);

    /// <summary>Looks at the same tour from the other side.</summary>
    public void Turn() => _backwards = !_backwards;

    /// <summary>Reverses the path that goes from one city on to another. Doing so with the cities swapped undoes it.</summary>
    public void Reverse(int from, int to)
    {
        (int start, int end) = _backwards ? (_place[to], _place[from]) : (_place[from], _place[to]);
        int length = end - start;
        length = (length < 0 ? length + Count : length) + 1;
        if (2 * length > Count)
        {
            (start, end) = (end + 1 == Count ? 0 : end + 1, start == 0 ? Count - 1 : start - 1);
            length = Count - length;
            _backwards = !_backwards;
        }

        for (int swaps = length / 2; swaps > 0; swaps--)
        {
            int a = _cities[start], b = _cities[end];
            (_cities[start], _place[b]) = (b, start);
            (_cities[end], _place[a]) = (a, end);
            start = start + 1 == Count ? 0 : start + 1;
            end = end == 0 ? Count - 1 : end - 1;
        }
    }

    private int After(int city)
    {
        int place = _place[city] + 1;
        return _cities[place == Count ? 0 : place];
    }

    private int Before(int city)
    {
        int place = _place[city];
        return _cities[place == 0 ? Count - 1 : place - 1];
    }
}
