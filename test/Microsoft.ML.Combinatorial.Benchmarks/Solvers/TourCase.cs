using System.Diagnostics;
using Microsoft.ML.Combinatorial.Problems;
using Microsoft.ML.Combinatorial.Solvers;

namespace Microsoft.ML.Combinatorial.Benchmarks.Solvers;

/// <summary>Tours through cities on the unit sphere: branch and bound takes long on some instances and none on others, so the median of many
/// counts, each at the least of all rounds.</summary>
internal sealed class TourCase(int cities, double target)
{
    private const int Instances = 20;

    private readonly TravellingSalesmanProblem _problem = new(cities);
    private readonly float[][] _costs =
    [
        .. BenchmarkInputs.Uniform((ulong)(1200 + cities), Instances * cities * 2).Chunk(cities * 2)
            .Select(places => BenchmarkInputs.SphereDistances(places)),
    ];

    private readonly double[] _best = [.. Enumerable.Repeat(double.PositiveInfinity, Instances)];

    public string Name => $"travelling salesman {cities} cities, median of {Instances}";

    public double Target => target;

    public double MedianMilliseconds => (_best.Order().ElementAt((Instances / 2) - 1) + _best.Order().ElementAt(Instances / 2)) / 2;

    public double WorstMilliseconds => _best.Max();

    /// <summary>Gets how many instances were solved to proven optimality.</summary>
    public int Proven { get; private set; }

    public void Measure()
    {
        var solution = new float[_problem.Size];
        using var solver = new TravellingSalesmanSolver();
        solver.Prepare(_problem);
        solver.Solve(_costs[0], solution);
        Proven = 0;
        for (int i = 0; i < Instances; i++)
        {
            long start = Stopwatch.GetTimestamp();
            SolverResult result = solver.Solve(_costs[i], solution);
            _best[i] = Math.Min(_best[i], Stopwatch.GetElapsedTime(start).TotalMilliseconds);
            Proven += result.Status == SolverStatus.Optimal ? 1 : 0;
        }
    }
}
