using System.Diagnostics;
using System.Runtime.ExceptionServices;
using Microsoft.ML.Combinatorial.Problems;

namespace Microsoft.ML.Combinatorial.Solvers;

/// <summary>
/// Solves the rows of a batch in parallel, each with the problem that belongs to it. Solutions come in row order and are the same at any
/// thread count. Instances of different size are padded to <see cref="Width"/>; padding is never read and its solution is 0.
/// </summary>
public sealed class SolverBatch
{
    private readonly SolverPool _pool;
    private readonly CombinatorialProblem[] _problems;
    private readonly bool _shared;

    /// <summary>Makes a batch of any number of rows that share one problem.</summary>
    /// <param name="pool">Solvers for this kind of problem; stays the caller's, and may serve other batches.</param>
    /// <param name="problem">The problem of every row.</param>
    public SolverBatch(SolverPool pool, CombinatorialProblem problem)
    {
        ArgumentNullException.ThrowIfNull(pool);
        ArgumentNullException.ThrowIfNull(problem);
        _pool = pool;
        _problems = [problem];
        _shared = true;
        Width = problem.Size;
    }

    /// <summary>Makes a batch whose instances each have a problem of their own.</summary>
    /// <param name="pool">Solvers for this kind of problem.</param>
    /// <param name="problems">The problem of each instance, at least one.</param>
    /// <exception cref="ArgumentException">There is no problem.</exception>
    public SolverBatch(SolverPool pool, IEnumerable<CombinatorialProblem> problems)
    {
        ArgumentNullException.ThrowIfNull(pool);
        ArgumentNullException.ThrowIfNull(problems);
        _pool = pool;
        _problems = [.. problems];
        if (_problems.Length == 0)
        {
            throw new ArgumentException("There must be at least one problem.", nameof(problems));
        }

        Width = _problems.Max(problem => problem.Size);
    }

    /// <summary>Gets the columns of a batch: the size of the largest problem.</summary>
    public int Width { get; }

    /// <summary>Gets or sets the limits of each solve call; none by default.</summary>
    public SolverLimits Limits { get; set; }

    /// <summary>The problem of a row, when <paramref name="rows"/> rows are solved.</summary>
    /// <param name="row">0 … rows − 1.</param>
    /// <param name="rows">A multiple of the number of instances: row r belongs to instance r / (rows / instances), so that
    /// the noise samples of an instance lie side by side.</param>
    public CombinatorialProblem ProblemOf(int row, int rows) => _shared ? _problems[0] : _problems[row / (rows / _problems.Length)];

    /// <summary>Solves all rows.</summary>
    /// <param name="costs">rows × <see cref="Width"/> costs, row by row. They are read only.</param>
    /// <param name="solutions">rows × <see cref="Width"/> values, overwritten.</param>
    /// <param name="results">One result for each row, or empty when the caller does not want them.</param>
    /// <exception cref="ArgumentException">A length does not fit, or a cost lies outside its problem's domain.</exception>
    /// <exception cref="SolverException">A row has no solution.</exception>
    /// <exception cref="OperationCanceledException">The limits' token was cancelled.</exception>
    public unsafe void Solve(ReadOnlySpan<float> costs, Span<float> solutions, Span<SolverResult> results = default)
    {
        int rows = RowsOf(costs.Length);
        if (solutions.Length != costs.Length || (results.Length != rows && !results.IsEmpty))
        {
            throw new ArgumentException(
                $"costs hold {costs.Length} values in {rows} rows: solutions must hold as many, and results {rows} or none; they hold {solutions.Length} and {results.Length}.");
        }

        CheckCosts(costs, rows);
        long start = Stopwatch.GetTimestamp();
        solutions.Clear();
        fixed (float* costsStart = costs)
        fixed (float* solutionsStart = solutions)
        fixed (SolverResult* resultsStart = results)
        {
            // A lambda cannot capture a span; the three blocks stay pinned until all rows are done.
            SolveRows((nint)costsStart, (nint)solutionsStart, (nint)resultsStart, rows);
        }

        _pool.Count(rows, Stopwatch.GetElapsedTime(start));
    }

    private unsafe void SolveRows(nint costs, nint solutions, nint results, int rows)
    {
        void SolveRow(ICombinatorialSolver solver, int row)
        {
            CombinatorialProblem problem = ProblemOf(row, rows);
            nint offset = (nint)row * Width * sizeof(float);
            solver.Prepare(problem);
            SolverResult result = solver.Solve(
                new ReadOnlySpan<float>((void*)(costs + offset), problem.Size),
                new Span<float>((void*)(solutions + offset), problem.Size),
                Limits);
            if (!result.HasSolution)
            {
                throw new SolverException(
                    $"{solver.GetType().Name}: no solution ({result.Status}) for row {row} of {rows}, n = {problem.Size}.");
            }

            if (results != 0)
            {
                ((SolverResult*)results)[row] = result;
            }
        }

        if (rows == 1 || _pool.MaxDegreeOfParallelism == 1)
        {
            ICombinatorialSolver solver = _pool.Rent();
            for (int row = 0; row < rows; row++)
            {
                SolveRow(solver, row);
            }

            _pool.Return(solver);
            return;
        }

        try
        {
            Parallel.For(
                0,
                rows,
                new ParallelOptions { MaxDegreeOfParallelism = _pool.MaxDegreeOfParallelism },
                _pool.Rent,
                (row, _, solver) =>
                {
                    SolveRow(solver, row);
                    return solver;
                },
                _pool.Return);
        }
        catch (AggregateException exception)
        {
            // One failing row is told as itself, as when rows are solved one by one.
            ExceptionDispatchInfo.Capture(exception.InnerExceptions[0]).Throw();
        }
    }

    private int RowsOf(int length)
    {
        int rows = length / Width;
        if (rows == 0 || rows * Width != length || (!_shared && rows % _problems.Length != 0))
        {
            string instances = _shared ? "" : $", in a multiple of {_problems.Length} rows";
            throw new ArgumentException($"costs must hold whole rows of {Width} values{instances}; they hold {length}.", "costs");
        }

        return rows;
    }

    private void CheckCosts(ReadOnlySpan<float> costs, int rows)
    {
        for (int row = 0; row < rows; row++)
        {
            CombinatorialProblem problem = ProblemOf(row, rows);
            int bad = CostCheck.FirstOutside(costs.Slice(row * Width, problem.Size), problem.CostDomain);
            if (bad >= 0)
            {
                throw new ArgumentException(
                    CostCheck.Message("SolverBatch", problem, bad, costs[(row * Width) + bad], $", row {row} of {rows}"), nameof(costs));
            }
        }
    }
}
