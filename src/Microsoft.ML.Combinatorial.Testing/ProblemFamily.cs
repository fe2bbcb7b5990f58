using Microsoft.ML.Combinatorial.Problems;

namespace Microsoft.ML.Combinatorial.Testing;

/// <summary>A kind of problem, as the laws of <see cref="SolverConformance"/> need it.</summary>
/// <param name="Name">For messages, such as <c>linear assignment</c>.</param>
/// <param name="Small">Draws an instance with at least one solution and few enough to list them all (up to a few thousand). All
/// randomness must come from the generator given.</param>
/// <param name="Solutions">Lists every feasible solution of a small instance once: vectors of length n.</param>
/// <param name="Shuffle">Gives the same instance with its parts (rows, nodes, items) in another order, and for each old slot
/// the new one. Where a kind of problem has only one order, the instance itself and the numbers 0 … n − 1.</param>
/// <param name="Large">An instance that takes a solver at least some milliseconds: for the time limit and for allocations.</param>
public sealed record ProblemFamily(
    string Name,
    Func<Random, CombinatorialProblem> Small,
    Func<CombinatorialProblem, IEnumerable<float[]>> Solutions,
    Func<CombinatorialProblem, Random, (CombinatorialProblem Problem, int[] NewSlot)> Shuffle,
    Func<CombinatorialProblem> Large)
{
    /// <summary>Draws n costs of the problem's domain, uniform in [−1, 1) or, where costs must not be negative, in [0, 1): continuous,
    /// so that the best solution is the only one.</summary>
    /// <param name="problem">The problem whose costs are drawn.</param>
    /// <param name="random">Where all randomness comes from.</param>
    public static float[] Costs(CombinatorialProblem problem, Random random)
    {
        ArgumentNullException.ThrowIfNull(problem);
        ArgumentNullException.ThrowIfNull(random);
        double least = problem.CostDomain == CostDomain.NonNegative ? 0 : -1;
        var costs = new float[problem.Size];
        for (int slot = 0; slot < costs.Length; slot++)
        {
            costs[slot] = (float)(least + ((1 - least) * random.NextDouble()));
        }

        return costs;
    }

    /// <summary>Draws n costs out of −1 (where the domain has it), 0 and 1, so that there are ties.</summary>
    /// <inheritdoc cref="Costs"/>
    public static float[] TiedCosts(CombinatorialProblem problem, Random random)
    {
        ArgumentNullException.ThrowIfNull(problem);
        ArgumentNullException.ThrowIfNull(random);
        int least = problem.CostDomain == CostDomain.NonNegative ? 0 : -1;
        var costs = new float[problem.Size];
        for (int slot = 0; slot < costs.Length; slot++)
        {
            costs[slot] = random.Next(least, 2);
        }

        return costs;
    }

    /// <summary>Effectively computes <c>min costs · solution</c> over all of <see cref="Solutions"/>.</summary>
    /// <param name="problem">A small instance.</param>
    /// <param name="costs">Its costs.</param>
    /// <exception cref="InvalidOperationException">The instance has no solution.</exception>
    public double LeastCost(CombinatorialProblem problem, float[] costs)
    {
        ArgumentNullException.ThrowIfNull(problem);
        return Solutions(problem).Min(solution => problem.Objective(costs, solution));
    }
}
