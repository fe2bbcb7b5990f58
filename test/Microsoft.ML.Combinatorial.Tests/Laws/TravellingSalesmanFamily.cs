using Microsoft.ML.Combinatorial.Problems;
using Microsoft.ML.Combinatorial.Tests.Oracles;

namespace Microsoft.ML.Combinatorial.Tests.Laws;

public static class TravellingSalesmanFamily
{
    public static readonly ProblemFamily Family = WithLarge(200);

    /// <summary>For a solver that takes few cities.</summary>
    public static readonly ProblemFamily FewCities = WithLarge(14);

    private static ProblemFamily WithLarge(int cities) => new(
        "travelling salesman",
        random => new TravellingSalesmanProblem(random.Next(3, 7)),
        problem => Enumeration.Once(TourOracle.Tours((TravellingSalesmanProblem)problem)),
        Shuffle,
        () => new TravellingSalesmanProblem(cities));

    private static (CombinatorialProblem Problem, int[] NewSlot) Shuffle(CombinatorialProblem problem, Random random)
    {
        var salesman = (TravellingSalesmanProblem)problem;
        int[] newCity = Order.Random(salesman.Cities, random);
        var newSlot = new int[problem.Size];
        for (int i = 0; i < salesman.Cities; i++)
        {
            for (int j = i + 1; j < salesman.Cities; j++)
            {
                newSlot[salesman.EdgeSlot(i, j)] = salesman.EdgeSlot(newCity[i], newCity[j]);
            }
        }

        return (new TravellingSalesmanProblem(salesman.Cities), newSlot);
    }
}
