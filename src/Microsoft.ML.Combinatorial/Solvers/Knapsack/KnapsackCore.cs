namespace Microsoft.ML.Combinatorial.Solvers.Knapsack;

/// <summary>
/// Exact 0/1 knapsack by dynamic programming from the middle: the items most valuable for their weight are in the sack, up to the break
/// item that no longer fits; from there, in turns, one more item to the right may go in and one more to the left may come out.
/// </summary>
/// <remarks>
/// States are (weight, value) pairs of which none is both lighter and more valuable than another; a state leaves when its bound (the rest
/// of the capacity filled at the efficiency of the next item) does not exceed the best value. On most instances a few dozen items around
/// the break item settle the matter. Source: Pisinger 1997, doi:10.1287/opre.45.5.758 (minimal core); Dembo and Hammer 1980 (items that no
/// better sack turns over).
/// </remarks>
internal sealed class KnapsackCore
{
    private readonly KnapsackTraces _traces = new();
    private KnapsackItems _items = null!;
    private State[] _states = new State[512];
    private State[] _merged = new State[512];
    private int _count;
    private long _capacity;
    private int _bestTrace;
    private int _lastItem;

    /// <summary>Gets the number of the first item that does not fit after all before it.</summary>
    public int Break { get; private set; }

    /// <summary>Gets the best value so far.</summary>
    public double Best { get; private set; }

    /// <summary>Gets an upper bound of all values: the break item cut to fit.</summary>
    public double Bound { get; private set; }

    /// <summary>Finds a good sack and the bound; true where it is already the best.</summary>
    public bool Start(KnapsackItems items, int capacity)
    {
        (_items, _capacity) = (items, capacity);
        _traces.Clear();
        long left = capacity;
        double value = 0;
        int item = 0;
        for (; item < items.Count && items.Weight[item] <= left; item++)
        {
            left -= items.Weight[item];
            value += items.Value[item];
        }

        Break = item;
        _states[0] = new State(capacity - left, value, -1);
        _count = 1;
        (Best, Bound, _bestTrace) = (value, value, -1);
        if (item == items.Count)
        {
            return true;
        }

        Bound += left * items.Efficiency[item];
        for (; item < items.Count; item++)
        {
            if (items.Weight[item] <= left)
            {
                left -= items.Weight[item];
                Best += items.Value[item];
                _bestTrace = _traces.Add(item, _bestTrace);
            }
        }

        return Best >= Bound;
    }

    /// <summary>Whether no sack better than the best so far has this item otherwise than the one filled up to the break item.</summary>
    public bool IsSettled(int item) =>
        Bound - Math.Abs(_items.Value[item] - (_items.Weight[item] * _items.Efficiency[Break])) <= Best;

    /// <summary>Finds the best sack.</summary>
    /// <param name="mostStates">Gives up after so many states.</param>
    /// <param name="limits">Gives up at the time limit.</param>
    /// <returns>Whether <see cref="Best"/> is proven best.</returns>
    public bool Run(long mostStates, in SolverLimits limits)
    {
        int right = Break, left = Break - 1;
        for (long states = 0; _count > 0; states += _count)
        {
            if (states > mostStates || _traces.IsFull || limits.Reached())
            {
                return false;
            }

            right = NextRight(right);
            if (right < _items.Count)
            {
                Extend(right, _items.Weight[right], _items.Value[right]);
                right = NextRight(right + 1);
                Reduce(right, left);
            }

            left = NextLeft(left);
            if (left >= 0)
            {
                Extend(left, -_items.Weight[left], -_items.Value[left]);
                left = NextLeft(left - 1);
            }

            Reduce(right, left);
        }

        return true;
    }

    /// <summary>Tells which items the best sack holds.</summary>
    public void Read(Span<bool> taken)
    {
        taken[..Break].Fill(true);
        taken[Break..].Clear();
        _traces.Apply(_bestTrace, taken);
    }

    private int NextRight(int item)
    {
        while (item < _items.Count && IsSettled(item))
        {
            item++;
        }

        return item;
    }

    private int NextLeft(int item)
    {
        while (item >= 0 && IsSettled(item))
        {
            item--;
        }

        return item;
    }

    /// <summary>Merges the states with the same states after an item was turned over; what another state dominates is left
    /// out.</summary>
    private void Extend(int item, long weight, double value)
    {
        if (_merged.Length < 2 * _count)
        {
            // Both alike, so that the next solve finds room whichever of them it starts with.
            _merged = new State[4 * _count];
            Array.Resize(ref _states, 4 * _count);
        }

        State[] states = _states, merged = _merged;
        int count = 0, fit = -1;
        double last = double.NegativeInfinity;
        for (int kept = 0, turned = 0; kept < _count || turned < _count;)
        {
            // By weight; of equal weights the more valuable first, which then dominates the other.
            State a = kept < _count ? states[kept] : State.None, b = turned < _count ? states[turned] : State.None;
            b = new State(b.Weight + weight, b.Value + value, -3 - b.Trace);
            bool first = turned == _count
                || (kept < _count && (a.Weight < b.Weight || (a.Weight == b.Weight && a.Value >= b.Value)));
            State next = first ? a : b;
            (kept, turned) = first ? (kept + 1, turned) : (kept, turned + 1);
            if (next.Value > last)
            {
                last = next.Value;
                fit = next.Weight <= _capacity ? count : fit;
                merged[count++] = next;
            }
        }

        // Values rise with weights, so the last state that fits is the best of them.
        if (fit >= 0 && merged[fit].Value > Best)
        {
            Settle(ref merged[fit], item);
            (Best, _bestTrace) = (merged[fit].Value, merged[fit].Trace);
        }

        (_count, _lastItem) = (count, item);
        (_states, _merged) = (merged, states);
    }

    /// <summary>Lets go of states that cannot lead beyond the best, given the next items on either side.</summary>
    private void Reduce(int right, int left)
    {
        double fill = right < _items.Count ? _items.Efficiency[right] : 0;
        double empty = left >= 0 ? _items.Efficiency[left] : double.PositiveInfinity;
        State[] states = _states;
        int count = 0;
        for (int k = 0; k < _count; k++)
        {
            State state = states[k];
            double room = _capacity - state.Weight;
            if (state.Value + (room * (room < 0 ? empty : fill)) > Best)
            {
                Settle(ref state, _lastItem);
                states[count++] = state;
            }
        }

        _count = count;
    }

    /// <summary>Gives a state that was turned over just now an entry of its own.</summary>
    private void Settle(ref State state, int item)
    {
        if (state.Trace < -1)
        {
            state = state with { Trace = _traces.Add(item, -3 - state.Trace) };
        }
    }

    /// <param name="Weight">May exceed the capacity.</param>
    /// <param name="Value">Sum of values.</param>
    /// <param name="Trace">Its last entry, −1 for none; −3 − t where the item just turned over still has to be entered after t.</param>
    private readonly record struct State(long Weight, double Value, int Trace)
    {
        public static readonly State None = new(0, 0, -1);
    }
}
