using Microsoft.ML.Combinatorial.Problems;

namespace Microsoft.ML.Combinatorial.Solvers.TravellingSalesman;

/// <summary>The costs as a full symmetric matrix, and each city's cheapest neighbours. Kept between solves.</summary>
internal sealed class TourCosts
{
    /// <summary>Matrix rows end on a whole block of so many numbers.</summary>
    public const int Block = 8;

    private const int MostNeighbours = 8;

    /// <summary>Gets cities × <see cref="Stride"/> costs; the diagonal and what pads a row is +∞.</summary>
    public double[] Matrix { get; private set; } = [];

    /// <summary>Gets, for each city, <see cref="NeighbourCount"/> others by increasing cost, ties by number.</summary>
    public int[] Neighbours { get; private set; } = [];

    public int Cities { get; private set; }

    public int Stride { get; private set; }

    public int NeighbourCount { get; private set; }

    /// <summary>Gets the sum of the absolute costs of each city's two cheapest edges: the scale of the instance.</summary>
    public double Scale { get; private set; }

    /// <summary>Gets a power of two of which every cost is a whole multiple: two tours differ in cost by such a multiple too.</summary>
    public double Unit { get; private set; }

    public static int StrideOf(int cities) => (cities + Block - 1) / Block * Block;

    public void Reserve(int cities)
    {
        Cities = cities;
        Stride = StrideOf(cities);
        NeighbourCount = Math.Min(MostNeighbours, cities - 1);
        if ((long)cities * Stride > Array.MaxLength)
        {
            throw new ArgumentException($"{cities} cities: the cost matrix of at most {Array.MaxLength} entries is too small for them.");
        }

        if (Matrix.Length < cities * Stride)
        {
            Matrix = new double[cities * Stride];
            Neighbours = new int[cities * MostNeighbours];
        }
    }

    /// <summary>Reads the upper triangle.</summary>
    public void Load(ReadOnlySpan<float> costs)
    {
        double[] matrix = Matrix;
        int slot = 0;
        for (int i = 0; i < Cities; i++)
        {
            matrix[(i * Stride) + i] = double.PositiveInfinity;
            Array.Fill(matrix, double.PositiveInfinity, (i * Stride) + Cities, Stride - Cities);
            for (int j = i + 1; j < Cities; j++)
            {
                matrix[(i * Stride) + j] = matrix[(j * Stride) + i] = costs[slot++];
            }
        }

        Unit = CostUnit.Of(costs);
    }

    /// <summary>Finds the neighbours; needed by the searches, not by Held–Karp.</summary>
    public void FindNeighbours()
    {
        Span<double> least = stackalloc double[MostNeighbours + 1];
        Span<int> near = stackalloc int[MostNeighbours + 1];
        Scale = 0;
        for (int city = 0; city < Cities; city++)
        {
            ReadOnlySpan<double> row = Row(city);
            least.Fill(double.PositiveInfinity);
            for (int other = 0; other < row.Length; other++)
            {
                double cost = row[other];
                int place = NeighbourCount;
                for (; place > 0 && cost < least[place - 1]; place--)
                {
                    (least[place], near[place]) = (least[place - 1], near[place - 1]);
                }

                (least[place], near[place]) = (cost, other);
            }

            near[..NeighbourCount].CopyTo(Neighbours.AsSpan(city * NeighbourCount));
            Scale += Math.Abs(least[0]) + Math.Abs(least[1]);
        }
    }

    public double Between(int from, int to) => Matrix[(from * Stride) + to];

    public ReadOnlySpan<double> Row(int city) => Matrix.AsSpan(city * Stride, Cities);

    /// <summary>The cost of a closed tour, and the sum of its absolute costs.</summary>
    public (double Cost, double Magnitude) Length(ReadOnlySpan<int> tour)
    {
        double sum = 0, magnitude = 0;
        int last = tour[^1];
        foreach (int city in tour)
        {
            double cost = Between(last, city);
            sum += cost;
            magnitude += Math.Abs(cost);
            last = city;
        }

        return (sum, magnitude);
    }

    /// <summary>Writes a tour's edges; returns their cost.</summary>
    public static double Write(
        TravellingSalesmanProblem problem, ReadOnlySpan<int> tour, ReadOnlySpan<float> costs, Span<float> solution)
    {
        solution.Clear();
        double objective = 0;
        int last = tour[^1];
        foreach (int city in tour)
        {
            int slot = problem.EdgeSlot(last, city);
            solution[slot] = 1;
            objective += costs[slot];
            last = city;
        }

        return objective;
    }
}
