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
    private readonly StatisticsCounter _statistics = new();

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
    /// <exception cref="ArgumentException">There is no problem, or one of them is null.</exception>
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

        if (Array.IndexOf(_problems, null) is var missing and >= 0)
        {
            throw new ArgumentException($"Problem {missing} is null.", nameof(problems));
        }

        Width = _problems.Max(problem => problem.Size);
        IsPadded = _problems.Any(problem => problem.Size < Width);
    }

    /// <summary>Gets the columns of a batch: the size of the largest problem.</summary>
    public int Width { get; }

    /// <summary>Gets the number of instances with a problem of their own; 1 where all rows share one.</summary>
    public int InstanceCount => _problems.Length;

    /// <summary>Gets whether some instance is smaller than <see cref="Width"/>, so that its rows end in padding.</summary>
    public bool IsPadded { get; }

    /// <summary>Gets what this batch has solved so far.</summary>
    public SolverStatistics Statistics => _statistics.Read();

    /// <summary>Gets how many rows are solved at a time, which is also how many threads may prepare them.</summary>
    internal int MaxDegreeOfParallelism => _pool.MaxDegreeOfParallelism;

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
        int rows = RowsOf(costs);
        if (solutions.Length != costs.Length || (results.Length != rows && !results.IsEmpty))
        {
            throw new ArgumentException(
                $"costs hold {costs.Length} values in {rows} rows: solutions must hold as many, and results {rows} or none; "
                + $"they hold {solutions.Length} and {results.Length}.");
        }

        CheckCosts(costs, rows);
        long start = Stopwatch.GetTimestamp();
        solutions.Clear();
        fixed (float* costsStart = costs)
        fixed (float* solutionsStart = solutions)
        fixed (SolverResult* resultsStart = results)
        {
            // A lambda cannot capture a span; the three blocks stay pinned until all rows are done.
            var block = new Rows((nint)costsStart, (nint)solutionsStart, (nint)resultsStart, rows);
            if (rows == 1 || _pool.MaxDegreeOfParallelism == 1)
            {
                SolveOneByOne(block);
            }
            else
            {
                SolveInParallel(block);
            }
        }

        TimeSpan elapsed = Stopwatch.GetElapsedTime(start);
        _statistics.Add(rows, elapsed);
        _pool.Count(rows, elapsed);
    }

    private void SolveOneByOne(in Rows block)
    {
        ICombinatorialSolver solver = _pool.Rent();
        try
        {
            for (int row = 0; row < block.Count; row++)
            {
                SolveRow(solver, block, row);
            }
        }
        finally
        {
            _pool.Return(solver);
        }
    }

    private void SolveInParallel(Rows block)
    {
        var failures = new Failures();
        try
        {
            Parallel.For(
                0,
                block.Count,
                new ParallelOptions { MaxDegreeOfParallelism = _pool.MaxDegreeOfParallelism },
                _pool.Rent,
                (row, loop, solver) =>
                {
                    try
                    {
                        SolveRow(solver, block, row);
                    }
                    catch (Exception exception)
                    {
                        // The rows before this one still run, so that the first failing row is told, as when rows are solved one by one.
                        failures.Add(row, exception);
                        loop.Break();
                    }

                    return solver;
                },
                _pool.Return);
        }
        catch (AggregateException exception)
        {
            // A solver could not be made.
            ExceptionDispatchInfo.Capture(exception.InnerExceptions[0]).Throw();
        }

        failures.ThrowFirst();
    }

    private unsafe void SolveRow(ICombinatorialSolver solver, in Rows block, int row)
    {
        CombinatorialProblem problem = ProblemOf(row, block.Count);
        nint offset = (nint)row * Width;
        solver.Prepare(problem);
        SolverResult result = solver.Solve(
            new ReadOnlySpan<float>((float*)block.Costs + offset, problem.Size),
            new Span<float>((float*)block.Solutions + offset, problem.Size),
            Limits);
        if (!result.HasSolution)
        {
            throw new SolverException(
                $"{solver.GetType().Name}: no solution ({result.Status}) for row {row} of {block.Count}, n = {problem.Size}.");
        }

        if (block.Results != 0)
        {
            ((SolverResult*)block.Results)[row] = result;
        }
    }

    private int RowsOf(ReadOnlySpan<float> costs)
    {
        int rows = costs.Length / Width;
        if (rows == 0 || rows * Width != costs.Length || (!_shared && rows % _problems.Length != 0))
        {
            string instances = _shared ? "" : $", in a multiple of {_problems.Length} rows";
            throw new ArgumentException(
                $"costs must hold whole rows of {Width} values{instances}; they hold {costs.Length}.", nameof(costs));
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

    /// <summary>Where the rows of one call lie in memory.</summary>
    private readonly record struct Rows(nint Costs, nint Solutions, nint Results, int Count);

    /// <summary>Keeps the exception of the first failing row.</summary>
    private sealed class Failures
    {
        private readonly Lock _gate = new();
        private int _row = int.MaxValue;
        private ExceptionDispatchInfo? _exception;

        public void Add(int row, Exception exception)
        {
            lock (_gate)
            {
                if (row < _row)
                {
                    (_row, _exception) = (row, ExceptionDispatchInfo.Capture(exception));
                }
            }
        }

        public void ThrowFirst() => _exception?.Throw();
    }
}
