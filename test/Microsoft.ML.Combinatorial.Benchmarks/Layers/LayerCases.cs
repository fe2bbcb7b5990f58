using Microsoft.ML.Combinatorial.Benchmarks.Solvers;
using Microsoft.ML.Combinatorial.Gradients;
using Microsoft.ML.Combinatorial.Gradients.Noise;
using Microsoft.ML.Combinatorial.Layers;
using Microsoft.ML.Combinatorial.Losses;
using Microsoft.ML.Combinatorial.Problems;
using Microsoft.ML.Combinatorial.Solvers;
using static TorchSharp.torch;

namespace Microsoft.ML.Combinatorial.Benchmarks.Layers;

/// <summary>The layers that published libraries were timed on, with their inputs; one thread.</summary>
internal static class LayerCases
{
    private const int Paths = 70;
    private const double Interpolation = 20;

    public static List<LayerCase> All() =>
    [
        Path(12, new BlackboxGradientEstimator(Interpolation), "cpp_bb_layer_sp_g12_b70_fwdbwd", 109.3),
        Path(30, new BlackboxGradientEstimator(Interpolation), "cpp_bb_layer_sp_g30_b70_fwdbwd", 735.7),
        Path(12, new IdentityGradientEstimator(), null, 55.0),
        Path(30, new IdentityGradientEstimator(), null, 364.3),
        Path(30, new ImplicitMleGradientEstimator(new SumOfGammaNoise(39), Interpolation, 1, 0.5), null, 761.2),
        Subsets(1, 4.135),
        Subsets(10, 35.7),
        Assignment(new BlackboxGradientEstimator(Interpolation), 43.0),
        Assignment(new IdentityGradientEstimator(), 26.0),
    ];

    /// <summary>Costs of cells of a square grid; the target is the best path of other costs; the Hamming loss is a mean over the batch.</summary>
    private static LayerCase Path(int size, GradientEstimator estimator, string? mark, double recorded)
    {
        int count = Paths * size * size;
        float[] costs = BenchmarkInputs.Uniform((ulong)(200 + size), count, 0.8, 8.4);
        float[] other = BenchmarkInputs.Uniform((ulong)(300 + size), count, 0.8, 8.4);
        var pool = new SolverPool(() => new GridDijkstraSolver(), 1);
        var solver = new SolverBatch(pool, new GridShortestPathProblem(size, size));
        return Hamming($"{Title(estimator)}, shortest paths {size} x {size}, batch {Paths}", mark, recorded, estimator, solver, costs, other);
    }

    private static LayerCase Assignment(GradientEstimator estimator, double recorded)
    {
        const int Size = 100, Batch = 64;
        float[] Costs(ulong seed) => BenchmarkInputs.Uniform(seed, Batch * Size * Size, 0, 1);
        var pool = new SolverPool(() => new JonkerVolgenantSolver(), 1);
        var solver = new SolverBatch(pool, new LinearAssignmentProblem(Size, Size));
        return Hamming($"{Title(estimator)}, assignment {Size} x {Size}, batch {Batch}", null, recorded, estimator, solver, Costs(500), Costs(600));
    }

    private static LayerCase Hamming(
        string name, string? mark, double recorded, GradientEstimator estimator, SolverBatch solver, float[] costs, float[] other)
    {
        var layer = new CombinatorialLayer(estimator);
        var solutions = new float[costs.Length];
        solver.Solve(other, solutions);
        long[] shape = [costs.Length / solver.Width, solver.Width];
        Tensor input = tensor(costs, shape).requires_grad_(), target = tensor(solutions, shape);
        return new LayerCase(name, mark, recorded, () =>
        {
            using var scope = NewDisposeScope();
            input.grad?.zero_();
            Tensor solution = layer.Forward(input, solver);
            HammingLoss.Compute(solution, target).backward();

            // What both sides must agree in: the loss before, and how many slots the gradient touches.
            return mark is null ? 0 : input.grad!.abs().sum().item<float>() * Interpolation;
        });
    }

    /// <summary>The choice of 10 among 100 with noise of its own; squared error to a random target, target costs a step of 10 away.</summary>
    private static LayerCase Subsets(int samples, double recorded)
    {
        const int Batch = 64, Size = 100, Chosen = 10;
        var pool = new SolverPool(() => new SubsetSolver(), 1);
        var solver = new SolverBatch(pool, new SubsetProblem(Size, Chosen));
        var layer = new CombinatorialLayer(new ImplicitMleGradientEstimator(new SumOfGammaNoise(Chosen), 10, samples));
        Tensor costs = tensor(BenchmarkInputs.Normal(101, Batch * Size), [Batch, Size]).neg().requires_grad_();
        Tensor target = tensor(
            [.. BenchmarkInputs.Uniform(102, Batch * Size).Select(value => value < 0.1 ? 1f : 0f)], [Batch, Size]);
        return new LayerCase($"I-MLE, {Chosen} of {Size}, batch {Batch}, S = {samples}, own noise", null, recorded, () =>
        {
            using var scope = NewDisposeScope();
            costs.grad?.zero_();
            layer.Forward(costs, solver).sub(target).square().sum(1).mean().backward();
            return 0;
        });
    }

    private static string Title(GradientEstimator estimator) => estimator switch
    {
        BlackboxGradientEstimator => "Blackbox",
        IdentityGradientEstimator => "Identity",
        _ => "I-MLE",
    };
}
