using System.Diagnostics;

namespace Microsoft.ML.Combinatorial.Benchmarks.Solvers;

/// <summary>A batch on one thread and on two, in turns.</summary>
internal sealed record ScalingCase(string Name, SolverWork Work)
{
    private readonly double[] _best = [double.PositiveInfinity, double.PositiveInfinity];
    private Action[] _runs = [];
    private int _count = 1;

    public double OneThread => _best[0];

    public double TwoThreads => _best[1];

    public double SpeedUp => OneThread / TwoThreads;

    public void Prepare()
    {
        _runs = [Work.Batch(1), Work.Batch(2)];
        for (int i = 0; i < 40; i++)
        {
            Array.ForEach(_runs, run => run());
        }

        long start = Stopwatch.GetTimestamp();
        _runs[0]();
        _count = (int)Math.Clamp(3 / Stopwatch.GetElapsedTime(start).TotalMilliseconds, 1, 1000);
    }

    public void Measure()
    {
        for (int which = 0; which < 2; which++)
        {
            long start = Stopwatch.GetTimestamp();
            for (int i = 0; i < _count; i++)
            {
                _runs[which]();
            }

            _best[which] = Math.Min(_best[which], Stopwatch.GetElapsedTime(start).TotalMicroseconds / _count);
        }
    }
}
