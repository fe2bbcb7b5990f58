using System.Diagnostics;
using Microsoft.ML.Combinatorial.Problems;

namespace Microsoft.ML.Combinatorial.Solvers;

/// <summary>
/// Solves the rows of a batch in parallel, each with the problem that belongs to it. Solutions come in row order and are the same at any
/// thread count. Instances of different size are padded to <see cref="Width"/>; padding is never read and its solution is 0.
/// </summary>
/// <remarks>
/// <para>Without time limits, and with solvers that keep to their contract, solutions and results are bit for bit the same at any degree
/// of parallelism. A time limit makes them depend on the clock; <see cref="SolverStatistics.TimeLimited"/> tells how many rows.</para>
/// <para>Rows are handed out in chunks that shrink as rows run out. A batch on one thread allocates nothing after the first; on several, some
/// small objects a call. Batches whose rows took so little time before that a second thread would not pay are solved on one.</para>
/// </remarks>
public sealed class SolverBatch
{
    // So many costs are checked in one go, before their rows are solved: what stays in a core's own cache.
    private const int CostsAhead = 1 << 14;

    // Waking helpers and waiting for them takes some microseconds; a batch that is faster alone stays alone.
    private static readonly long LeastParallelTicks = Stopwatch.Frequency / 100_000;

    private readonly SolverPool _pool;
    private readonly CombinatorialProblem[] _problems;
    private readonly bool _shared;
    private readonly StatisticsCounter _statistics = new();

    // Of the last batch, on one thread; what is not known yet is taken to be long.
    private double _ticksPerRow = double.PositiveInfinity;

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

    /// <summary>
    /// Gets or sets the deadline and the token of all calls from now on; none by default. The deadline is a point in time, such as the end
    /// of a training run: once it has passed, every later solve ends at once. For spans that start anew, see
    /// <see cref="SolveTimeLimit"/> and <see cref="BatchTimeLimit"/>; of all three the earliest counts.
    /// </summary>
    public SolverLimits Limits { get; set; }

    /// <summary>What <see cref="Fits"/>, for messages.</summary>
    internal string Shape => _problems.Length == 1 ? $"[batch, {Width}]" : $"[batch, {Width}] with a multiple of {_problems.Length} rows";

    /// <summary>Gets or sets how long the solve of one row may take, counted from its start; null, the default, for no limit. At
    /// the limit the row has its best solution so far.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is zero or negative.</exception>
    public TimeSpan? SolveTimeLimit { get; set => field = Positive(value, nameof(SolveTimeLimit)); }

    /// <summary>Gets or sets how long one call of <see cref="Solve"/> may take, all rows together; null, the default, for no limit. Rows
    /// that begin after it get what their solver finds at once. For steady quality over all rows, limit the row instead.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is zero or negative.</exception>
    public TimeSpan? BatchTimeLimit { get; set => field = Positive(value, nameof(BatchTimeLimit)); }

    /// <summary>The problem of a row, when <paramref name="rows"/> rows are solved.</summary>
    /// <param name="row">0 … rows − 1.</param>
    /// <param name="rows">A multiple of the number of instances: row r belongs to instance r / (rows / instances), so that
    /// the noise samples of an instance lie side by side.</param>
    public CombinatorialProblem ProblemOf(int row, int rows) => _shared ? _problems[0] : _problems[row / (rows / _problems.Length)];

    /// <summary>Whether rows of this shape can be solved: two dimensions, whole instances, and every slot.</summary>
    internal bool Fits(ReadOnlySpan<long> shape) =>
        shape.Length == 2 && shape[0] > 0 && shape[0] % _problems.Length == 0 && shape[1] == Width;

    /// <summary>Solves all rows.</summary>
    /// <param name="costs">rows × <see cref="Width"/> costs, row by row. They are read only.</param>
    /// <param name="solutions">rows × <see cref="Width"/> values, overwritten; undefined after an exception.</param>
    /// <param name="results">One result for each row, or empty when the caller does not want them.</param>
    /// <exception cref="ArgumentException">A length does not fit, or a cost lies outside its problem's domain. Rows before that one may have been
    /// solved.</exception>
    /// <exception cref="SolverException">A row has no solution; the first failing row is told.</exception>
    /// <exception cref="OperationCanceledException">The limits' token was cancelled.</exception>
    public unsafe void Solve(ReadOnlySpan<float> costs, Span<float> solutions, Span<SolverResult> results = default)
    {
        int count = RowsOf(costs);
        if (solutions.Length != costs.Length || (results.Length != count && !results.IsEmpty))
        {
            throw new ArgumentException(
                $"costs hold {costs.Length} values in {count} rows: solutions must hold as many, and results {count} or none; "
                + $"they hold {solutions.Length} and {results.Length}.");
        }

        long start = Stopwatch.GetTimestamp();
        BatchTally tally;
        fixed (float* costsStart = costs)
        fixed (float* solutionsStart = solutions)
        fixed (SolverResult* resultsStart = results)
        {
            // Other threads cannot be handed a span; the three blocks stay pinned until all rows are done.
            SolverLimits limits = Limits.Within(BatchTimeLimit);
            var rows = new BatchRows((nint)costsStart, (nint)solutionsStart, (nint)resultsStart, count, limits);
            bool parallel = count > 1 && _pool.MaxDegreeOfParallelism > 1 && count * Volatile.Read(ref _ticksPerRow) >= LeastParallelTicks;
            long begin = Stopwatch.GetTimestamp();
            tally = parallel ? SolveInParallel(rows) : SolveOneByOne(rows);
            int threads = parallel ? Math.Min(count, _pool.MaxDegreeOfParallelism) : 1;
            Volatile.Write(ref _ticksPerRow, (double)(Stopwatch.GetTimestamp() - begin) * threads / count);
        }

        var more = new SolverStatistics(count, Stopwatch.GetElapsedTime(start), tally.PoolHits, tally.TimeLimited);
        _statistics.Add(more);
        _pool.Count(more);
    }

    /// <summary>Where to stop checking costs ahead of their solves.</summary>
    internal int StopAhead(int row, int end) => Math.Min(end, row + Math.Max(1, CostsAhead / Width));

    /// <summary>The first of the rows <paramref name="start"/> … <paramref name="end"/> − 1 with a cost outside its problem's domain, or
    /// <paramref name="end"/>. Some rows ahead of the solves: the costs come in one stream from memory and are near when they are solved.</summary>
    internal int FirstBadRow(in BatchRows rows, int start, int end)
    {
        for (int row = start; row < end; row++)
        {
            if (CostCheck.FirstOutside(CostsOf(rows, row, out CombinatorialProblem problem), problem.CostDomain) >= 0)
            {
                return row;
            }
        }

        return end;
    }

    /// <summary>Says what is wrong with the costs of a bad row.</summary>
    internal ArgumentException BadCosts(in BatchRows rows, int row, string parameterName = "costs")
    {
        ReadOnlySpan<float> costs = CostsOf(rows, row, out CombinatorialProblem problem);
        int bad = CostCheck.FirstOutside(costs, problem.CostDomain);
        string message = CostCheck.Message("SolverBatch", problem, bad, costs[bad], $", row {row} of {rows.Count}");
        return new ArgumentException(message, parameterName);
    }

    /// <summary>Solves one row with a solver that serves this thread alone.</summary>
    internal unsafe void SolveRow(ICombinatorialSolver solver, in BatchRows rows, int row, ref BatchTally tally)
    {
        ReadOnlySpan<float> costs = CostsOf(rows, row, out CombinatorialProblem problem);
        var solution = new Span<float>((float*)rows.Solutions + ((nint)row * Width), Width);
        solution[problem.Size..].Clear();
        (solver as ILearningSolver)?.BeginRow(row);
        SolverLimits limits = rows.Limits.Within(SolveTimeLimit);
        solver.Prepare(problem);
        SolverResult result = solver.Solve(costs, solution[..problem.Size], limits);
        if (!result.HasSolution)
        {
            throw new SolverException(
                $"{solver.GetType().Name}: no solution ({result.Status}) for row {row} of {rows.Count}, n = {problem.Size}.");
        }

        tally.Count(result, limits);
        if (rows.Results != 0)
        {
            ((SolverResult*)rows.Results)[row] = result;
        }
    }

    private BatchTally SolveOneByOne(in BatchRows rows)
    {
        ICombinatorialSolver solver = _pool.Rent();
        bool completed = false;
        try
        {
            var tally = new BatchTally();
            for (int row = 0; row < rows.Count;)
            {
                int end = StopAhead(row, rows.Count), good = FirstBadRow(rows, row, end);
                for (; row < good; row++)
                {
                    SolveRow(solver, rows, row, ref tally);
                }

                if (good < end)
                {
                    throw BadCosts(rows, good);
                }
            }

            completed = true;
            return tally;
        }
        finally
        {
            (solver as ILearningSolver)?.EndBatch(completed);
            _pool.Return(solver);
        }
    }

    private BatchTally SolveInParallel(in BatchRows rows)
    {
        var run = new BatchRun(this, _pool, rows);
        run.Run();
        run.Learner?.EndBatch(!run.Failed);
        return run.Finish();
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

    private unsafe ReadOnlySpan<float> CostsOf(in BatchRows rows, int row, out CombinatorialProblem problem)
    {
        problem = ProblemOf(row, rows.Count);
        return new ReadOnlySpan<float>((float*)rows.Costs + ((nint)row * Width), problem.Size);
    }

    private static TimeSpan? Positive(TimeSpan? value, string name)
    {
        if (value is { } limit)
        {
            ArgumentOutOfRangeException.ThrowIfLessThanOrEqual(limit, TimeSpan.Zero, name);
        }

        return value;
    }
}
