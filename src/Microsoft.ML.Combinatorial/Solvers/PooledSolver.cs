using Microsoft.ML.Combinatorial.Problems;

namespace Microsoft.ML.Combinatorial.Solvers;

/// <summary>
/// Solves some cost vectors and answers the others with the best solution that a <see cref="SolutionPool"/> holds: training through an
/// expensive solver at a fraction of its calls.
/// </summary>
/// <remarks>
/// <para>Each row is solved with probability <see cref="SolveRatio"/>, and its solution goes to the pool; otherwise the result is
/// <see cref="SolverStatus.Feasible"/> with <see cref="SolverResult.FromPool"/>, the pool's best solution (of several the one with the
/// lowest index) and no bound. While the pool is empty, rows are solved. Whether a row is solved depends on the seed, the number
/// of batches that the pool has seen and the row, not on threads: in a <see cref="SolverBatch"/> all rows see the pool as it was
/// when the batch began, and new solutions are added in row order when it ends. Outside a batch each solve is a batch of
/// one row.</para>
/// <para>Solvers of one <see cref="SolverPool"/> share one pool:</para>
/// <code>
/// var solutions = new SolutionPool(problem, capacity: 500);
/// using var pool = new SolverPool(() => new PooledSolver(new MySolver(), solutions, solveRatio: 0.1));
/// var batch = new SolverBatch(pool, problem);      // batch.Statistics.PoolHits, solutions.HitRate
/// </code>
/// <para>Source: Mulamba et al. 2021, "Contrastive losses and solution caching for predict-and-optimize", where the ratio is
/// called p_solve.</para>
/// </remarks>
public sealed class PooledSolver : CombinatorialSolver<CombinatorialProblem>, ILearningSolver
{
    private readonly ICombinatorialSolver _solver;
    private readonly SolutionPool _pool;
    private readonly long _seed;
    private int? _row;

    /// <summary>Puts a pool before a solver.</summary>
    /// <param name="solver">Solves what is not answered out of the pool; disposed with this one.</param>
    /// <param name="pool">Past solutions; stays the caller's.</param>
    /// <param name="solveRatio">Probability that a row is solved, 0 … 1: low is fast and lets the pool grow old, 1 (always) only collects
    /// solutions.</param>
    /// <param name="seed">Any number; the same seed gives the same choice of rows.</param>
    /// <exception cref="ArgumentOutOfRangeException">The ratio is not within 0 … 1.</exception>
    public PooledSolver(ICombinatorialSolver solver, SolutionPool pool, double solveRatio, long seed = 1)
    {
        ArgumentNullException.ThrowIfNull(solver);
        ArgumentNullException.ThrowIfNull(pool);
        if (!(solveRatio is >= 0 and <= 1))
        {
            throw new ArgumentOutOfRangeException(nameof(solveRatio), solveRatio, "solveRatio must be within 0 … 1.");
        }

        _solver = solver;
        _pool = pool;
        _seed = seed;
        SolveRatio = solveRatio;
    }

    /// <summary>Gets the probability that a row is solved.</summary>
    public double SolveRatio { get; }

    /// <inheritdoc/>
    public void BeginRow(int row) => _row = row;

    /// <inheritdoc/>
    public void EndBatch(bool completed) => _pool.Commit(completed);

    /// <inheritdoc/>
    protected override void PrepareCore(CombinatorialProblem problem)
    {
        if (!ReferenceEquals(problem, _pool.Problem))
        {
            throw new ArgumentException(
                $"The solution pool holds solutions of another problem object ({_pool.Problem.Name}, n = {_pool.Problem.Size}) than the "
                + $"one to solve ({problem.Name}, n = {problem.Size}).",
                nameof(problem));
        }

        _solver.Prepare(problem);
    }

    /// <inheritdoc/>
    protected override SolverResult SolveCore(
        CombinatorialProblem problem, ReadOnlySpan<float> costs, Span<float> solution, in SolverLimits limits)
    {
        (int? row, _row) = (_row, null);
        SolverResult result;
        if (_pool.Count == 0 || Draw(row ?? 0) < SolveRatio)
        {
            result = _solver.Solve(costs, solution, limits);
            if (result.HasSolution)
            {
                _pool.Propose(row ?? 0, solution);
            }
        }
        else
        {
            _pool.Solution(_pool.BestOf(costs, out double objective)).CopyTo(solution);
            result = SolverResult.Feasible(objective) with { FromPool = true };
        }

        if (row is null)
        {
            _pool.Commit(add: true);
        }

        return result;
    }

    /// <inheritdoc/>
    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            _solver.Dispose();
        }

        base.Dispose(disposing);
    }

    // Uniform in [0, 1): a function of seed, batch and row alone.
    private double Draw(int row) => (BitMixer.Mix(BitMixer.Mix(BitMixer.Mix((ulong)_seed) + (ulong)_pool.Epoch) + (ulong)row) >> 11) * (1.0 / (1UL << 53));
}
