using System.Globalization;
using Microsoft.ML.Combinatorial.Problems;
using Microsoft.ML.Combinatorial.Solvers;
using static TorchSharp.torch;

namespace Microsoft.ML.Combinatorial.Benchmarks.Toy;

/// <summary>The gap curves of the toy over many runs, as a table and as a picture.</summary>
internal static class ToyBenchmark
{
    private const int Runs = 1000;
    private const double Momentum = 0.9;
    private static readonly int[] Shown = [0, 5, 10, 20, 30, 40, 50, 100, 200, 300, 400, 500];

    /// <param name="picture">Where to write the picture; artifacts/toy.svg by default.</param>
    public static void Run(string? picture)
    {
        set_num_threads(1);
        using var pool = new SolverPool(() => new SubsetSolver());
        var solver = new SolverBatch(pool, new SubsetProblem(SubsetToy.Size, SubsetToy.Chosen));
        var toy = new SubsetToy();
        Console.WriteLine(Text($"optimum {toy.Optimum:0.00000}, starting gap {toy.Gaps(toy.StartingCosts(1))[0]:0.0000}, {Runs} runs each"));
        Console.WriteLine($"{"method",-40} {"steps",5} {"gap",8} {"sd",8} {"se",8} {"gap at 10",10} {"gap at 50",10}");
        List<GapCurve> curves = [];
        foreach (ToyMethod method in ToyMethod.All(toy, solver))
        {
            GapCurve curve = Train(toy, method);
            curves.Add(curve);
            (double gap, double deviation) = (curve.Means[^1], curve.Deviations[^1]);
            Console.WriteLine(Text(
                $"{method.Name,-40} {method.Steps,5} {gap,8:0.0000} {deviation,8:0.0000} {curve.StandardErrors[^1],8:0.0000} ")
                + Text($"{curve.Means[10],10:0.0000} {curve.Means[50],10:0.0000}"));
        }

        Console.WriteLine("gap ± standard error after so many steps");
        foreach (GapCurve curve in curves)
        {
            IEnumerable<string> points = Shown.Where(step => step < curve.Means.Count)
                .Select(step => Text($"{step}: {curve.Means[step]:0.000} ± {curve.StandardErrors[step]:0.000}"));
            Console.WriteLine($"{curve.Method.Name,-40} {string.Join("  ", points)}");
        }

        Console.Error.WriteLine($"bench toy: the picture is {GapPlot.Write(curves, picture ?? Path.Combine("artifacts", "toy.svg"))}");
        Console.WriteLine("bench toy: " + string.Join(' ', curves.Select(curve => Text($"{curve.Method.Key}={curve.Means[^1]:0.0000}"))));
    }

    private static GapCurve Train(SubsetToy toy, ToyMethod method)
    {
        Tensor costs = toy.StartingCosts(Runs);
        Tensor velocity = zeros_like(costs);
        var curve = new GapCurve(method, Runs);
        curve.Add(toy.Gaps(costs));
        for (int step = 0; step < method.Steps; step++)
        {
            using var scope = NewDisposeScope();
            costs.grad?.zero_();
            method.Loss(costs).backward();
            using (no_grad())
            {
                velocity.mul_(Momentum).add_(costs.grad!);
                costs.add_(velocity, -method.LearningRate);
            }

            curve.Add(toy.Gaps(costs));
        }

        return curve;
    }

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
