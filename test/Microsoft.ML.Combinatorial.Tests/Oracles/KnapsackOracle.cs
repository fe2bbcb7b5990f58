using Microsoft.ML.Combinatorial.Problems;

namespace Microsoft.ML.Combinatorial.Tests.Oracles;

/// <summary>Knapsacks, written down from the definition.</summary>
public static class KnapsackOracle
{
    /// <summary>Every sack.</summary>
    public static IEnumerable<float[]> Sacks(KnapsackProblem problem)
    {
        int[] most = [.. problem.Bounds];
        return Vectors(most).Where(vector => problem.IsFeasible(vector));
    }

    /// <summary>Every choice of items.</summary>
    public static IEnumerable<float[]> Choices(MultiKnapsackProblem problem)
    {
        int[] most = [.. Enumerable.Repeat(1, problem.Size)];
        return Vectors(most).Where(vector => problem.IsFeasible(vector));
    }

    /// <summary>The least cost, copy by copy over all capacities.</summary>
    public static double LeastCost(KnapsackProblem problem, float[] costs)
    {
        var least = new double[problem.Capacity + 1];
        for (int item = 0; item < problem.Size; item++)
        {
            int weight = problem.Weights[item];
            for (int copy = 0; copy < problem.Bounds[item] && costs[item] < 0; copy++)
            {
                for (int room = problem.Capacity; room >= weight; room--)
                {
                    least[room] = Math.Min(least[room], least[room - weight] + costs[item]);
                }
            }
        }

        return least[^1];
    }

    private static IEnumerable<float[]> Vectors(int[] most)
    {
        var vector = new float[most.Length];
        while (true)
        {
            yield return [.. vector];
            int slot = 0;
            for (; slot < most.Length && vector[slot] == most[slot]; slot++)
            {
                vector[slot] = 0;
            }

            if (slot == most.Length)
            {
                yield break;
            }

            vector[slot]++;
        }
    }
}
