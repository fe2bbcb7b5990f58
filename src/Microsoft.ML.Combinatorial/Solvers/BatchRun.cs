using System.Runtime.ExceptionServices;

namespace Microsoft.ML.Combinatorial.Solvers;

/// <summary>Solves the rows of a batch on several threads, each with a solver of the pool.</summary>
internal sealed class BatchRun(SolverBatch batch, SolverPool pool, in BatchRows rows)
    : ParallelRows(rows.Count, pool.MaxDegreeOfParallelism)
{
    private readonly BatchRows _rows = rows;
    private readonly Lock _gate = new();
    private int _failedRow = int.MaxValue;
    private ExceptionDispatchInfo? _failure;
    private BatchTally _tally;

    /// <summary>Gets one of the solvers that learn between batches, or null where none does. It went back to the pool.</summary>
    public ILearningSolver? Learner { get; private set; }

    /// <summary>Gets whether a row failed.</summary>
    public bool Failed => _failure is not null;

    /// <summary>Gets what was counted; throws what the first failing row threw, as when rows are solved one by one.</summary>
    public BatchTally Finish()
    {
        _failure?.Throw();
        return _tally;
    }

    /// <inheritdoc/>
    protected override void Work()
    {
        // A helper that comes too late needs no solver.
        if (!TryTake(out int row, out int end) || RentOrFail() is not { } solver)
        {
            return;
        }

        var tally = new BatchTally();
        do
        {
            while (row < Math.Min(end, End))
            {
                int stop = batch.StopAhead(row, end), good = batch.FirstBadRow(_rows, row, stop);
                for (; row < Math.Min(good, End); row++)
                {
                    SolveOrFail(solver, row, ref tally);
                }

                if (good < stop)
                {
                    Fail(good, batch.BadCosts(_rows, good));
                }
            }
        }
        while (TryTake(out row, out end));
        Leave(solver, tally);
    }

    private void SolveOrFail(ICombinatorialSolver solver, int row, ref BatchTally tally)
    {
        try
        {
            batch.SolveRow(solver, _rows, row, ref tally);
        }
        catch (Exception exception)
        {
            // The rows before this one still run, so that the failure told does not depend on the threads.
            Fail(row, exception);
        }
    }

    private ICombinatorialSolver? RentOrFail()
    {
        try
        {
            return pool.Rent();
        }
        catch (Exception exception)
        {
            // Before any row: a solver that cannot be made is no matter of the costs.
            Fail(-1, exception);
            return null;
        }
    }

    private void Fail(int row, Exception exception)
    {
        lock (_gate)
        {
            if (row < _failedRow)
            {
                (_failedRow, _failure) = (row, ExceptionDispatchInfo.Capture(exception));
            }
        }

        StopAt(row);
    }

    private void Leave(ICombinatorialSolver solver, in BatchTally tally)
    {
        pool.Return(solver);
        lock (_gate)
        {
            _tally.PoolHits += tally.PoolHits;
            _tally.TimeLimited += tally.TimeLimited;
            Learner ??= solver as ILearningSolver;
        }
    }
}
