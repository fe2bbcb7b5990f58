using Microsoft.ML.Combinatorial.Problems;
using Microsoft.ML.Combinatorial.Solvers;
using static Microsoft.ML.Combinatorial.Benchmarks.Solvers.BenchmarkInputs;

namespace Microsoft.ML.Combinatorial.Benchmarks.Solvers;

/// <summary>All cases: one entry each.</summary>
internal static class SolverCases
{
    /// <summary>Beside the C++ program, on one thread. The seeds are those of Marks/solvers.cpp.</summary>
    public static List<SolverCase> All() =>
    [
        new("assignment n=100, 64 rows", "raw_cpp_lap_jv_n100_b64", 1.0, Assignment(500, 100, 64)),
        new("assignment n=500", "raw_cpp_lap_jv_n500", 1.0, Assignment(1200, 500, 1)),
        new("assignment n=1000", "raw_cpp_lap_jv_n1000", 1.0, Assignment(1700, 1000, 1)),
        new("grid Dijkstra 12x12, 70 rows", "raw_cpp_dijkstra_f32_g12_b70", 1.0, Grid(212, 12, 70)),
        new("grid Dijkstra 18x18, 70 rows", "raw_cpp_dijkstra_f32_g18_b70", 1.0, Grid(218, 18, 70)),
        new("grid Dijkstra 24x24, 70 rows", "raw_cpp_dijkstra_f32_g24_b70", 1.0, Grid(224, 24, 70)),
        new("grid Dijkstra 30x30, 70 rows", "raw_cpp_dijkstra_f32_g30_b70", 1.0, Grid(230, 30, 70)),
        new("grid Dijkstra 300x300", "raw_cpp_dijkstra_f32_g300", 1.2, Grid(2300, 300, 1)),
        new("top-k n=100 k=10, 640 rows", "raw_cpp_topk_640x100_k10_nth", 1.2, TopK(640)),
        new("ranking n=1000, 64 rows", "raw_cpp_rank_64x1000_sort", 1.2, Ranking()),
        new("perfect matching, grid 24x24", "raw_lemon_mwpm_grid24_b1", 2.0, GridMatching(24)),
        new("perfect matching, all pairs of 200", "raw_lemon_mwpm_K200", 2.0, CompleteMatching(200)),
        new("knapsack n=100", "raw_cpp_dp_knapsack_n100", 1.0, Knapsack(100)),
        new("knapsack n=300", "raw_cpp_dp_knapsack_n300", 1.0, Knapsack(300)),
    ];

    /// <summary>Batches on one thread and two.</summary>
    public static List<ScalingCase> Scaling() =>
    [
        new("assignment n=100, 64 rows", Assignment(500, 100, 64)),
        new("grid Dijkstra 30x30, 64 rows", Grid(230, 30, 64)),
        new("top-k n=100 k=10, 100 samples of 64 rows", TopK(6400)),
    ];

    /// <summary>Tours, against milliseconds.</summary>
    public static List<TourCase> Tours() => [new(20, 1.5), new(40, 15)];

    /// <summary>Figures of the last line that are measured elsewhere; not a number reads n/a.</summary>
    public static List<(string Name, Func<double> Measure)> Figures() => [("gm_gap", KeypointGap)];

    private static SolverWork Assignment(ulong seed, int size, int rows) => new(
        new LinearAssignmentProblem(size, size), () => new JonkerVolgenantSolver(), Uniform(seed, rows * size * size, 0, 1));

    private static SolverWork Grid(ulong seed, int size, int rows) => new(
        new GridShortestPathProblem(size, size), () => new GridDijkstraSolver(), Uniform(seed, rows * size * size, 0.8, 8.4));

    // The C++ program takes the largest; ours the least of the negated.
    private static SolverWork TopK(int rows)
    {
        float[] values = Normal(101, 6400);
        float[] costs = [.. Enumerable.Range(0, rows * 100).Select(i => -values[i % values.Length])];
        return new(new SubsetProblem(100, 10), () => new SubsetSolver(), costs);
    }

    private static SolverWork GridMatching(int size)
    {
        PerfectMatchingProblem problem = PerfectMatchingProblem.Grid(size, size);
        return new(problem, () => new BlossomSolver(), Uniform((ulong)(1000 + size), problem.Size, 0.8, 8.4));
    }

    private static SolverWork CompleteMatching(int nodes)
    {
        PerfectMatchingProblem problem = PerfectMatchingProblem.Complete(nodes);
        return new(problem, () => new BlossomSolver(), Uniform((ulong)(1100 + nodes), problem.Size, 0, 1));
    }

    private static SolverWork Knapsack(int items)
    {
        double[] values = Uniform(2101, items), sizes = Uniform(2102, items);
        int[] weights = [.. sizes.Select(size => (int)Math.Ceiling(1 + (99 * size)))];
        float[] costs = [.. values.Select(value => (float)-Math.Ceiling(1 + (99 * value)))];
        return new(new KnapsackProblem(weights, weights.Sum() / 2), () => new KnapsackSolver(), costs);
    }

    // Not a number where the keypoint images are not there.
    private static double KeypointGap() =>
        Directory.Exists(Path.Combine("data", "keypoints")) ? GraphMatchingGap.Run().KeypointGap : double.NaN;

    private static SolverWork Ranking() => new(new RankingProblem(1000), () => new RankingSolver(), Uniform(901, 64_000, -1, 2));
}
