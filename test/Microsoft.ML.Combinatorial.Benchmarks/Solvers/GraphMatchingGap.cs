using System.Diagnostics;
using System.Globalization;
using GraphMatchingSample.Data;
using Microsoft.ML.Combinatorial.Solvers;
using Microsoft.ML.Combinatorial.Tests.Oracles;

namespace Microsoft.ML.Combinatorial.Benchmarks.Solvers;

/// <summary>How close the graph matching solver's values and bounds are, on random instances and on the demo's keypoint tasks.</summary>
internal static class GraphMatchingGap
{
    // Times are the least of so many runs of an instance.
    private const int Runs = 5;

    /// <summary>Measures and writes a table.</summary>
    /// <param name="data">The demo's tasks; their folder is looked for by default. The network is trained first: a minute or two.</param>
    public static GraphMatchingGapResult Run(KeypointData? data = null)
    {
        data ??= new KeypointData(KeypointData.FindFolder());
        List<GraphMatchingInstance> keypoints = KeypointInstances.Predict(data);
        int aloe = data.Test.Length;
        Console.WriteLine("graph matching: value against bound; gap is the mean of (value − bound) / max(|value|, 1)");
        Console.WriteLine($"{"instances",-16} {"count",5} {"value",10} {"gap",8} {"proven",7} {"ms",8} | {"IPFP value",10} {"gap",8} {"ms",8} {"bound > value",13}");
        Row small = Measure("random 7–8", RandomGraphMatching.Draw(60, 7, 8, seed: 1), oracle: true);
        Row random = Measure("random 10–50", RandomGraphMatching.Draw(200, 10, 50, seed: 2));
        Row first = Measure("keypoints aloe", keypoints[..aloe]);
        Row second = Measure("keypoints graf", keypoints[aloe..]);
        Row all = Measure("with edge costs", keypoints.FindAll(instance => instance.HasEdgeCosts));
        var result = new GraphMatchingGapResult(
            all.Gap,
            random.Gap,
            small.Violations + random.Violations + first.Violations + second.Violations,
            small.OptimalShare,
            all.Milliseconds,
            all.BaselineGap);
        Console.WriteLine(Text(
            $"bench matching-gap: gm_gap={result.KeypointGap:0.00000} ipfp_gap={result.KeypointBaselineGap:0.00000} random_gap={result.RandomGap:0.0000} optimal={result.OptimalShare:0.000} violations={result.Violations} ms={result.KeypointMilliseconds:0.000}"));
        return result;
    }

    private static Row Measure(string name, List<GraphMatchingInstance> instances, bool oracle = false)
    {
        Outcome[] outcomes = [.. instances.Select(Solve)];
        double optimal = double.NaN;
        int violations = outcomes.Count(outcome => outcome.Result.Bound > outcome.Result.Objective);
        if (oracle)
        {
            double[] least = [.. instances.Select(instance => MatchingOracle.LeastCost(instance.Problem, instance.Costs))];
            optimal = outcomes.Where((outcome, k) => outcome.Result.Objective <= least[k] + 1e-5).Count() / (double)least.Length;
            violations += outcomes.Where((outcome, k) => outcome.Result.Bound > least[k] + 1e-5).Count();
        }

        var row = new Row(
            outcomes.Average(outcome => Gap(outcome.Result.Objective, outcome.Result.Bound)),
            outcomes.Average(outcome => Gap(outcome.Baseline, outcome.Result.Bound)),
            outcomes.Average(outcome => outcome.Milliseconds),
            violations,
            optimal);
        double value = outcomes.Average(outcome => outcome.Result.Objective), baseline = outcomes.Average(outcome => outcome.Baseline);
        double proven = outcomes.Count(outcome => outcome.Result.Status == SolverStatus.Optimal) / (double)outcomes.Length;
        double baselineMilliseconds = outcomes.Average(outcome => outcome.BaselineMilliseconds);
        Console.WriteLine(Text(
            $"{name,-16} {outcomes.Length,5} {value,10:0.0000} {row.Gap,8:0.00000} {proven,7:0.000} {row.Milliseconds,8:0.000} | {baseline,10:0.0000} {row.BaselineGap,8:0.00000} {baselineMilliseconds,8:0.000} {violations,13}")
            + (oracle ? Text($"  optimal {optimal:0.000}") : ""));
        return row;
    }

    private static Outcome Solve(GraphMatchingInstance instance)
    {
        using var solver = new GraphMatchingSolver();
        using var ipfp = new IntegerProjectedFixedPoint();
        solver.Prepare(instance.Problem);
        var solution = new float[instance.Problem.Size];
        SolverResult result = default;
        double baseline = 0, milliseconds = double.PositiveInfinity, baselineMilliseconds = double.PositiveInfinity;
        for (int run = 0; run < Runs; run++)
        {
            long start = Stopwatch.GetTimestamp();
            result = solver.Solve(instance.Costs, solution);
            long middle = Stopwatch.GetTimestamp();
            baseline = ipfp.Solve(instance);
            milliseconds = Math.Min(milliseconds, Stopwatch.GetElapsedTime(start, middle).TotalMilliseconds);
            baselineMilliseconds = Math.Min(baselineMilliseconds, Stopwatch.GetElapsedTime(middle).TotalMilliseconds);
        }

        return new Outcome(result, milliseconds, baseline, baselineMilliseconds);
    }

    private static double Gap(double value, double bound) => (value - bound) / Math.Max(Math.Abs(value), 1);

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);

    private readonly record struct Outcome(SolverResult Result, double Milliseconds, double Baseline, double BaselineMilliseconds);

    private readonly record struct Row(double Gap, double BaselineGap, double Milliseconds, int Violations, double OptimalShare);
}
