using System.Diagnostics;

namespace Microsoft.ML.Combinatorial.Benchmarks.Solvers;

/// <summary>One thing to time on one thread, beside the C++ program's case of the same inputs.</summary>
/// <param name="Name">In words, for the table.</param>
/// <param name="Mark">The C++ program's name for it.</param>
/// <param name="Target">Most that ours may take, as a share of the mark.</param>
/// <param name="Work">The problem, the solver and the costs.</param>
internal sealed record SolverCase(string Name, string Mark, double Target, SolverWork Work)
{
    // A measurement lasts this long at least, so that the clock and the pipe to the C++ program do not count.
    private const double LeastMicroseconds = 4000;

    private Func<double>? _run;
    private int _count = 1;

    /// <summary>Gets the least microseconds of all rounds for all rows.</summary>
    public double Best { get; private set; } = double.PositiveInfinity;

    /// <summary>Gets the least microseconds of the C++ program.</summary>
    public double BestOfMark { get; private set; } = double.PositiveInfinity;

    /// <summary>Gets ours over the mark's; not a number without a mark.</summary>
    public double Ratio => double.IsFinite(BestOfMark) ? Best / BestOfMark : double.NaN;

    /// <summary>Gets bytes allocated for each solve after warm-up.</summary>
    public double AllocatedBytes { get; private set; }

    /// <summary>Warms up and finds how many runs make a measurement.</summary>
    public void Prepare()
    {
        _run = Work.RowByRow();
        long begin = Stopwatch.GetTimestamp();
        for (int i = 0; i < 50 && Stopwatch.GetElapsedTime(begin).TotalMilliseconds < 300; i++)
        {
            _run();
        }

        long before = GC.GetAllocatedBytesForCurrentThread();
        long start = Stopwatch.GetTimestamp();
        _run();
        double once = Stopwatch.GetElapsedTime(start).TotalMicroseconds;
        AllocatedBytes = (double)(GC.GetAllocatedBytesForCurrentThread() - before) / Work.Rows;
        _count = (int)Math.Clamp(LeastMicroseconds / once, 1, 10_000);
    }

    /// <summary>Lets both sides take their turn.</summary>
    /// <exception cref="InvalidOperationException">They disagree on the objective: one of them solves something else.</exception>
    public void Measure(MarkProgram? program)
    {
        double objective = 0;
        long start = Stopwatch.GetTimestamp();
        for (int i = 0; i < _count; i++)
        {
            objective = _run!();
        }

        Best = Math.Min(Best, Stopwatch.GetElapsedTime(start).TotalMicroseconds / _count);
        if (program is not null)
        {
            (double microseconds, double expected) = program.Run(Mark, _count);
            BestOfMark = Math.Min(BestOfMark, microseconds);
            if (Math.Abs(objective - expected) > 1e-5 * Math.Max(1, Math.Abs(expected)))
            {
                throw new InvalidOperationException($"{Name}: ours finds {objective}, the C++ program {expected}.");
            }
        }
    }
}
