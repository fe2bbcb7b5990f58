using System.Diagnostics;

namespace Microsoft.ML.Combinatorial.Benchmarks.Torch;

/// <summary>One thing to time. The C++ program knows it by the same name.</summary>
internal sealed record TorchCase(string Name, string Title, int Count, bool HasTarget, Action Run)
{
    public double Best { get; private set; } = double.PositiveInfinity;

    public double BestOfMark { get; set; } = double.PositiveInfinity;

    /// <summary>Managed over C++; not a number without C++.</summary>
    public double Ratio => double.IsFinite(BestOfMark) ? Best / BestOfMark : double.NaN;

    /// <summary>Times a batch of calls and keeps the least, in microseconds per call.</summary>
    public void Measure()
    {
        long start = Stopwatch.GetTimestamp();
        for (int i = 0; i < Count; i++)
        {
            Run();
        }

        Best = Math.Min(Best, Stopwatch.GetElapsedTime(start).TotalMicroseconds / Count);
    }
}
