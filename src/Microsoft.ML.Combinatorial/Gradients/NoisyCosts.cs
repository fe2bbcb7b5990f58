using System.Numerics.Tensors;
using Microsoft.ML.Combinatorial.Gradients.Noise;
using Microsoft.ML.Combinatorial.Problems;
using Microsoft.ML.Combinatorial.Solvers;
using static TorchSharp.torch;
using Tensor = TorchSharp.torch.Tensor;

namespace Microsoft.ML.Combinatorial.Gradients;

/// <summary>Puts noise on costs and solves.</summary>
internal static class NoisyCosts
{
    /// <summary>How one row of costs and one of noise become one of noisy costs.</summary>
    public delegate void Perturbation(ReadOnlySpan<float> costs, ReadOnlySpan<float> noise, Span<float> noisy);

    /// <summary>Solves at <c>costs − temperature · noise</c>.</summary>
    public static (Tensor Samples, Tensor? Noise) Solve(
        SolverBatch solver, Tensor costs, StepKey key, NoiseDistribution? noise, int samples, double temperature, bool keepNoise = true)
    {
        ArgumentNullException.ThrowIfNull(solver);
        ArgumentNullException.ThrowIfNull(costs);
        if (noise is null && samples == 1)
        {
            return (TensorRows.Solve(solver, costs).unsqueeze_(1), null);
        }

        float minus = (float)-temperature;
        (Tensor solved, Tensor? drawn) = Solve(
            solver, costs, key, noise, samples, false, (row, draws, noisy) => TensorPrimitives.FusedMultiplyAdd(draws, minus, row, noisy));
        if (!keepNoise)
        {
            drawn?.Dispose();
        }

        return (solved, keepNoise ? drawn : null);
    }

    /// <summary>Solves at perturbed costs.</summary>
    /// <param name="solver">Solves.</param>
    /// <param name="costs">The costs <c>[batch, n]</c>.</param>
    /// <param name="key">Keys the noise.</param>
    /// <param name="noise">The distribution; null for copies of the costs.</param>
    /// <param name="samples">How many for each row.</param>
    /// <param name="antithetic">Whether every second sample mirrors the one before.</param>
    /// <param name="perturb">Makes a row of noisy costs.</param>
    /// <returns>Solutions and noise <c>[batch, samples, n]</c>; the noise lies on the CPU.</returns>
    public static (Tensor Samples, Tensor? Noise) Solve(
        SolverBatch solver, Tensor costs, StepKey key, NoiseDistribution? noise, int samples, bool antithetic, Perturbation perturb)
    {
        using var scope = NewDisposeScope();
        Tensor host = TensorRows.OnHost(costs);
        int rows = (int)host.shape[0];
        long[] shape = [rows, samples, solver.Width];
        Tensor noisy = Empty(solver, shape);
        Tensor? draws = noise is null ? null : Empty(solver, shape);
        (HostRows from, HostRows to, HostRows drawn) = (new(host), new(noisy), new(draws ?? noisy));
        HostRows.ForEach(rows, noisy.numel(), solver.MaxDegreeOfParallelism, row =>
        {
            CombinatorialProblem problem = solver.ProblemOf(row, rows);
            ReadOnlySpan<float> own = from[row][..problem.Size];
            for (int sample = 0; sample < samples; sample++)
            {
                int place = (row * samples) + sample;
                Span<float> target = to[place][..problem.Size], values = drawn[place][..problem.Size];
                if (noise is null)
                {
                    own.CopyTo(target);
                    continue;
                }

                int draw = antithetic ? sample / 2 : sample;
                noise.Sample(key, NoisePurpose.Estimator, row, draw, values, antithetic && (sample & 1) == 1);
                perturb(own, values, target);
                CostClipping.Clip(problem, target);
            }
        });
        GC.KeepAlive(host);
        Tensor solved = TensorRows.Solve(solver, noisy.view(rows * samples, solver.Width)).view(shape).to(costs.device);
        return (solved.MoveToOuterDisposeScope(), draws?.MoveToOuterDisposeScope());
    }

    /// <summary>Room for rows; what no problem fills is 0.</summary>
    public static Tensor Empty(SolverBatch solver, long[] shape) =>
        solver.IsPadded ? zeros(shape, ScalarType.Float32) : empty(shape, ScalarType.Float32);

    /// <summary>The factor that makes an upstream of every sample mean the same as one of the mean solution.</summary>
    public static int UpstreamFactor(Tensor upstream, int samples) => upstream.shape.Length == 3 ? samples : 1;
}
