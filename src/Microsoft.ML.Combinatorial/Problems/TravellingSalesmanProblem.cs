namespace Microsoft.ML.Combinatorial.Problems;

/// <summary>
/// The symmetric travelling salesman: a closed tour through all cities, each visited once, of least total cost.
/// </summary>
/// <remarks>
/// <para>Slots: the n = cities · (cities − 1) / 2 undirected edges i–j with i &lt; j, the upper triangle of the cost matrix row by row:
/// 0–1, 0–2, …, 0–(cities−1), 1–2, …. A slot is 1 where the tour uses the edge. Costs: any finite number, of any sign; the triangle
/// inequality is not needed.</para>
/// <para>Feasible: every city lies on exactly two chosen edges, and the chosen edges form one cycle.</para>
/// </remarks>
public sealed class TravellingSalesmanProblem : CombinatorialProblem
{
    /// <summary>Makes a problem of the given number of cities.</summary>
    /// <param name="cities">At least 3.</param>
    /// <exception cref="ArgumentOutOfRangeException">There are fewer than 3 cities, or more than 2³¹ − 1 edges.</exception>
    public TravellingSalesmanProblem(int cities)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(cities, 3);
        ArgumentOutOfRangeException.ThrowIfGreaterThan((long)cities * (cities - 1) / 2, int.MaxValue, nameof(cities));
        Cities = cities;
    }

    /// <summary>Gets the number of cities.</summary>
    public int Cities { get; }

    /// <inheritdoc/>
    public override string Name => "travelling salesman";

    /// <inheritdoc/>
    public override int Size => (int)((long)Cities * (Cities - 1) / 2);

    /// <summary>Gets the number of cities: a tour has as many edges.</summary>
    public override double? SolutionSum => Cities;

    /// <summary>The slot of the edge between two different cities, in either order.</summary>
    /// <param name="from">0 … <see cref="Cities"/> − 1.</param>
    /// <param name="to">0 … <see cref="Cities"/> − 1, not <paramref name="from"/>.</param>
    public int EdgeSlot(int from, int to)
    {
        (int i, int j) = from < to ? (from, to) : (to, from);
        return (int)RowStart(i) + j - i - 1;
    }

    /// <summary>Writes the solution vector of a tour.</summary>
    /// <param name="tour">All cities, in the order of the visit.</param>
    /// <param name="solution">At least <see cref="Size"/> values; the first are overwritten.</param>
    /// <exception cref="ArgumentException">The tour does not name every city once, or the solution is too short.</exception>
    public void WriteSolution(ReadOnlySpan<int> tour, Span<float> solution)
    {
        if (tour.Length != Cities || solution.Length < Size)
        {
            throw new ArgumentException(
                $"tour must name {Cities} cities and solution have at least {Size} entries, had {tour.Length} and {solution.Length}.");
        }

        int wrong = tour.IndexOfAnyExceptInRange(0, Cities - 1);
        if (wrong >= 0)
        {
            throw new ArgumentException(
                $"tour[{wrong}] = {tour[wrong]}: the tour must name each city of 0 … {Cities - 1} once.", nameof(tour));
        }

        solution[..Size].Clear();
        int last = tour[^1];
        foreach (int city in tour)
        {
            if (city == last)
            {
                throw new ArgumentException($"tour names city {city} twice in a row.", nameof(tour));
            }

            solution[EdgeSlot(last, city)] += 1;
            last = city;
        }

        // A city that stands twice leaves another one out, and the edges are no cycle.
        if (!IsFeasible(solution[..Size]))
        {
            throw new ArgumentException($"tour must name each of the {Cities} cities once.", nameof(tour));
        }
    }

    /// <summary>Reads the tour out of a feasible solution: it starts at city 0 and goes on to the lower-numbered neighbour.</summary>
    /// <param name="solution">At least <see cref="Size"/> values, of a feasible solution.</param>
    /// <param name="tour">Length <see cref="Cities"/>; receives the cities in the order of the visit.</param>
    /// <exception cref="ArgumentException">The solution is not a tour, or a length is wrong.</exception>
    public void ReadTour(ReadOnlySpan<float> solution, Span<int> tour)
    {
        if (tour.Length != Cities || solution.Length < Size || !Follow(solution[..Size], tour))
        {
            throw new ArgumentException(
                $"solution must be a tour of {Cities} cities in at least {Size} entries, and tour have {Cities} entries; "
                + $"they had {solution.Length} and {tour.Length}.");
        }
    }

    /// <inheritdoc/>
    public override bool IsFeasible(ReadOnlySpan<float> solution) => solution.Length == Size && Follow(solution, new int[Cities]);

    /// <inheritdoc/>
    public override string DescribeSlot(int slot)
    {
        int from = 0;
        while (RowStart(from + 1) <= slot)
        {
            from++;
        }

        return $"edge {from}–{slot - RowStart(from) + from + 1}";
    }

    private long RowStart(int from) => ((long)from * (Cities - 1)) - ((long)from * (from - 1) / 2);

    /// <summary>Walks along the chosen edges from city 0; tells whether they are one cycle through all cities.</summary>
    private bool Follow(ReadOnlySpan<float> solution, Span<int> tour)
    {
        // Two neighbours for each city; −1 for none yet.
        var neighbours = new int[2 * Cities];
        Array.Fill(neighbours, -1);
        int slot = 0;
        for (int i = 0; i < Cities; i++)
        {
            for (int j = i + 1; j < Cities; j++, slot++)
            {
                if (solution[slot] != 0 && (solution[slot] != 1 || !Link(i, j) || !Link(j, i)))
                {
                    return false;
                }
            }
        }

        int previous = -1, city = 0;
        for (int k = 0; k < Cities; k++)
        {
            tour[k] = city;
            int next = neighbours[2 * city] == previous ? neighbours[(2 * city) + 1] : neighbours[2 * city];
            (previous, city) = (city, next);
            if (city < 0 || (city == 0 && k < Cities - 1))
            {
                return false;
            }
        }

        return city == 0;

        bool Link(int from, int to)
        {
            int free = neighbours[2 * from] < 0 ? 2 * from : (2 * from) + 1;
            bool has = neighbours[free] < 0;
            neighbours[free] = has ? to : neighbours[free];
            return has;
        }
    }
}
