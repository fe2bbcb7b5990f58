namespace Microsoft.ML.Combinatorial.Solvers.GraphMatching;

/// <summary>
/// Chooses yes or no for a few variables at least quadratic cost, with all no as the zero of the scale. Exact for few variables; for more, each
/// variable is changed as long as that helps, from all no and from all yes.
/// </summary>
internal sealed class BinaryQuadratic
{
    // Every combination is tried up to this many variables.
    private const int Few = 10;

    private double[] _linear = [];
    private double[] _pair = [];
    private double[] _gain = [];
    private bool[] _choice = [];
    private bool[] _trial = [];
    private int _count;

    /// <summary>The variables' values after <see cref="Minimise"/>.</summary>
    public ReadOnlySpan<bool> Choice => _choice.AsSpan(0, _count);

    /// <summary>Sizes the work space.</summary>
    public void Reserve(int count)
    {
        Workspace.Grow(ref _linear, count);
        Workspace.Grow(ref _pair, count * count);
        Workspace.Grow(ref _gain, count);
        Workspace.Grow(ref _choice, count);
        Workspace.Grow(ref _trial, count);
    }

    /// <summary>Begins a problem in which everything costs nothing.</summary>
    public void Start(int count)
    {
        _count = count;
        _linear.AsSpan(0, count).Clear();
        _pair.AsSpan(0, count * count).Clear();
    }

    /// <summary>Adds to the cost of a yes.</summary>
    public void Add(int variable, double cost) => _linear[variable] += cost;

    /// <summary>Adds to the cost of two yes together.</summary>
    public void Add(int first, int second, double cost)
    {
        _pair[(first * _count) + second] += cost;
        _pair[(second * _count) + first] += cost;
    }

    /// <summary>Chooses; returns the cost, at most 0 and at most that of all yes.</summary>
    public double Minimise()
    {
        _choice.AsSpan(0, _count).Clear();
        double least = 0;
        if (_count <= Few)
        {
            TryAll(ref least);
        }
        else
        {
            Descend(false, ref least);
            Descend(true, ref least);
        }

        return least;
    }

    /// <summary>Every combination, each one change away from the one before (Gray code).</summary>
    private void TryAll(ref double least)
    {
        double cost = Begin(false);
        for (int turn = 1; turn < 1 << _count; turn++)
        {
            cost += Flip(int.TrailingZeroCount(turn));
            Keep(cost, ref least);
        }
    }

    private void Descend(bool from, ref double least)
    {
        double cost = Begin(from);
        Keep(cost, ref least);
        while (true)
        {
            int best = -1;
            double price = -1e-12 * Math.Abs(cost);
            for (int k = 0; k < _count; k++)
            {
                double change = _trial[k] ? -_gain[k] : _gain[k];
                if (change < price)
                {
                    (best, price) = (k, change);
                }
            }

            if (best < 0)
            {
                break;
            }

            cost += Flip(best);
        }

        Keep(cost, ref least);
    }

    /// <summary>Sets all variables; returns their cost.</summary>
    private double Begin(bool value)
    {
        _trial.AsSpan(0, _count).Fill(value);
        _linear.AsSpan(0, _count).CopyTo(_gain);
        double cost = 0;
        for (int k = 0; k < _count && value; k++)
        {
            double pairs = 0;
            foreach (double pair in _pair.AsSpan(k * _count, _count))
            {
                pairs += pair;
            }

            _gain[k] += pairs;
            cost += _linear[k] + (pairs / 2);
        }

        return cost;
    }

    /// <summary>Changes a variable; returns the change of cost.</summary>
    private double Flip(int k)
    {
        bool yes = _trial[k] = !_trial[k];
        double sign = yes ? 1 : -1;
        ReadOnlySpan<double> pairs = _pair.AsSpan(k * _count, _count);
        for (int l = 0; l < pairs.Length; l++)
        {
            _gain[l] += sign * pairs[l];
        }

        return sign * _gain[k];
    }

    private void Keep(double cost, ref double least)
    {
        if (cost < least)
        {
            least = cost;
            _trial.AsSpan(0, _count).CopyTo(_choice);
        }
    }
}
