using System.Diagnostics;
using Microsoft.ML.Combinatorial.Benchmarks.Solvers;

namespace Microsoft.ML.Combinatorial.Benchmarks.Layers;

/// <summary>A layer's forward and backward pass to time.</summary>
/// <param name="Name">For the table.</param>
/// <param name="Mark">The C++ program's name for the same work, or null.</param>
/// <param name="Recorded">What a Python library took for it elsewhere, in milliseconds; for orientation only.</param>
/// <param name="Run">One pass; gives the sum of the objectives for layers that have a mark.</param>
internal sealed record LayerCase(string Name, string? Mark, double Recorded, Func<double> Run)
{
    public double Best { get; private set; } = double.PositiveInfinity;

    public double BestOfMark { get; private set; } = double.PositiveInfinity;

    public double Ratio => double.IsFinite(BestOfMark) ? Best / BestOfMark : double.NaN;

    /// <summary>Lets both sides take their turn, in milliseconds.</summary>
    /// <exception cref="InvalidOperationException">They disagree on what they find.</exception>
    public void Measure(MarkProgram? program, int count)
    {
        double found = 0;
        long start = Stopwatch.GetTimestamp();
        for (int i = 0; i < count; i++)
        {
            found = Run();
        }

        Best = Math.Min(Best, Stopwatch.GetElapsedTime(start).TotalMilliseconds / count);
        if (program is not null && Mark is not null)
        {
            (double microseconds, double expected) = program.Run(Mark, count);
            BestOfMark = Math.Min(BestOfMark, microseconds / 1000);
            if (Math.Abs(found - expected) > 1e-5 * Math.Max(1, Math.Abs(expected)))
            {
                throw new InvalidOperationException($"{Name}: ours finds {found}, the C++ program {expected}.");
            }
        }
    }
}
