using Microsoft.ML.Combinatorial.Problems;
using Microsoft.ML.Combinatorial.Tests.Oracles;

namespace Microsoft.ML.Combinatorial.Tests.Laws;

public static class MultiKnapsackFamily
{
    public static readonly ProblemFamily Family = new(
        "multi-dimensional knapsack",
        random => Draw(random.Next(1, 10), random.Next(1, 4), 10, random),
        problem => KnapsackOracle.Choices((MultiKnapsackProblem)problem),
        Shuffle,
        () => Draw(80, 5, 1000, new Random(1)));

    /// <summary>Random needs below a limit, with capacities anywhere up to the sum of the needs; half of it for a large
    /// limit.</summary>
    public static MultiKnapsackProblem Draw(int items, int resources, int limit, Random random)
    {
        int[] weights = [.. Enumerable.Range(0, items * resources).Select(_ => random.Next(0, limit))];
        int Sum(int resource) => weights.Skip(resource * items).Take(items).Sum();
        int[] capacities =
            [.. Enumerable.Range(0, resources).Select(resource => limit > 100 ? Sum(resource) / 2 : random.Next(0, Sum(resource) + 2))];
        return new MultiKnapsackProblem(weights, capacities);
    }

    private static (CombinatorialProblem Problem, int[] NewSlot) Shuffle(CombinatorialProblem problem, Random random)
    {
        var knapsack = (MultiKnapsackProblem)problem;
        int[] newSlot = Order.Random(problem.Size, random), newRow = Order.Random(knapsack.Capacities.Length, random);
        int[] weights = new int[knapsack.Weights.Length], capacities = new int[newRow.Length];
        for (int resource = 0; resource < newRow.Length; resource++)
        {
            capacities[newRow[resource]] = knapsack.Capacities[resource];
            for (int item = 0; item < newSlot.Length; item++)
            {
                weights[(newRow[resource] * newSlot.Length) + newSlot[item]] = knapsack.WeightsOf(resource)[item];
            }
        }

        return (new MultiKnapsackProblem(weights, capacities), newSlot);
    }
}
