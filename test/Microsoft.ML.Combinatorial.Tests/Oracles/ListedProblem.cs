using Microsoft.ML.Combinatorial.Problems;

namespace Microsoft.ML.Combinatorial.Tests.Oracles;

/// <summary>A problem that lists its feasible solutions, so that everything about it can be computed from the definition.</summary>
public sealed class ListedProblem : CombinatorialProblem
{
    public ListedProblem(string name, IEnumerable<float[]> solutions)
    {
        Name = name;
        Solutions = [.. solutions];
        float[] sums = [.. Solutions.Select(solution => solution.Sum()).Distinct()];
        SolutionSum = sums.Length == 1 ? sums[0] : null;
    }

    /// <summary>The sets that the identities are checked on. Paths differ in their number of cells.</summary>
    public static ListedProblem[] All { get; } = [OneHot(5), Subset(6, 3), GridPaths(), Permutations(3)];

    public static IEnumerable<object[]> Names => All.Select(problem => new object[] { problem.Name });

    public float[][] Solutions { get; }

    public override string Name { get; }

    public override int Size => Solutions[0].Length;

    public override double? SolutionSum { get; }

    public static ListedProblem Of(string name) => All.Single(problem => problem.Name == name);

    public static ListedProblem OneHot(int size) => Subset(size, 1);

    /// <summary>All ways to choose k of n slots.</summary>
    public static ListedProblem Subset(int size, int k) => new(
        $"{k} of {size}",
        Enumerable.Range(0, 1 << size).Where(bits => int.PopCount(bits) == k)
            .Select(bits => Enumerable.Range(0, size).Select(slot => (float)((bits >> slot) & 1)).ToArray()));

    /// <summary>One slot, taken or not.</summary>
    public static ListedProblem Threshold() => new("threshold", [[0], [1]]);

    /// <summary>Paths on a 3 × 3 grid from the upper left to the lower right cell, by steps right, down and both.</summary>
    public static ListedProblem GridPaths() => new("paths", From(0, 0, []));

    /// <summary>Permutation matrices.</summary>
    public static ListedProblem Permutations(int size) =>
        new("permutations", [.. Enumeration.Assignments(new LinearAssignmentProblem(size, size))]);

    public override bool IsFeasible(ReadOnlySpan<float> solution)
    {
        foreach (float[] listed in Solutions)
        {
            if (solution.SequenceEqual(listed))
            {
                return true;
            }
        }

        return false;
    }

    public override string DescribeSlot(int slot) => $"slot {slot}";

    /// <summary>The solution of least cost; of several the first in the list.</summary>
    public float[] Cheapest(ReadOnlySpan<float> costs)
    {
        float[] best = Solutions[0];
        double least = Objective(costs, best);
        foreach (float[] solution in Solutions)
        {
            double objective = Objective(costs, solution);
            (best, least) = objective < least ? (solution, objective) : (best, least);
        }

        return best;
    }

    /// <summary>The probabilities proportional to <c>exp(−costs · solution / temperature)</c>, in the order of the list.</summary>
    public double[] Probabilities(float[] costs, double temperature = 1)
    {
        double[] weights = [.. Solutions.Select(solution => Math.Exp(-Objective(costs, solution) / temperature))];
        double sum = weights.Sum();
        return [.. weights.Select(weight => weight / sum)];
    }

    /// <summary>Draws a solution.</summary>
    /// <param name="probabilities">Of each listed solution.</param>
    /// <param name="random">Where the randomness comes from.</param>
    public float[] Draw(double[] probabilities, Random random)
    {
        double left = random.NextDouble();
        int i = 0;
        for (; i < probabilities.Length - 1 && left >= probabilities[i]; i++)
        {
            left -= probabilities[i];
        }

        return Solutions[i];
    }

    private static IEnumerable<float[]> From(int row, int column, List<int> before)
    {
        List<int> path = [.. before, (3 * row) + column];
        if (row == 2 && column == 2)
        {
            yield return [.. Enumerable.Range(0, 9).Select(cell => path.Contains(cell) ? 1f : 0f)];
            yield break;
        }

        foreach ((int down, int right) in new[] { (0, 1), (1, 0), (1, 1) })
        {
            if (row + down <= 2 && column + right <= 2)
            {
                foreach (float[] whole in From(row + down, column + right, path))
                {
                    yield return whole;
                }
            }
        }
    }
}
