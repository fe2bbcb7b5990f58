using Microsoft.ML.Combinatorial.Gradients;
using Microsoft.ML.Combinatorial.Problems;
using Microsoft.ML.Combinatorial.Solvers;
using static TorchSharp.torch;

namespace Microsoft.ML.Combinatorial.Losses;

/// <summary>The exchanges around each row's true solution, which the solver-free losses share.</summary>
internal static class ExchangeTable
{
    /// <summary>Lists them, one list a row.</summary>
    /// <exception cref="ArgumentException">A problem's polytope is not made of exchanges, or a true solution is not feasible.</exception>
    public static IReadOnlyList<Exchange>[] Of(SolverBatch solver, Tensor solution, string loss)
    {
        using var scope = NewDisposeScope();
        Tensor host = solution.detach().to(ScalarType.Float32, CPU).contiguous();
        int rows = (int)host.shape[0];
        var table = new IReadOnlyList<Exchange>[rows];
        for (int row = 0; row < rows; row++)
        {
            CombinatorialProblem problem = solver.ProblemOf(row, rows);
            ReadOnlySpan<float> truth = TensorRows.Values(host).Slice(row * solver.Width, problem.Size);
            if (problem is not IExchangePolytope polytope)
            {
                throw new ArgumentException(
                    $"{loss} needs a problem whose solutions are adjacent by exchanges (subset, ranking, spanning tree), not "
                    + $"{problem.Name}.",
                    nameof(solver));
            }

            if (!problem.IsFeasible(truth))
            {
                throw new ArgumentException($"{loss}: the true solution of row {row} is not feasible for {problem.Name}.", nameof(solution));
            }

            table[row] = polytope.Exchanges(truth);
        }

        GC.KeepAlive(host);
        return table;
    }
}
