using Microsoft.ML.Combinatorial.Problems;

namespace Microsoft.ML.Combinatorial.Solvers;

/// <summary>
/// Costs in, solution out. A solver is prepared once for a problem and then solves many cost vectors. It never changes the costs,
/// allocates nothing per solve after warm-up, and is deterministic. One instance serves one thread at a time;
/// <see cref="SolverBatch"/> keeps a pool of them.
/// </summary>
public interface ICombinatorialSolver : IDisposable
{
    /// <summary>Prepares for a problem. Preparing again for the same problem object costs nothing.</summary>
    /// <param name="problem">The problem whose costs follow.</param>
    /// <exception cref="ArgumentException">The solver does not solve this kind of problem.</exception>
    void Prepare(CombinatorialProblem problem);

    /// <summary>Finds a solution of least (or, for a heuristic, low) cost.</summary>
    /// <param name="costs">At least n costs, always minimised; what follows the first n is padding and ignored.</param>
    /// <param name="solution">At least n values; the first n are overwritten, unless there is no solution.</param>
    /// <param name="limits">When to end early; the default sets no limit.</param>
    /// <exception cref="ArgumentException">A cost lies outside the problem's domain, or a span is too short.</exception>
    /// <exception cref="InvalidOperationException">No problem was prepared.</exception>
    /// <exception cref="OperationCanceledException">The limits' token was cancelled.</exception>
    SolverResult Solve(ReadOnlySpan<float> costs, Span<float> solution, in SolverLimits limits = default);
}
