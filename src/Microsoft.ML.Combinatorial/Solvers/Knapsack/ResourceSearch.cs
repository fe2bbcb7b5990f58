using Microsoft.ML.Combinatorial.Problems;

namespace Microsoft.ML.Combinatorial.Solvers.Knapsack;

/// <summary>
/// Exact multi-dimensional knapsack by depth-first branch and bound with Lagrangian bounds: at each node prices are refined, items whose
/// reduced value exceeds the gap are decided, and the item nearest to indifference is branched on.
/// </summary>
internal sealed class ResourceSearch
{
    private const int RootSteps = 200;
    private const int NodeSteps = 8;

    private readonly ResourceBound _bound = new();
    private int _items;
    private int _resources;
    private double[] _value = [];
    private double[] _need = [];
    private double[] _share = [];
    private int[] _weight = [];
    private int[] _capacity = [];
    private long[] _left = [];
    private double[] _reduced = [];
    private double[] _prices = [];
    private int[] _free = [];
    private int[] _chosen = [];
    private int _chosenCount;
    private int[] _bestChosen = [];
    private int _bestCount;
    private double _taken;
    private double _tolerance;
    private bool _complete;

    /// <summary>Gets the best value found.</summary>
    public double Best { get; private set; }

    /// <summary>Gets an upper bound of all values.</summary>
    public double Bound { get; private set; }

    /// <summary>Gets the items of the best solution.</summary>
    public ReadOnlySpan<int> BestItems => _bestChosen.AsSpan(0, _bestCount);

    public void Reserve(MultiKnapsackProblem problem)
    {
        (_items, _resources) = (problem.Size, problem.Capacities.Length);
        _bound.Reserve(_resources, _items);
        Workspace.Grow(ref _value, _items);
        Workspace.Grow(ref _reduced, _items);
        Workspace.Grow(ref _chosen, _items);
        Workspace.Grow(ref _bestChosen, _items);
        Workspace.Grow(ref _share, _resources);
        Workspace.Grow(ref _left, _resources);
        Workspace.Grow(ref _need, _items * _resources);
        Workspace.Grow(ref _weight, _items * _resources);

        // A node decides an item, so no more nodes than items lie above each other.
        Workspace.Grow(ref _prices, (_items + 2) * _resources);
        Workspace.Grow(ref _free, (_items + 2) * _items);
        _capacity = problem.Capacities.ToArray();
        for (int resource = 0; resource < _resources; resource++)
        {
            ReadOnlySpan<int> weights = problem.WeightsOf(resource);
            for (int item = 0; item < _items; item++)
            {
                _weight[(item * _resources) + resource] = weights[item];
                _need[(item * _resources) + resource] = weights[item] / (double)Math.Max(1, _capacity[resource]);
            }
        }
    }

    /// <summary>Finds the best items for some costs; false where the time limit was reached first.</summary>
    public bool Run(ReadOnlySpan<float> costs, in SolverLimits limits)
    {
        int count = 0;
        double sum = 0;
        for (int item = 0; item < costs.Length; item++)
        {
            _value[item] = -(double)costs[item];
            if (costs[item] < 0)
            {
                _free[count++] = item;
                sum += _value[item];
            }
        }

        for (int resource = 0; resource < _resources; resource++)
        {
            _left[resource] = _capacity[resource];
        }

        // A better solution is better by a whole unit at least, which says more than rounding where costs are whole numbers.
        double rounding = 1e-12 * sum;
        _tolerance = Math.Max(rounding, CostUnit.Of(costs) - rounding);
        (Best, Bound, _taken, _chosenCount, _bestCount, _complete) = (0, sum, 0, 0, 0, true);
        _prices.AsSpan(0, _resources).Clear();
        Branch(0, count, limits);
        return _complete;
    }

    private Span<int> Free(int depth) => _free.AsSpan(depth * _items, _items);

    private Span<double> Prices(int depth) => _prices.AsSpan(depth * _resources, _resources);

    private void Branch(int depth, int count, in SolverLimits limits)
    {
        int chosenBefore = _chosenCount;
        if (limits.Reached())
        {
            _complete = false;
        }

        int item = Decide(depth, ref count);
        if (item >= 0 && _complete)
        {
            bool first = _reduced[item] > 0;
            for (int choice = 0; choice < 2 && _complete; choice++)
            {
                bool take = (choice == 0) == first;
                if (take && !Fits(item))
                {
                    continue;
                }

                Free(depth)[..count].CopyTo(Free(depth + 1));
                Prices(depth).CopyTo(Prices(depth + 1));
                if (take)
                {
                    Take(item);
                }

                Branch(depth + 1, count, limits);
                if (take)
                {
                    PutBack();
                }
            }
        }

        while (_chosenCount > chosenBefore)
        {
            PutBack();
        }
    }

    /// <summary>Bounds a node and decides what the bound decides. Returns the item to branch on, taken out of the free ones; −1 where the
    /// node is done with.</summary>
    private int Decide(int depth, ref int count)
    {
        Span<int> free = Free(depth);
        count = KeepFitting(free[..count]);
        if (TakeAllIfTheyFit(free[..count]))
        {
            return -1;
        }

        for (int resource = 0; resource < _resources; resource++)
        {
            _share[resource] = _left[resource] / (double)Math.Max(1, _capacity[resource]);
        }

        double target = Best - _taken;
        double bound = _bound.Lower(
            free[..count], _value, _need, _share.AsSpan(0, _resources), target, target + _tolerance,
            depth == 0 ? RootSteps : NodeSteps, Prices(depth), _reduced);
        Bound = depth == 0 ? Math.Min(Bound, bound) : Bound;
        FillGreedily(free[..count]);
        double slack = bound - (Best - _taken) - _tolerance;
        if (slack <= 0)
        {
            return -1;
        }

        int kept = 0;
        int nearest = -1;
        for (int k = 0; k < count; k++)
        {
            int item = free[k];
            double reduced = _reduced[item];
            if (Math.Abs(reduced) < slack)
            {
                nearest = nearest < 0 || Math.Abs(reduced) < Math.Abs(_reduced[free[nearest]]) ? kept : nearest;
                free[kept++] = item;
            }
            else if (reduced > 0)
            {
                if (!Fits(item))
                {
                    return -1;
                }

                Take(item);
            }
        }

        count = kept;
        if (nearest < 0)
        {
            Note();
            return -1;
        }

        int branch = free[nearest];
        free[nearest] = free[--count];
        return branch;
    }

    private int KeepFitting(Span<int> free)
    {
        int kept = 0;
        foreach (int item in free)
        {
            if (Fits(item))
            {
                free[kept++] = item;
            }
        }

        return kept;
    }

    private bool TakeAllIfTheyFit(ReadOnlySpan<int> free)
    {
        int before = _chosenCount;
        foreach (int item in free)
        {
            if (!Fits(item))
            {
                PutBackTo(before);
                return false;
            }

            Take(item);
        }

        Note();
        PutBackTo(before);
        return true;
    }

    /// <summary>Takes what fits of the items, the best reduced value first; the result may be a new best.</summary>
    private void FillGreedily(Span<int> free)
    {
        // Sorted at the parent but for what its prices changed.
        for (int k = 1; k < free.Length; k++)
        {
            int item = free[k], at = k;
            for (; at > 0 && _reduced[free[at - 1]] < _reduced[item]; at--)
            {
                free[at] = free[at - 1];
            }

            free[at] = item;
        }

        int before = _chosenCount;
        foreach (int item in free)
        {
            if (Fits(item))
            {
                Take(item);
            }
        }

        Note();
        PutBackTo(before);
    }

    private bool Fits(int item)
    {
        ReadOnlySpan<int> weights = _weight.AsSpan(item * _resources, _resources);
        for (int resource = 0; resource < weights.Length; resource++)
        {
            if (weights[resource] > _left[resource])
            {
                return false;
            }
        }

        return true;
    }

    private void Take(int item) => Change(_chosen[_chosenCount++] = item, 1);

    private void PutBack() => Change(_chosen[--_chosenCount], -1);

    private void PutBackTo(int count)
    {
        while (_chosenCount > count)
        {
            PutBack();
        }
    }

    private void Change(int item, int sign)
    {
        _taken += sign * _value[item];
        ReadOnlySpan<int> weights = _weight.AsSpan(item * _resources, _resources);
        for (int resource = 0; resource < weights.Length; resource++)
        {
            _left[resource] -= sign * weights[resource];
        }
    }

    /// <summary>Keeps the chosen items if they are the best so far.</summary>
    private void Note()
    {
        if (_taken > Best)
        {
            Best = _taken;
            _bestCount = _chosenCount;
            _chosen.AsSpan(0, _chosenCount).CopyTo(_bestChosen);
        }
    }
}
