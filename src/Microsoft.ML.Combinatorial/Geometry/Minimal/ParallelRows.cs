using System.Collections.Concurrent;
using System.Runtime.ExceptionServices;

namespace Microsoft.ML.Combinatorial.Geometry.Minimal;

/// <summary>Runs the rows of a batch in parallel, each thread with a solver of its own from a pool that is kept between calls.</summary>
internal sealed class ParallelRows(IMinimalSolver prototype, int maxDegreeOfParallelism)
{
    // Rows of some microseconds: fewer in a block, and handing them out would cost as much as solving them.
    private const int RowsPerBlock = 16;

    private readonly ConcurrentBag<IMinimalSolver> _idle = [];

    /// <summary>Calls the body for rows 0 … count − 1 in any order; of several exceptions the one of the first row is thrown.</summary>
    public void Run(int count, Action<IMinimalSolver, int> body)
    {
        int blocks = (count + RowsPerBlock - 1) / RowsPerBlock;
        var failures = new ConcurrentDictionary<int, ExceptionDispatchInfo>();
        if (maxDegreeOfParallelism == 1 || blocks == 1)
        {
            RunRange(0, count, body, failures);
        }
        else
        {
            Parallel.For(
                0,
                blocks,
                new ParallelOptions { MaxDegreeOfParallelism = maxDegreeOfParallelism },
                block => RunRange(block * RowsPerBlock, Math.Min(count, (block + 1) * RowsPerBlock), body, failures));
        }

        if (!failures.IsEmpty)
        {
            failures[failures.Keys.Min()].Throw();
        }
    }

    private void RunRange(int start, int end, Action<IMinimalSolver, int> body, ConcurrentDictionary<int, ExceptionDispatchInfo> failures)
    {
        IMinimalSolver solver = _idle.TryTake(out IMinimalSolver? idle) ? idle : prototype.Clone();
        int row = start;
        try
        {
            for (; row < end; row++)
            {
                body(solver, row);
            }
        }
        catch (ArgumentException exception)
        {
            failures[row] = ExceptionDispatchInfo.Capture(new ArgumentException($"Row {row}: {exception.Message}", exception));
        }
        catch (Exception exception)
        {
            failures[row] = ExceptionDispatchInfo.Capture(exception);
        }
        finally
        {
            _idle.Add(solver);
        }
    }
}
