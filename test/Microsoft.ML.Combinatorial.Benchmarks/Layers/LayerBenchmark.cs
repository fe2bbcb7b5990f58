using System.Globalization;
using Microsoft.ML.Combinatorial.Benchmarks.Solvers;
using static TorchSharp.torch;

namespace Microsoft.ML.Combinatorial.Benchmarks.Layers;

/// <summary>Forward and backward passes on one thread, the C++ program taking turns; the least of all rounds counts.</summary>
internal static class LayerBenchmark
{
    private const int Rounds = 40;

    /// <param name="markProgram">The C++ program, or null when it could not be built.</param>
    public static void Run(string? markProgram)
    {
        set_num_threads(1);
        using MarkProgram? program = markProgram is null ? null : new MarkProgram(markProgram);
        List<LayerCase> cases = LayerCases.All();
        for (int round = 0; round < Rounds; round++)
        {
            foreach (LayerCase item in cases)
            {
                item.Measure(program, 3);
            }
        }

        Console.WriteLine($"{"one thread, forward and backward",-58} {"C++ ms",9} {"C# ms",9} {"ratio",7} {"Python ms",10}");
        foreach (LayerCase item in cases)
        {
            Console.WriteLine($"{item.Name,-58} {Number(item.BestOfMark),9} {Number(item.Best),9} {Number(item.Ratio),7} {item.Recorded.ToString("0.0", CultureInfo.InvariantCulture),10}");
        }

        LayerCase Named(string start) => cases.First(item => item.Name.StartsWith(start, StringComparison.Ordinal));
        LayerCase small = Named("Blackbox, shortest paths 12"), large = Named("Blackbox, shortest paths 30");
        Console.WriteLine($"bench layers: bb_sp12_ratio={Number(small.Ratio)} bb_sp30_ratio={Number(large.Ratio)} "
            + $"bb_sp12_ms={Number(small.Best)} bb_sp30_ms={Number(large.Best)} "
            + $"imle_topk_s10_ms={Number(cases.Single(item => item.Name.Contains("S = 10,", StringComparison.Ordinal)).Best)} "
            + $"identity_sp30_ms={Number(Named("Identity, shortest paths 30").Best)} bb_lap100_ms={Number(Named("Blackbox, assignment").Best)}");
    }

    private static string Number(double value) => double.IsFinite(value) ? value.ToString("0.000", CultureInfo.InvariantCulture) : "n/a";
}
