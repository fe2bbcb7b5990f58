using Microsoft.ML.Combinatorial.Problems;
using Microsoft.ML.Combinatorial.Tests.Oracles;

namespace Microsoft.ML.Combinatorial.Tests.Laws;

public static class SubsetFamily
{
    public static readonly ProblemFamily Family = new(
        "subset",
        Draw,
        problem => RankingEnumeration.Subsets((SubsetProblem)problem),
        (problem, random) => (new SubsetProblem(problem.Size, ((SubsetProblem)problem).Chosen), Order.Random(problem.Size, random)),
        () => new SubsetProblem(200_000, 70_000));

    private static SubsetProblem Draw(Random random)
    {
        int size = random.Next(1, 10);
        return new SubsetProblem(size, random.Next(1, size + 1));
    }
}
