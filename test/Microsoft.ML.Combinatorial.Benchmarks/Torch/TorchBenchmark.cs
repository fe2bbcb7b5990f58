using System.Globalization;
using TorchSharp;

namespace Microsoft.ML.Combinatorial.Benchmarks.Torch;

/// <summary>
/// What the managed tensors cost over C++ with the same libtorch, one thread each. Both programs take turns, case by case, and the
/// least of all rounds counts, so that other work on the machine weighs on both.
/// </summary>
internal static class TorchBenchmark
{
    private const int Rounds = 60;

    /// <param name="markProgram">The C++ program, or null when it could not be built.</param>
    public static void Run(string? markProgram)
    {
        torch.set_num_threads(1);
        torch.random.manual_seed(1);
        List<TorchCase> cases = TorchCases.All();
        using TorchMark? mark = markProgram is null ? null : new TorchMark(markProgram);
        for (int round = 0; round < Rounds; round++)
        {
            foreach (TorchCase item in cases)
            {
                mark?.Measure(item);
                item.Measure();
            }
        }

        Report(cases);
    }

    private static void Report(List<TorchCase> cases)
    {
        Console.WriteLine($"{"case",-40} {"C++ us",10} {"C# us",10} {"ratio",8}");
        foreach (TorchCase item in cases)
        {
            string ofMark = double.IsFinite(item.BestOfMark) ? Number(item.BestOfMark, "0.000") : "n/a";
            Console.WriteLine($"{item.Title,-40} {ofMark,10} {Number(item.Best, "0.000"),10} {Number(item.Ratio, "0.00"),8}");
        }

        TorchCase Named(string name) => cases.Single(item => item.Name == name);
        double worst = cases.Where(item => item.HasTarget).Max(item => item.Ratio);
        Console.WriteLine($"bench torch: worst_ratio={Number(worst, "0.00")} add_us={Number(Named("add").Best, "0.000")} "
            + $"custom_fn_us={Number(Named("custom_function").Best, "0.000")} mlp_step_ratio={Number(Named("mlp_step").Ratio, "0.00")}");
    }

    private static string Number(double value, string format) =>
        double.IsNaN(value) ? "n/a" : value.ToString(format, CultureInfo.InvariantCulture);
}
