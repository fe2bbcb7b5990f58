using System.Numerics.Tensors;
using Microsoft.ML.Combinatorial.Gradients.Noise;
using Microsoft.ML.Combinatorial.Problems;
using Microsoft.ML.Combinatorial.Solvers;
using static TorchSharp.torch;
using Tensor = TorchSharp.torch.Tensor;

namespace Microsoft.ML.Combinatorial.Gradients;

/// <summary>Implicit maximum likelihood estimation for given step lengths: what its fixed and its adaptive form share.</summary>
internal sealed class ImplicitMleStep(
    NoiseDistribution? noise, int samples, double temperature, double targetTemperature, double costWeight, bool twoSided, ImplicitMleTarget target)
{
    private readonly float _costWeight = (float)costWeight;
    private readonly float _minusTarget = (float)-targetTemperature;
    private readonly int _sides = twoSided ? 2 : 1;

    public (Tensor Samples, object? Saved) Forward(SolverBatch solver, Tensor costs, StepKey key)
    {
        (Tensor solved, Tensor? drawn) = NoisyCosts.Solve(solver, costs, key, noise, samples, temperature);
        return (solved, drawn is null ? new[] { costs, solved } : [costs, solved, drawn]);
    }

    /// <summary>The mean difference of the solutions behind and before the step, each row over its divisor.</summary>
    /// <param name="solver">Solves.</param>
    /// <param name="saved">What Forward saved.</param>
    /// <param name="upstream"><c>[batch, n]</c> or <c>[batch, samples, n]</c>.</param>
    /// <param name="steps">λ of each row.</param>
    /// <param name="divisors">What each row's difference is divided by.</param>
    public (Tensor Gradient, Counts Counts) Backward(SolverBatch solver, Tensor[] saved, Tensor upstream, float[] steps, float[] divisors)
    {
        using var scope = NewDisposeScope();
        int rows = (int)upstream.shape[0];
        Tensor host = TensorRows.OnHost(upstream), costs = TensorRows.OnHost(saved[0]), solved = TensorRows.OnHost(saved[1]);
        Tensor moved = NoisyCosts.Empty(solver, [rows * samples * _sides, solver.Width]);
        Tensor gradient = zeros([rows, solver.Width], ScalarType.Float32);
        Move(solver, host, costs, saved.Length > 2 ? saved[2] : null, moved, steps);
        Tensor reached = TensorRows.Solve(solver, moved);
        Counts counts = Difference(solver, host, solved, reached, gradient, divisors);
        return (gradient.to(upstream.device).MoveToOuterDisposeScope(), counts);
    }

    /// <summary>Writes the costs of the target distribution, with the noise of the forward pass.</summary>
    private void Move(SolverBatch solver, Tensor upstream, Tensor costs, Tensor? drawn, Tensor moved, float[] steps)
    {
        bool each = upstream.shape.Length == 3;
        int rows = steps.Length, factor = NoisyCosts.UpstreamFactor(upstream, samples);
        (HostRows slopes, HostRows from, HostRows draws, HostRows to) = (new(upstream), new(costs), new(drawn ?? costs), new(moved));
        HostRows.ForEach(rows, moved.numel(), solver.MaxDegreeOfParallelism, row =>
        {
            CombinatorialProblem problem = solver.ProblemOf(row, rows);
            ReadOnlySpan<float> own = from[row][..problem.Size];
            for (int place = row * samples; place < (row + 1) * samples; place++)
            {
                ReadOnlySpan<float> slope = slopes[each ? place : row][..problem.Size];
                for (int side = 0; side < _sides; side++)
                {
                    Span<float> goal = to[(place * _sides) + side][..problem.Size];
                    Aim(own, slope, side == 0 ? steps[row] : -steps[row], factor, goal);
                    if (drawn is not null)
                    {
                        TensorPrimitives.FusedMultiplyAdd(draws[place][..problem.Size], _minusTarget, goal, goal);
                    }

                    CostClipping.Clip(problem, goal);
                }
            }
        });
    }

    private void Aim(ReadOnlySpan<float> costs, ReadOnlySpan<float> slope, float step, int factor, Span<float> goal)
    {
        if (target == ImplicitMleTarget.Costs)
        {
            for (int i = 0; i < goal.Length; i++)
            {
                goal[i] = slope[i] == 0 ? costs[i] : factor * slope[i];
            }
        }
        else if (_costWeight == 1)
        {
            TensorPrimitives.FusedMultiplyAdd(slope, step * factor, costs, goal);
        }
        else
        {
            TensorPrimitives.Multiply(costs, _costWeight, goal);
            TensorPrimitives.FusedMultiplyAdd(slope, step * factor, goal, goal);
        }
    }

    private Counts Difference(SolverBatch solver, Tensor upstream, Tensor solved, Tensor reached, Tensor gradient, float[] divisors)
    {
        bool each = upstream.shape.Length == 3;
        int rows = divisors.Length;
        (HostRows slopes, HostRows before, HostRows behind, HostRows sums) = (new(upstream), new(solved), new(reached), new(gradient));
        var counts = new Counts[rows];
        HostRows.ForEach(rows, reached.numel(), solver.MaxDegreeOfParallelism, row =>
        {
            int size = solver.ProblemOf(row, rows).Size;
            Span<float> sum = sums[row][..size];
            for (int place = row * samples; place < (row + 1) * samples; place++)
            {
                // Without an upstream there is nothing to gain, whatever α and the temperatures make of the target.
                if (!slopes[each ? place : row][..size].ContainsAnyExcept(0f))
                {
                    continue;
                }

                ReadOnlySpan<float> to = behind[place * _sides][..size];
                ReadOnlySpan<float> from = twoSided ? behind[(place * _sides) + 1][..size] : before[place][..size];
                TensorPrimitives.Add(sum, to, sum);
                TensorPrimitives.Subtract(sum, from, sum);
                int different = TensorPrimitives.HammingDistance(to, from);
                counts[row] = new Counts(counts[row].Changed + (different > 0 ? 1 : 0), counts[row].Entries + different);
            }

            TensorPrimitives.Divide(sum, samples * _sides * divisors[row], sum);
        });
        GC.KeepAlive(reached);
        return counts.Aggregate(default(Counts), (a, b) => new Counts(a.Changed + b.Changed, a.Entries + b.Entries));
    }

    /// <summary>What the step changed.</summary>
    /// <param name="Changed">Decisions, of all rows and samples.</param>
    /// <param name="Entries">Slots in them.</param>
    public readonly record struct Counts(long Changed, long Entries);
}
