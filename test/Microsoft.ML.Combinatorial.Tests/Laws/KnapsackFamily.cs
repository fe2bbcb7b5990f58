using Microsoft.ML.Combinatorial.Problems;
using Microsoft.ML.Combinatorial.Tests.Oracles;

namespace Microsoft.ML.Combinatorial.Tests.Laws;

public static class KnapsackFamily
{
    public static readonly ProblemFamily Family = new(
        "knapsack",
        Draw,
        problem => KnapsackOracle.Sacks((KnapsackProblem)problem),
        Shuffle,
        () => new KnapsackProblem([.. Enumerable.Range(0, 500).Select(item => 100 + (item * 7919 % 1000))], 100_000));

    private static KnapsackProblem Draw(Random random)
    {
        int items = random.Next(1, 8);
        int[] weights = [.. Enumerable.Range(0, items).Select(_ => random.Next(0, 10))];
        int capacity = random.Next(0, weights.Sum() + 2);
        return random.Next(2) == 0
            ? new KnapsackProblem(weights, capacity)
            : new KnapsackProblem(weights, capacity, [.. weights.Select(_ => random.Next(0, 4))]);
    }

    private static (CombinatorialProblem Problem, int[] NewSlot) Shuffle(CombinatorialProblem problem, Random random)
    {
        var knapsack = (KnapsackProblem)problem;
        int[] newSlot = Order.Random(problem.Size, random);
        int[] weights = new int[problem.Size], bounds = new int[problem.Size];
        for (int item = 0; item < newSlot.Length; item++)
        {
            weights[newSlot[item]] = knapsack.Weights[item];
            bounds[newSlot[item]] = knapsack.Bounds[item];
        }

        return (new KnapsackProblem(weights, knapsack.Capacity, bounds), newSlot);
    }
}
