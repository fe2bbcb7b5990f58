using System.Globalization;
using Microsoft.ML.Combinatorial.Problems;
using Microsoft.ML.Combinatorial.Solvers;
using static TorchSharp.torch;

namespace Microsoft.ML.Combinatorial.Benchmarks.PredictThenOptimize;

/// <summary>Features, true arc costs, and true paths of one part of the 5×5 grid data.</summary>
internal sealed class PathRows
{
    public const int FeatureCount = 5;
    public const int ArcCount = 40;

    private PathRows(float[] features, float[] costs, SolverBatch solver)
    {
        int rows = costs.Length / ArcCount;
        var solutions = new float[costs.Length];
        var results = new SolverResult[rows];
        solver.Solve(costs, solutions, results);
        Count = rows;
        CostValues = costs;
        Objectives = [.. results.Select(result => result.Objective)];
        Features = tensor(features, [rows, FeatureCount]).DetachFromDisposeScope();
        Costs = tensor(costs, [rows, ArcCount]).DetachFromDisposeScope();
        Solutions = tensor(solutions, [rows, ArcCount]).DetachFromDisposeScope();
    }

    public int Count { get; }

    public float[] CostValues { get; }

    /// <summary>The least objective of each row.</summary>
    public double[] Objectives { get; }

    public Tensor Features { get; }

    public Tensor Costs { get; }

    public Tensor Solutions { get; }

    /// <summary>The right/down grid of the data.</summary>
    public static ShortestPathProblem Problem { get; } = ShortestPathProblem.RightDownGrid(5, 5);

    /// <param name="part">train or test.</param>
    /// <param name="solver">Solves the true costs.</param>
    public static PathRows Read(string part, SolverBatch solver)
    {
        float[][] rows =
        [
            .. BenchmarkData.Lines("shortestpath5x5_seed42.csv").Select(line => line.Split(',')).Where(fields => fields[0] == part)
                .Select(fields => fields[1..].Select(field => float.Parse(field, CultureInfo.InvariantCulture)).ToArray()),
        ];
        return new PathRows(
            [.. rows.SelectMany(row => row[..FeatureCount])], [.. rows.SelectMany(row => row[FeatureCount..])], solver);
    }

    /// <summary>The regret of deciding by predicted costs, as a share of the least objectives.</summary>
    public double Regret(Tensor predicted, SolverBatch solver)
    {
        var solutions = new float[CostValues.Length];
        solver.Solve(predicted.data<float>().ToArray(), solutions);
        double chosen = 0;
        for (int i = 0; i < solutions.Length; i++)
        {
            chosen += (double)solutions[i] * CostValues[i];
        }

        return (chosen - Objectives.Sum()) / Objectives.Sum(Math.Abs);
    }
}
