using Microsoft.ML.Combinatorial.Problems;

namespace Microsoft.ML.Combinatorial.Losses;

/// <summary>The cone of costs under which a solution is optimal, given by its exchanges: each raised slot costs at least the lowered one.</summary>
internal static class OptimalityCone
{
    private const int MostSweeps = 500;

    /// <summary>Projects onto the cone by Hildreth's method: one exchange after the other is made to hold exactly, and gives back what it took
    /// too much before.</summary>
    /// <param name="exchanges">The exchanges that must not pay.</param>
    /// <param name="costs">The costs; overwritten with the nearest point of the cone, to within about 1e-9 of their largest entry.</param>
    public static void Project(IReadOnlyList<Exchange> exchanges, Span<double> costs)
    {
        var taken = new double[exchanges.Count];
        double largest = 0;
        foreach (double cost in costs)
        {
            largest = Math.Max(largest, Math.Abs(cost));
        }

        double change = double.PositiveInfinity;
        for (int sweep = 0; sweep < MostSweeps && change > 1e-10 * largest; sweep++)
        {
            change = 0;
            for (int j = 0; j < taken.Length; j++)
            {
                (int up, int down) = (exchanges[j].Raised, exchanges[j].Lowered);
                double step = Math.Max((costs[down] - costs[up]) / 2, -taken[j]);
                taken[j] += step;
                costs[up] += step;
                costs[down] -= step;
                change = Math.Max(change, Math.Abs(step));
            }
        }
    }

    /// <summary>Adds up the cone's directions: the costs of each exchange alone.</summary>
    public static void AddCentre(IReadOnlyList<Exchange> exchanges, Span<double> centre)
    {
        foreach (Exchange exchange in exchanges)
        {
            centre[exchange.Raised]++;
            centre[exchange.Lowered]--;
        }
    }
}
