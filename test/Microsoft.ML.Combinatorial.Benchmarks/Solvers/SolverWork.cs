using Microsoft.ML.Combinatorial.Problems;
using Microsoft.ML.Combinatorial.Solvers;

namespace Microsoft.ML.Combinatorial.Benchmarks.Solvers;

/// <summary>Rows of costs of one problem, to be solved again and again.</summary>
internal sealed class SolverWork(CombinatorialProblem problem, Func<ICombinatorialSolver> create, float[] costs)
{
    private readonly float[] _solutions = new float[costs.Length];

    public int Rows => costs.Length / problem.Size;

    /// <summary>One solver, one thread, row by row; gives the sum of the objectives.</summary>
    public Func<double> RowByRow()
    {
        ICombinatorialSolver solver = create();
        int size = problem.Size;
        return () =>
        {
            double sum = 0;
            solver.Prepare(problem);
            for (int start = 0; start < costs.Length; start += size)
            {
                sum += solver.Solve(costs.AsSpan(start, size), _solutions.AsSpan(start, size)).Objective;
            }

            return sum;
        };
    }

    /// <summary>All rows as one batch.</summary>
    public Action Batch(int threads)
    {
        var batch = new SolverBatch(new SolverPool(create, threads), problem);
        var solutions = new float[costs.Length];
        return () => batch.Solve(costs, solutions);
    }
}
