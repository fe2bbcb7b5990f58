using System.Numerics;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace Microsoft.ML.Combinatorial.Solvers.TravellingSalesman;

/// <summary>
/// Cheapest tour by dynamic programming over sets of cities: the cheapest path from the last city through a set that ends in a given
/// city of the set.
/// </summary>
/// <remarks>
/// O(2ᶜ⁻² · c²) additions, eight at a time, and 2ᶜ⁻¹ · 16 numbers of memory at most. Ties: going back along the tour, the lowest-numbered
/// city. Source: Held and Karp 1962, doi:10.1137/0110015; Bellman 1962, doi:10.1145/321105.321111.
/// </remarks>
internal sealed class HeldKarp
{
    /// <summary>Most cities.</summary>
    public const int MostCities = 16;

    private const int Block = 8;

    // For each set a row: cost of the path through it by its last city, +∞ for cities outside the set.
    private double[] _paths = [];

    public void Reserve(int cities) => Workspace.Grow(ref _paths, StrideOf(cities) << (cities - 1));

    /// <summary>Finds a cheapest tour; false when the time limit was reached.</summary>
    public bool Solve(TourCosts costs, Span<int> tour, in SolverLimits limits)
    {
        int last = costs.Cities - 1, stride = StrideOf(costs.Cities);
        uint all = (1u << last) - 1;
        _paths.AsSpan(0, stride << last).Fill(double.PositiveInfinity);
        for (int city = 0; city < last; city++)
        {
            _paths[((1 << city) * stride) + city] = costs.Between(last, city);
        }

        ref double paths = ref MemoryMarshal.GetArrayDataReference(_paths);
        ref double matrix = ref MemoryMarshal.GetArrayDataReference(costs.Matrix);
        for (uint set = 3; set <= all; set++)
        {
            if ((set & 1023) == 3 && limits.Reached())
            {
                return false;
            }

            for (uint rest = BitOperations.IsPow2(set) ? 0 : set; rest != 0; rest &= rest - 1)
            {
                int city = BitOperations.TrailingZeroCount(rest);
                nuint before = (nuint)(set & ~(1u << city)) * (nuint)stride;
                _paths[((int)set * stride) + city] = Least(ref paths, before, ref matrix, (nuint)(city * costs.Stride), stride);
            }
        }

        Follow(costs, all, stride, tour);
        return true;
    }

    private static int StrideOf(int cities) => cities - 1 <= Block ? Block : 2 * Block;

    /// <summary>The cheapest path to a set's last city and from there on to the next city.</summary>
    private static double Least(ref double paths, nuint before, ref double matrix, nuint row, int stride)
    {
        // The last city's own column and what pads the matrix meet +∞ among the paths.
        Vector512<double> least = Vector512.LoadUnsafe(ref paths, before) + Vector512.LoadUnsafe(ref matrix, row);
        if (stride > Block)
        {
            least = Vector512.MinNative(
                least, Vector512.LoadUnsafe(ref paths, before + Block) + Vector512.LoadUnsafe(ref matrix, row + Block));
        }

        Vector256<double> four = Vector256.MinNative(least.GetLower(), least.GetUpper());
        Vector128<double> two = Vector128.MinNative(four.GetLower(), four.GetUpper());
        return double.MinNative(two[0], two[1]);
    }

    private void Follow(TourCosts costs, uint set, int stride, Span<int> tour)
    {
        int next = costs.Cities - 1;
        tour[^1] = next;
        for (int place = tour.Length - 2; place >= 0; place--)
        {
            int best = 0;
            double least = double.PositiveInfinity;
            for (int city = 0; city < costs.Cities - 1; city++)
            {
                double cost = _paths[((int)set * stride) + city] + costs.Between(city, next);
                if ((set & (1u << city)) != 0 && cost < least)
                {
                    (least, best) = (cost, city);
                }
            }

            tour[place] = next = best;
            set &= ~(1u << best);
        }
    }
}
