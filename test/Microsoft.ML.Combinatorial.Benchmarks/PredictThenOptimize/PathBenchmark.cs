using System.Diagnostics;
using System.Globalization;
using Microsoft.ML.Combinatorial.Gradients;
using Microsoft.ML.Combinatorial.Solvers;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace Microsoft.ML.Combinatorial.Benchmarks.PredictThenOptimize;

/// <summary>
/// Shortest paths on a 5×5 grid whose arc costs depend on features: a linear model trained with each method at the settings of a published notebook
/// (Adam 0.01, batch 32, 20 epochs, 1,000 rows), and the regret on 1,000 further rows.
/// </summary>
internal static class PathBenchmark
{
    private const int Epochs = 20;
    private const int BatchSize = 32;

    public static void Run(int seeds)
    {
        set_num_threads(1);
        using var pool = new SolverPool(() => new AcyclicShortestPathSolver());
        var solver = new SolverBatch(pool, PathRows.Problem);
        PathRows training = PathRows.Read("train", solver), test = PathRows.Read("test", solver);
        Console.WriteLine(Text($"sum of the least objectives of the test rows {test.Objectives.Sum():0.0000}, {seeds} seeds"));
        Console.WriteLine($"{"method",-30} {"regret",8} {"sd",8} {"seconds",8} {"reported",10} {"reported s",10}");
        Dictionary<string, (double Regret, double Seconds)> means = [];
        foreach (PathMethod method in PathMethod.All(training))
        {
            (double Regret, double Seconds)[] runs =
                [.. Enumerable.Range(1, seeds).Select(seed => Train(method, seed, training, test, solver))];
            double regret = runs.Average(run => run.Regret), seconds = runs.Average(run => run.Seconds);
            double deviation = Math.Sqrt(runs.Sum(run => Math.Pow(run.Regret - regret, 2)) / Math.Max(1, seeds - 1));
            means[method.Name] = (regret, seconds);
            Console.WriteLine(Text($"{method.Name,-30} {regret,8:0.0000} {deviation,8:0.0000} {seconds,8:0.000} ")
                + Text($"{method.ReportedRegret,10:0.0000} {method.ReportedSeconds,10:0}"));
        }

        Console.WriteLine(Text($"bench pyepo: spo_regret={means["SPO+"].Regret:0.0000} ")
            + Text($"pfyl_regret={means["perturbed Fenchel-Young"].Regret:0.0000} dbb_regret={means["Blackbox"].Regret:0.0000} ")
            + Text($"imle_regret={means["I-MLE"].Regret:0.0000} spo_seconds={means["SPO+"].Seconds:0.000}"));
    }

    private static (double Regret, double Seconds) Train(PathMethod method, int seed, PathRows training, PathRows test, SolverBatch solver)
    {
        random.manual_seed(seed);
        var order = new Random(seed);
        using Linear model = nn.Linear(PathRows.FeatureCount, PathRows.ArcCount);
        using Adam optimizer = optim.Adam(model.parameters(), lr: 1e-2);
        Func<PathBatch, Tensor> loss = method.Loss(solver, seed);
        long[] rows = [.. Enumerable.Range(0, training.Count).Select(row => (long)row)];
        long step = 0;
        long start = Stopwatch.GetTimestamp();
        for (int epoch = 0; epoch < Epochs; epoch++)
        {
            order.Shuffle(rows);
            for (int first = 0; first < rows.Length; first += BatchSize)
            {
                using var scope = NewDisposeScope();
                Tensor chosen = tensor(rows[first..Math.Min(first + BatchSize, rows.Length)]);
                Tensor Of(Tensor all) => all.index_select(0, chosen);
                optimizer.zero_grad();
                loss(new PathBatch(
                    model.call(Of(training.Features)), Of(training.Costs), Of(training.Solutions), new StepKey(seed, step++))).backward();
                optimizer.step();
            }
        }

        double seconds = Stopwatch.GetElapsedTime(start).TotalSeconds;
        using var evaluation = NewDisposeScope();
        using IDisposable untracked = no_grad();
        return (test.Regret(model.call(test.Features), solver), seconds);
    }

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
