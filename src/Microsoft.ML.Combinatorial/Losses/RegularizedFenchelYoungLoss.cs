using System.Globalization;
using Microsoft.ML.Combinatorial.Gradients;
using Microsoft.ML.Combinatorial.Solvers;
using static TorchSharp.torch;

namespace Microsoft.ML.Combinatorial.Losses;

/// <summary>
/// The Fenchel–Young loss of a quadratic regulariser: how far the true solution is from being the regularised decision. Smooth, and without noise.
/// </summary>
/// <remarks>
/// <para>With <c>Ω(y) = (ν/2) ‖y‖²</c> and ŷ the minimiser of <c>ĉ·y + Ω(y)</c> over the convex hull of the solutions, effectively computes
/// <c>ĉ·y* + Ω(y*) − ĉ·ŷ − Ω(ŷ)</c>; its gradient is <c>y* − ŷ</c>. Convex in ĉ, at least 0 up to the solver's tolerance, and 0 exactly where ŷ = y*. On one-hot
/// solutions it is the sparsemax loss. Solves: one a row and iteration of <see cref="FrankWolfeGradientEstimator"/>.</para>
/// <para>Needs true solutions.</para>
/// <para>Source: Blondel, Martins and Niculae 2020, "Learning with Fenchel–Young losses", arXiv:1901.02324; Dalle et al. 2022,
/// arXiv:2207.13513.</para>
/// </remarks>
public sealed class RegularizedFenchelYoungLoss : CostLoss
{
    private readonly FrankWolfeGradientEstimator _nearest;

    /// <summary>Makes the loss.</summary>
    /// <param name="regularization">ν &gt; 0, default 1, in units of the costs. Larger: smoother, and with a larger margin.</param>
    /// <param name="maxIterations">≥ 1, default 100.</param>
    /// <param name="tolerance">≥ 0, default 10⁻⁶: the duality gap to end at, as a share of 1 + |objective|.</param>
    /// <exception cref="ArgumentOutOfRangeException">A number is outside its range.</exception>
    public RegularizedFenchelYoungLoss(double regularization = 1, int maxIterations = 100, double tolerance = 1e-6)
    {
        _nearest = new FrankWolfeGradientEstimator(regularization, maxIterations, tolerance);
    }

    /// <summary>Gets ν.</summary>
    public double Regularization => _nearest.Regularization;

    /// <summary>Gets the most solver calls for a row.</summary>
    public int MaxIterations => _nearest.MaxIterations;

    /// <summary>Gets the duality gap to end at.</summary>
    public double Tolerance => _nearest.Tolerance;

    /// <inheritdoc/>
    protected override Tensor Rows(SolverBatch solver, Tensor costs, LossTarget target, StepKey key)
    {
        ArgumentNullException.ThrowIfNull(costs);
        ArgumentNullException.ThrowIfNull(target);
        Tensor truth = target.Solution!;
        Tensor nearest = Nearest(solver, costs, key);
        Tensor difference = truth.square().sum(1).sub(nearest.square().sum(1));
        return Objective(costs, truth.sub(nearest)).add(difference, Regularization / 2);
    }

    /// <inheritdoc/>
    public override string ToString() => string.Create(
        CultureInfo.InvariantCulture,
        $"RegularizedFenchelYoung(regularization: {Regularization}, maxIterations: {MaxIterations}, tolerance: {Tolerance})");

    private Tensor Nearest(SolverBatch solver, Tensor costs, StepKey key)
    {
        using IDisposable untracked = no_grad();
        Tensor single = costs.detach().to(ScalarType.Float32);
        return _nearest.Forward(solver, single, key).Solution.to(costs.dtype);
    }
}
