namespace Microsoft.ML.Combinatorial.Solvers.TravellingSalesman;

/// <summary>
/// Improves a tour by chains of reversals: an edge goes out, a cheaper one comes in, which pushes out the next, as long as the sum gained
/// stays positive and until the closed tour is cheaper. Then the same again after small kicks (iterated Lin–Kernighan).
/// </summary>
/// <remarks>
/// Only edges to a city's few cheapest neighbours come in; a city is looked at again only after one of its edges changed. A kick swaps two
/// short adjacent paths (a double bridge); it is undone unless the search after it led to a tour no dearer. The kicks come from a
/// generator started anew for each solve. Source: Lin and Kernighan 1973, doi:10.1287/opre.21.2.498; Martin, Otto and Felten 1992 (kicks).
/// </remarks>
internal sealed class LinKernighan
{
    private const int MostSteps = 8;
    private const int LongestKick = 30;

    private static readonly int[] Breadth = [5, 2, 1];

    private readonly int[] _addedFrom = new int[MostSteps];
    private readonly int[] _addedTo = new int[MostSteps];
    private readonly Tour _tour = new();
    private TourCosts _costs = null!;
    private int[] _queue = [];
    private bool[] _queued = [];
    private int _head;
    private int _waiting;
    private (int From, int To)[] _done = [];
    private int _doneCount;
    private bool _turned;
    private double _tolerance;
    private ulong _random;

    public void Reserve(TourCosts costs)
    {
        _costs = costs;
        _tour.Reserve(costs.Cities);
        Workspace.Grow(ref _queue, costs.Cities);
        Workspace.Grow(ref _queued, costs.Cities);
        Workspace.Grow(ref _done, Math.Max(_done.Length, 64));
    }

    /// <summary>Gets the tour found.</summary>
    public ReadOnlySpan<int> Best => _tour.Cities;

    /// <summary>Starts from the nearest-neighbour tour and improves it until no chain does.</summary>
    public void Start(in SolverLimits limits)
    {
        _random = 0x9E3779B97F4A7C15;
        _tolerance = 1e-12 * _costs.Scale;
        _tour.StartNearest(_costs);
        _queued.AsSpan(0, _tour.Count).Clear();
        (_head, _waiting) = (0, 0);
        for (int place = 0; place < _tour.Count; place++)
        {
            Queue(_tour.At(place));
        }

        _doneCount = 0;
        Climb(limits, undoable: false);
    }

    /// <summary>Kicks and improves; returns by how much the tour became cheaper.</summary>
    public double Kick(int kicks, in SolverLimits limits)
    {
        double gained = 0;
        for (int kick = 0; kick < kicks && _tour.Count >= 8 && !limits.Reached(); kick++)
        {
            _doneCount = 0;
            double gain = DoubleBridge() + Climb(limits, undoable: true);
            if (gain >= 0)
            {
                gained += gain;
                continue;
            }

            while (_doneCount > 0)
            {
                (int from, int to) = _done[--_doneCount];
                _tour.Reverse(to, from);
            }
        }

        return gained;
    }

    private double Climb(in SolverLimits limits, bool undoable)
    {
        double gained = 0;
        int count = _tour.Count;
        for (int turn = 0; _waiting > 0; turn++)
        {
            if ((turn & 255) == 255 && limits.Reached())
            {
                while (_waiting > 0)
                {
                    Dequeue(count);
                }

                break;
            }

            int city = Dequeue(count);
            double gain = Improve(city);
            while (gain > 0)
            {
                gained += gain;
                _doneCount = undoable ? _doneCount : 0;
                gain = Improve(city);
            }
        }

        return gained;
    }

    private double Improve(int city)
    {
        double gain = 0;
        for (int side = 0; side < 2; side++)
        {
            if (gain == 0)
            {
                int next = _tour.Next(city);
                gain = Extend(city, next, _costs.Between(city, next), 0);
                if (gain > 0)
                {
                    Queue(city);
                    Queue(next);
                }
            }

            _tour.Turn();
            _turned = !_turned;
        }

        return gain;
    }

    /// <summary>
    /// The tour is closed by the edge from <paramref name="first"/> to its next, <paramref name="last"/>, which goes out. Brings in an edge
    /// from last to a city c; the edge from c's previous city to c then goes out.
    /// </summary>
    /// <param name="first">Where the chain began.</param>
    /// <param name="last">The other end of the open path.</param>
    /// <param name="open">Gain of the path without its closing edge.</param>
    /// <param name="step">Edges brought in so far.</param>
    /// <returns>The gain of the closed tour; 0 with the tour as it was where there is none.</returns>
    private double Extend(int first, int last, double open, int step)
    {
        Span<(double Promise, int City)> choices = stackalloc (double, int)[5];
        int breadth = Choose(first, last, open, step, choices);
        for (int k = 0; k < breadth; k++)
        {
            int city = choices[k].City;
            int end = _tour.Previous(city);
            double path = open - _costs.Between(last, city) + _costs.Between(end, city);
            double closed = path - _costs.Between(end, first);
            (_addedFrom[step], _addedTo[step]) = (last, city);
            Reverse(last, end);
            double gain = closed > _tolerance ? closed : step + 1 < MostSteps ? Extend(first, end, path, step + 1) : 0;
            if (gain > 0)
            {
                Queue(city);
                Queue(end);
                Queue(last);
                return gain;
            }

            _doneCount--;
            _tour.Reverse(end, last);
        }

        return 0;
    }

    private int Choose(int first, int last, double open, int step, Span<(double Promise, int City)> choices)
    {
        int breadth = Breadth[Math.Min(step, Breadth.Length - 1)], count = 0;
        int after = _tour.Next(last);
        ReadOnlySpan<int> near = _costs.Neighbours.AsSpan(last * _costs.NeighbourCount, _costs.NeighbourCount);
        foreach (int city in near)
        {
            double cost = _costs.Between(last, city);
            if (open - cost <= _tolerance)
            {
                break;
            }

            if (city == first || city == after)
            {
                continue;
            }

            int end = _tour.Previous(city);
            if (WasAdded(end, city, step))
            {
                continue;
            }

            double promise = _costs.Between(end, city) - cost;
            int place = Math.Min(count, breadth);
            for (; place > 0 && promise > choices[place - 1].Promise; place--)
            {
                if (place < breadth)
                {
                    choices[place] = choices[place - 1];
                }
            }

            if (place < breadth)
            {
                choices[place] = (promise, city);
                count = Math.Min(count + 1, breadth);
            }
        }

        return count;
    }

    private bool WasAdded(int from, int to, int steps)
    {
        for (int k = 0; k < steps; k++)
        {
            if ((_addedFrom[k] == from && _addedTo[k] == to) || (_addedFrom[k] == to && _addedTo[k] == from))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Swaps two adjacent paths; returns what that gains, usually less than nothing.</summary>
    private double DoubleBridge()
    {
        int longest = Math.Min(LongestKick, (_tour.Count - 2) / 2);
        int before = _tour.At(Draw(_tour.Count));
        int a = _tour.Next(before), b = a;
        for (int k = Draw(longest); k > 0; k--)
        {
            b = _tour.Next(b);
        }

        int c = _tour.Next(b), d = c;
        for (int k = Draw(longest); k > 0; k--)
        {
            d = _tour.Next(d);
        }

        int after = _tour.Next(d);
        Reverse(a, d);
        Reverse(d, c);
        Reverse(b, a);
        Queue(before);
        Queue(a);
        Queue(b);
        Queue(c);
        Queue(d);
        Queue(after);
        return _costs.Between(before, a) + _costs.Between(b, c) + _costs.Between(d, after)
            - _costs.Between(before, c) - _costs.Between(d, a) - _costs.Between(b, after);
    }

    private void Reverse(int from, int to)
    {
        if (_doneCount == _done.Length)
        {
            Array.Resize(ref _done, 2 * _done.Length);
        }

        // Undone in the usual direction, in which a path met from the other side runs the other way.
        _done[_doneCount++] = _turned ? (to, from) : (from, to);
        _tour.Reverse(from, to);
    }

    private void Queue(int city)
    {
        if (!_queued[city])
        {
            _queued[city] = true;
            int place = _head + _waiting++;
            _queue[place >= _tour.Count ? place - _tour.Count : place] = city;
        }
    }

    private int Dequeue(int count)
    {
        int city = _queue[_head];
        _head = _head + 1 == count ? 0 : _head + 1;
        _waiting--;
        _queued[city] = false;
        return city;
    }

    /// <summary>A number below the given one (xorshift).</summary>
    private int Draw(int below)
    {
        _random ^= _random << 13;
        _random ^= _random >> 7;
        _random ^= _random << 17;
        return (int)((_random >> 33) % (ulong)below);
    }
}
