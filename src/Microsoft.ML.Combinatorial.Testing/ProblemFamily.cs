using Microsoft.ML.Combinatorial.Problems;

namespace Microsoft.ML.Combinatorial.Tests.Laws;

/// <summary>A kind of problem, as the laws need it. A new kind is one file with one of these.</summary>
/// <param name="Name">For messages.</param>
/// <param name="Small">Draws an instance small enough to list its solutions.</param>
/// <param name="Solutions">Lists them.</param>
/// <param name="Shuffle">The same instance with its parts in another order, and for each old slot the new one.</param>
/// <param name="Large">An instance that no solver finishes in an instant.</param>
public sealed record ProblemFamily(
    string Name,
    Func<Random, CombinatorialProblem> Small,
    Func<CombinatorialProblem, IEnumerable<float[]>> Solutions,
    Func<CombinatorialProblem, Random, (CombinatorialProblem Problem, int[] NewSlot)> Shuffle,
    Func<CombinatorialProblem> Large)
{
    /// <summary>Costs of the problem's domain: continuous, so that the best solution is the only one.</summary>
    public static float[] Costs(CombinatorialProblem problem, Random random)
    {
        double least = problem.CostDomain == CostDomain.NonNegative ? 0 : -1;
        var costs = new float[problem.Size];
        for (int slot = 0; slot < costs.Length; slot++)
        {
            costs[slot] = (float)(least + ((1 - least) * random.NextDouble()));
        }

        return costs;
    }

    /// <summary>Costs of few different values, so that there are ties.</summary>
    public static float[] TiedCosts(CombinatorialProblem problem, Random random)
    {
        int least = problem.CostDomain == CostDomain.NonNegative ? 0 : -1;
        var costs = new float[problem.Size];
        for (int slot = 0; slot < costs.Length; slot++)
        {
            costs[slot] = random.Next(least, 2);
        }

        return costs;
    }

    public double LeastCost(CombinatorialProblem problem, float[] costs) =>
        Solutions(problem).Min(solution => problem.Objective(costs, solution));
}
