using System.Globalization;

namespace Microsoft.ML.Combinatorial.Benchmarks.Solvers;

/// <summary>
/// The solvers beside plain C++ on one thread, and batches on two threads beside one. All take turns, round by round, and the least of all
/// rounds counts, so that other work on the machine weighs on all alike; the C++ program counts processor time, ours is wall-clock time, which is
/// never less. Without the C++ program there are no ratios.
/// </summary>
internal static class SolverBenchmark
{
    private const int Rounds = 60;
    private const int TourRounds = 5;

    /// <param name="markProgram">The C++ program, or null when it could not be built.</param>
    public static void Run(string? markProgram)
    {
        using MarkProgram? program = markProgram is null ? null : new MarkProgram(markProgram);
        List<SolverCase> cases = SolverCases.All();
        List<ScalingCase> scaling = SolverCases.Scaling();
        List<TourCase> tours = SolverCases.Tours();
        cases.ForEach(item => item.Prepare());
        scaling.ForEach(item => item.Prepare());
        for (int round = 0; round < Rounds; round++)
        {
            cases.ForEach(item => item.Measure(program));
            scaling.ForEach(item => item.Measure());
            if (round % (Rounds / TourRounds) == 0)
            {
                tours.ForEach(item => item.Measure());
            }
        }

        Report(cases);
        Report(scaling);
        Report(tours);
        Console.WriteLine($"bench solvers: {Summary(cases, scaling, tours)}");
    }

    private static void Report(List<SolverCase> cases)
    {
        Console.WriteLine($"{"one thread",-42} {"C++ us",10} {"C# us",10} {"ratio",8} {"target",8} {"B/solve",8}");
        foreach (SolverCase item in cases)
        {
            Console.WriteLine($"{item.Name,-42} {Number(item.BestOfMark, "0.0"),10} {Number(item.Best, "0.0"),10} "
                + $"{Number(item.Ratio, "0.00"),8} {Number(item.Target, "0.0"),8} {Number(item.AllocatedBytes, "0"),8}");
        }
    }

    private static void Report(List<ScalingCase> cases)
    {
        Console.WriteLine($"{"two threads",-42} {"one us",10} {"two us",10} {"speed-up",8} {"target",8}");
        foreach (ScalingCase item in cases)
        {
            Console.WriteLine($"{item.Name,-42} {Number(item.OneThread, "0.0"),10} {Number(item.TwoThreads, "0.0"),10} "
                + $"{Number(item.SpeedUp, "0.00"),8} {"1.7",8}");
        }
    }

    private static void Report(List<TourCase> tours)
    {
        Console.WriteLine($"{"tours",-42} {"median ms",10} {"worst ms",10} {"proven",8} {"target",8}");
        foreach (TourCase item in tours)
        {
            Console.WriteLine($"{item.Name,-42} {Number(item.MedianMilliseconds, "0.00"),10} {Number(item.WorstMilliseconds, "0.00"),10} "
                + $"{item.Proven,8} {Number(item.Target, "0.0"),8}");
        }
    }

    private static string Summary(List<SolverCase> cases, List<ScalingCase> scaling, List<TourCase> tours)
    {
        double Ratio(params string[] marks)
        {
            SolverCase[] named = [.. cases.Where(item => marks.Contains(item.Mark))];
            return named.Length == 0 ? double.NaN : named.Max(item => item.Ratio);
        }

        (string Name, double Value)[] values =
        [
            ("lap1000", Ratio("raw_cpp_lap_jv_n1000")),
            ("dijkstra30", Ratio("raw_cpp_dijkstra_f32_g30_b70")),
            ("topk", Ratio("raw_cpp_topk_640x100_k10_nth")),
            ("matching", Ratio("raw_lemon_mwpm_grid24_b1", "raw_lemon_mwpm_K200")),
            ("tsp40_ms", tours[^1].MedianMilliseconds),
            ("knapsack", Ratio("raw_cpp_dp_knapsack_n100")),
            ("scaling2", scaling.Min(item => item.SpeedUp)),
            .. SolverCases.Figures().Select(figure => (figure.Name, figure.Measure())),
        ];
        return string.Join(' ', values.Select(value => $"{value.Name}={Number(value.Value, "0.00##")}"));
    }

    private static string Number(double value, string format) =>
        double.IsFinite(value) ? value.ToString(format, CultureInfo.InvariantCulture) : "n/a";
}
