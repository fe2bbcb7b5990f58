namespace Microsoft.ML.Combinatorial.Solvers.Knapsack;

/// <summary>
/// Upper bound of a multi-dimensional knapsack: resources are sold at prices instead of being limited. At the best prices the bound is
/// that of the linear relaxation, and of the surrogate constraint that the prices make of all resources.
/// </summary>
/// <remarks>
/// <c>Σᵢ priceᵢ · leftᵢ + Σⱼ max(0, valueⱼ − Σᵢ priceᵢ · needᵢⱼ)</c>, lowered by subgradient steps on the prices. Needs and what is
/// left are shares of the capacity. Source: Fisher 1981, doi:10.1287/mnsc.27.1.1 (Lagrangian relaxation).
/// </remarks>
internal sealed class ResourceBound
{
    private double[] _prices = [];
    private double[] _demand = [];
    private double[] _reduced = [];

    public void Reserve(int resources, int items)
    {
        Workspace.Grow(ref _prices, resources);
        Workspace.Grow(ref _demand, resources);
        Workspace.Grow(ref _reduced, items);
    }

    /// <summary>Lowers the bound.</summary>
    /// <param name="items">The items still undecided.</param>
    /// <param name="value">Each item's value.</param>
    /// <param name="need">Item by item, the share of each resource's capacity that it needs.</param>
    /// <param name="left">The share of each capacity that is left.</param>
    /// <param name="target">A value known to be attained, which the steps aim at.</param>
    /// <param name="enough">The steps end where the bound reaches this.</param>
    /// <param name="steps">Most steps.</param>
    /// <param name="prices">The start; receives the best prices.</param>
    /// <param name="reduced">By item: receives value less price of need at the best prices.</param>
    /// <returns>The bound.</returns>
    public double Lower(
        ReadOnlySpan<int> items,
        ReadOnlySpan<double> value,
        ReadOnlySpan<double> need,
        ReadOnlySpan<double> left,
        double target,
        double enough,
        int steps,
        Span<double> prices,
        Span<double> reduced)
    {
        Span<double> current = _prices.AsSpan(0, left.Length), demand = _demand.AsSpan(0, left.Length);
        prices.CopyTo(current);
        double best = double.PositiveInfinity, lambda = 1;
        int stale = 0;
        for (int step = 0; step < steps; step++)
        {
            double bound = Price(items, value, need, left, current, demand);
            if (bound < best)
            {
                best = bound;
                stale = 0;
                current.CopyTo(prices);
                foreach (int item in items)
                {
                    reduced[item] = _reduced[item];
                }
            }
            else if (++stale == 4)
            {
                (lambda, stale) = (lambda / 2, 0);
            }

            if (best <= enough || !Step(current, demand, left, lambda * (bound - target)))
            {
                break;
            }
        }

        return best;
    }

    /// <summary>The bound at given prices; notes what the items worth their price need.</summary>
    private double Price(
        ReadOnlySpan<int> items,
        ReadOnlySpan<double> value,
        ReadOnlySpan<double> need,
        ReadOnlySpan<double> left,
        ReadOnlySpan<double> prices,
        Span<double> demand)
    {
        double bound = 0;
        for (int resource = 0; resource < left.Length; resource++)
        {
            bound += prices[resource] * left[resource];
        }

        demand.Clear();
        foreach (int item in items)
        {
            ReadOnlySpan<double> needs = need.Slice(item * left.Length, left.Length);
            double worth = value[item];
            for (int resource = 0; resource < needs.Length; resource++)
            {
                worth -= prices[resource] * needs[resource];
            }

            _reduced[item] = worth;
            if (worth > 0)
            {
                bound += worth;
                for (int resource = 0; resource < needs.Length; resource++)
                {
                    demand[resource] += needs[resource];
                }
            }
        }

        return bound;
    }

    /// <summary>Raises the price of what is short and lowers that of what is left over; false where nothing would change.</summary>
    private static bool Step(Span<double> prices, ReadOnlySpan<double> demand, ReadOnlySpan<double> left, double length)
    {
        double norm = 0;
        for (int resource = 0; resource < left.Length; resource++)
        {
            double excess = demand[resource] - left[resource];

            // A price of 0 cannot fall.
            norm += excess > 0 || prices[resource] > 0 ? excess * excess : 0;
        }

        if (norm == 0)
        {
            return false;
        }

        for (int resource = 0; resource < left.Length; resource++)
        {
            prices[resource] = Math.Max(0, prices[resource] + (length / norm * (demand[resource] - left[resource])));
        }

        return true;
    }
}
