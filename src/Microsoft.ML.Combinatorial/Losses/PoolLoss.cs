using System.Runtime.InteropServices;
using Microsoft.ML.Combinatorial.Gradients;
using Microsoft.ML.Combinatorial.Gradients.Noise;
using Microsoft.ML.Combinatorial.Problems;
using Microsoft.ML.Combinatorial.Solvers;
using static TorchSharp.torch;

namespace Microsoft.ML.Combinatorial.Losses;

/// <summary>
/// A loss that contrasts the true solution with the solutions of a pool instead of solving anew: nearly solver-free training, with the pool as the
/// inner approximation of what is feasible.
/// </summary>
/// <remarks>
/// <para>For batches whose rows share one problem, that of the pool. The pool grows while training: true solutions are added as they are met, and with
/// probability <see cref="SolveRatio"/> a batch's predicted costs are solved and their solutions added. Whether, is keyed by the step: a run is the same at any
/// thread count.</para>
/// <para>Source: Mulamba et al. 2021, "Contrastive losses and solution caching for predict-and-optimize", arXiv:2011.05354.</para>
/// </remarks>
public abstract class PoolLoss : CostLoss
{
    /// <summary>Takes the pool.</summary>
    /// <param name="pool">The solutions to contrast with; shared with whoever holds it, and grown here.</param>
    /// <param name="solveRatio">The probability, 0 … 1, of solving a batch's predicted costs.</param>
    /// <exception cref="ArgumentOutOfRangeException">The ratio is not in 0 … 1.</exception>
    protected PoolLoss(SolutionPool pool, double solveRatio)
    {
        ArgumentNullException.ThrowIfNull(pool);
        Pool = pool;
        SolveRatio = solveRatio is >= 0 and <= 1
            ? solveRatio
            : throw new ArgumentOutOfRangeException(nameof(solveRatio), solveRatio, "solveRatio must be between 0 and 1.");
    }

    /// <summary>Gets the pool.</summary>
    public SolutionPool Pool { get; }

    /// <summary>Gets the probability of solving a batch's predicted costs.</summary>
    public double SolveRatio { get; }

    /// <inheritdoc/>
    protected sealed override Tensor Rows(SolverBatch solver, Tensor costs, LossTarget target, StepKey key)
    {
        ArgumentNullException.ThrowIfNull(solver);
        ArgumentNullException.ThrowIfNull(costs);
        ArgumentNullException.ThrowIfNull(target);
        CombinatorialProblem problem = solver.ProblemOf(0, (int)costs.shape[0]);
        if (solver.InstanceCount != 1 || !ReferenceEquals(problem, Pool.Problem))
        {
            throw new ArgumentException(
                $"{GetType().Name}: the rows must share one problem, the {Pool.Problem.Name} of the pool.", nameof(solver));
        }

        if (target.Solution is not null)
        {
            Add(target.Solution);
        }

        if (Draw(key) < SolveRatio)
        {
            Add(Solve(solver, costs));
        }

        if (Pool.Count == 0)
        {
            throw new ArgumentException($"{GetType().Name}: the pool is empty; add solutions, or raise solveRatio.", nameof(solver));
        }

        Tensor solutions = tensor(Pool.Solutions.ToArray(), [Pool.Count, problem.Size], device: costs.device).to(costs.dtype);
        return Rows(costs, target, solutions);
    }

    /// <summary>Computes the loss of each row against the pool.</summary>
    /// <param name="costs">The predicted costs <c>[batch, n]</c>.</param>
    /// <param name="target">The truth.</param>
    /// <param name="solutions">The pool's solutions <c>[count, n]</c>, at least one.</param>
    /// <returns><c>[batch]</c>.</returns>
    protected abstract Tensor Rows(Tensor costs, LossTarget target, Tensor solutions);

    private static float Draw(StepKey key)
    {
        float draw = 0;
        CounterBasedNoise.Uniform(key, NoisePurpose.Pool, 0, 0, new Span<float>(ref draw));
        return draw;
    }

    private void Add(Tensor solutions)
    {
        using Tensor host = solutions.detach().to(ScalarType.Float32, CPU).contiguous();
        ReadOnlySpan<float> values = MemoryMarshal.Cast<byte, float>(host.bytes);
        for (int start = 0; start < values.Length; start += Pool.Problem.Size)
        {
            Pool.Add(values.Slice(start, Pool.Problem.Size));
        }
    }
}
