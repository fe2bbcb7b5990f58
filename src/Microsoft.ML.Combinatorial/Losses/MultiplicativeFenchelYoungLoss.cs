using System.Globalization;
using System.Numerics.Tensors;
using Microsoft.ML.Combinatorial.Gradients;
using Microsoft.ML.Combinatorial.Gradients.Noise;
using Microsoft.ML.Combinatorial.Solvers;
using static TorchSharp.torch;
using Tensor = TorchSharp.torch.Tensor;

namespace Microsoft.ML.Combinatorial.Losses;

/// <summary>
/// The perturbed Fenchel–Young loss with multiplicative noise, which keeps the sign of every cost: for problems whose costs must not be negative.
/// </summary>
/// <remarks>
/// <para>With factors <c>m = exp(σ ε − σ²/2)</c>, ε normal, of mean 1, effectively computes <c>ĉ·y* − mean over samples of min over y of (ĉ ⊙ m)·y</c>; its
/// gradient is <c>y* − mean (m ⊙ solve(ĉ ⊙ m))</c>. S solves a row. Convex in ĉ and, in expectation, at least 0.</para>
/// <para>Needs true solutions. The noise is keyed by step, row and sample.</para>
/// <para>Source: Dalle et al. 2022, arXiv:2207.13513, section 4.3; with σ²/2, as the mean 1 asks for.</para>
/// </remarks>
public sealed class MultiplicativeFenchelYoungLoss : CostLoss
{
    /// <summary>Makes the loss.</summary>
    /// <param name="samples">S ≥ 1, default 10.</param>
    /// <param name="temperature">σ ≥ 0, default 0.5, relative to the costs.</param>
    /// <exception cref="ArgumentOutOfRangeException">A number is outside its range.</exception>
    public MultiplicativeFenchelYoungLoss(int samples = 10, double temperature = 0.5)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(samples, 1);
        Samples = samples;
        Temperature = LossParameter.NotNegative(temperature, nameof(temperature));
    }

    /// <summary>Gets S.</summary>
    public int Samples { get; }

    /// <summary>Gets σ.</summary>
    public double Temperature { get; }

    /// <inheritdoc/>
    protected override Tensor Rows(SolverBatch solver, Tensor costs, LossTarget target, StepKey key)
    {
        ArgumentNullException.ThrowIfNull(costs);
        ArgumentNullException.ThrowIfNull(target);
        float temperature = (float)Temperature, shift = (float)(Temperature * Temperature / 2);
        (Tensor solved, Tensor? drawn) = NoisyCosts.Solve(
            solver, costs.detach(), key, new GaussianNoise(), Samples, antithetic: false, (row, draws, noisy) =>
            {
                TensorPrimitives.Multiply(draws, temperature, noisy);
                TensorPrimitives.Subtract(noisy, shift, noisy);
                TensorPrimitives.Exp(noisy, noisy);
                TensorPrimitives.Multiply(noisy, row, noisy);
            });
        Tensor factors = drawn!.to(costs.dtype, costs.device).mul(Temperature).sub(shift).exp();
        Tensor samples = solved.to(costs.dtype, costs.device).mul(factors);
        return Objective(costs, target.Solution!.sub(samples.mean([1])));
    }

    /// <inheritdoc/>
    public override string ToString() =>
        string.Create(CultureInfo.InvariantCulture, $"MultiplicativeFenchelYoung(samples: {Samples}, temperature: {Temperature})");
}
