using Microsoft.ML.Combinatorial.Problems;
using Microsoft.ML.Combinatorial.Tests.Oracles;

namespace Microsoft.ML.Combinatorial.Tests.Laws;

public static class RankingFamily
{
    public static readonly ProblemFamily Family = new(
        "ranking",
        random => new RankingProblem(random.Next(1, 7)),
        problem => RankingEnumeration.Rankings((RankingProblem)problem),
        (problem, random) => (new RankingProblem(problem.Size), Order.Random(problem.Size, random)),
        () => new RankingProblem(100_000));
}
