using Microsoft.ML.Combinatorial.Problems;
using Microsoft.ML.Combinatorial.Solvers;
using Microsoft.ML.Combinatorial.Testing;
using Microsoft.VisualStudio.TestTools.UnitTesting;

namespace Microsoft.ML.Combinatorial.Tests.Laws.Example;

/// <summary>Exactly one of n slots is chosen.</summary>
public sealed class OneOfManyProblem(int size) : CombinatorialProblem
{
    public override string Name => "one of many";

    public override int Size => size;

    public override bool IsFeasible(ReadOnlySpan<float> solution) =>
        solution.Length == size && solution.Count(1f) == 1 && solution.Count(0f) == size - 1;

    public override string DescribeSlot(int slot) => $"choice {slot}";
}

/// <summary>Takes the cheapest slot; of several, the first.</summary>
public sealed class OneOfManySolver : CombinatorialSolver<OneOfManyProblem>
{
    protected override void PrepareCore(OneOfManyProblem problem)
    {
    }

    protected override SolverResult SolveCore(
        OneOfManyProblem problem, ReadOnlySpan<float> costs, Span<float> solution, in SolverLimits limits)
    {
        int best = 0;
        bool reached = false;
        for (int slot = 1; slot < costs.Length && !reached; slot++)
        {
            best = costs[slot] < costs[best] ? slot : best;
            reached = slot % 4096 == 0 && limits.Reached();
        }

        solution.Clear();
        solution[best] = 1;
        return reached ? SolverResult.Feasible(costs[best]) : SolverResult.Optimal(costs[best]);
    }
}

/// <summary>Every law of a solver, run on this one.</summary>
[TestClass]
public sealed class OneOfManyConformance() : SolverConformance(new SolverCase(Family, () => new OneOfManySolver()))
{
    private static readonly ProblemFamily Family = new(
        "one of many",
        Small: random => new OneOfManyProblem(random.Next(1, 9)),
        Solutions: problem => Enumerable.Range(0, problem.Size).Select(chosen => One(problem.Size, chosen)),
        Shuffle: (problem, random) => (problem, NewOrder(problem.Size, random)),
        Large: () => new OneOfManyProblem(1_000_000));

    private static float[] One(int size, int chosen)
    {
        var solution = new float[size];
        solution[chosen] = 1;
        return solution;
    }

    private static int[] NewOrder(int size, Random random)
    {
        int[] order = [.. Enumerable.Range(0, size)];
        random.Shuffle(order);
        return order;
    }
}
