using System.Numerics;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace Microsoft.ML.Combinatorial.Solvers.TravellingSalesman;

/// <summary>
/// A cheapest 1-tree for costs <c>w[i, j] + π[i] + π[j]</c>: a spanning tree of all cities but the last, and the two cheapest edges of
/// the last. Every tour is a 1-tree, so its weight less 2·Σπ is a lower bound of every tour's cost, whatever π.
/// </summary>
/// <remarks>
/// Prim's algorithm on the full matrix, eight cities at a time, O(cities²). An edge of cost +∞ is never used; one of −∞ always, as long as
/// such edges form no cycle. Ties go to the lower lane, then to the city met first. Source of the bound: Held and Karp 1970,
/// doi:10.1287/opre.18.6.1138.
/// </remarks>
internal sealed class OneTree
{
    private static readonly Vector512<long> Lanes = Vector512.Create(0L, 1, 2, 3, 4, 5, 6, 7);

    private double[] _distance = [];
    private double[] _open = [];
    private long[] _from = [];

    /// <summary>Gets the tree's cities as they joined the tree; city 0 first, the last city not among them.</summary>
    public int[] Order { get; private set; } = [];

    /// <summary>Gets each city's place in <see cref="Order"/>.</summary>
    public int[] Rank { get; private set; } = [];

    /// <summary>Gets each city's parent in the tree; −1 for city 0.</summary>
    public int[] Parent { get; private set; } = [];

    /// <summary>Gets each city's number of edges in the 1-tree.</summary>
    public int[] Degree { get; private set; } = [];

    /// <summary>Gets the two cities next to the last city, the cheaper first.</summary>
    public (int First, int Second) Ends { get; private set; }

    /// <summary>Gets the lower bound: weight of the 1-tree less 2·Σπ.</summary>
    public double Bound { get; private set; }

    /// <summary>Gets Σ (degree − 2)²; 0 for a tour.</summary>
    public int Imbalance { get; private set; }

    public void Reserve(int cities)
    {
        int stride = TourCosts.StrideOf(cities);
        if (_distance.Length < stride)
        {
            _distance = new double[stride];
            _open = new double[stride];
            _from = new long[stride];
            Order = new int[stride];
            Rank = new int[stride];
            Parent = new int[stride];
            Degree = new int[stride];
        }
    }

    /// <summary>Builds the 1-tree; false where the edges that are left connect no 1-tree.</summary>
    /// <param name="costs">Number of cities and the costs themselves.</param>
    /// <param name="weights">The same, with ±∞ at edges that are excluded or required.</param>
    /// <param name="pi">π of each city.</param>
    public bool Build(TourCosts costs, double[] weights, ReadOnlySpan<double> pi)
    {
        int tree = costs.Cities - 1;
        Degree.AsSpan(0, costs.Cities).Clear();
        if (!Span(weights, costs.Stride, tree, pi) || !CloseLast(weights.AsSpan(tree * costs.Stride, tree), pi))
        {
            return false;
        }

        double bound = costs.Between(tree, Ends.First) + costs.Between(tree, Ends.Second);
        for (int k = 1; k < tree; k++)
        {
            int city = Order[k], parent = Parent[city];
            Degree[city]++;
            Degree[parent]++;
            bound += costs.Between(city, parent);
        }

        Degree[Ends.First]++;
        Degree[Ends.Second]++;
        Degree[tree] = 2;
        int imbalance = 0;
        for (int city = 0; city < tree; city++)
        {
            int excess = Degree[city] - 2;
            imbalance += excess * excess;
            bound += excess * pi[city];
        }

        Bound = bound;
        Imbalance = imbalance;
        return true;
    }

    private bool Span(double[] weights, int stride, int tree, ReadOnlySpan<double> pi)
    {
        int blocks = TourCosts.StrideOf(tree);
        Span<double> open = _open.AsSpan(0, blocks);
        Span<double> known = _distance.AsSpan(0, blocks);
        known.Fill(double.PositiveInfinity);
        open.Fill(double.PositiveInfinity);
        pi[..tree].CopyTo(open);
        ref double distance = ref MemoryMarshal.GetReference(known);
        ref double openPi = ref MemoryMarshal.GetReference(open);
        ref long from = ref MemoryMarshal.GetArrayDataReference(_from);

        int city = 0;
        (Order[0], Rank[0], Parent[0]) = (0, 0, -1);
        for (int k = 1; k < tree; k++)
        {
            // A city of the tree has π = +∞ and distance +∞: it is neither improved nor found again. (−∞ + ∞ is NaN, which is not less.)
            open[city] = known[city] = double.PositiveInfinity;
            ref double row = ref weights[city * stride];
            Vector512<double> offset = Vector512.Create(pi[city]);
            Vector512<long> self = Vector512.Create((long)city);
            Vector512<double> least = Vector512.Create(double.PositiveInfinity);
            Vector512<long> where = Vector512.Create(-1L);
            Vector512<long> at = Lanes;
            for (nuint j = 0; j < (nuint)blocks; j += TourCosts.Block)
            {
                Vector512<double> reach = Vector512.LoadUnsafe(ref row, j) + (Vector512.LoadUnsafe(ref openPi, j) + offset);
                Vector512<double> current = Vector512.LoadUnsafe(ref distance, j);
                Vector512<double> closer = Vector512.LessThan(reach, current);
                current = Vector512.ConditionalSelect(closer, reach, current);
                current.StoreUnsafe(ref distance, j);
                Vector512.ConditionalSelect(closer.AsInt64(), self, Vector512.LoadUnsafe(ref from, j)).StoreUnsafe(ref from, j);
                Vector512<double> smaller = Vector512.LessThan(current, least);
                least = Vector512.ConditionalSelect(smaller, current, least);
                where = Vector512.ConditionalSelect(smaller.AsInt64(), at, where);
                at += Vector512.Create((long)TourCosts.Block);
            }

            city = Index(least, where);
            if (city < 0)
            {
                return false;
            }

            Order[k] = city;
            Rank[city] = k;
            Parent[city] = (int)_from[city];
        }

        return true;
    }

    private static int Index(Vector512<double> least, Vector512<long> where)
    {
        Vector256<double> four = Vector256.MinNative(least.GetLower(), least.GetUpper());
        Vector128<double> two = Vector128.MinNative(four.GetLower(), four.GetUpper());
        double value = double.MinNative(two[0], two[1]);
        ulong hits = Vector512.Equals(least, Vector512.Create(value)).ExtractMostSignificantBits();
        return hits == 0 ? -1 : (int)where[BitOperations.TrailingZeroCount(hits)];
    }

    private bool CloseLast(ReadOnlySpan<double> row, ReadOnlySpan<double> pi)
    {
        double first = double.PositiveInfinity, second = double.PositiveInfinity;
        int firstCity = -1, secondCity = -1;
        for (int city = 0; city < row.Length; city++)
        {
            double cost = row[city] + pi[city];
            if (cost < second)
            {
                if (cost < first)
                {
                    (second, secondCity) = (first, firstCity);
                    (first, firstCity) = (cost, city);
                }
                else
                {
                    (second, secondCity) = (cost, city);
                }
            }
        }

        Ends = (firstCity, secondCity);
        return secondCity >= 0;
    }
}
