using System.Globalization;
using Microsoft.ML.Combinatorial.Gradients;
using Microsoft.ML.Combinatorial.Solvers;
using static TorchSharp.torch;

namespace Microsoft.ML.Combinatorial.Losses;

/// <summary>
/// Imitates known decisions: the family of hinge losses to which the structured perceptron, the structured SVM and SPO+ belong.
/// </summary>
/// <remarks>
/// <para>Effectively computes <c>max over y of (weight · δ(y, y*) − scale · ĉ·y) + scale · ĉ·y*</c> with a dissimilarity δ that is linear in y.
/// Subgradient <c>scale (y* − ŷ)</c>; one solve a row. At least 0 with an exact solver.</para>
/// <para>Equal to <see cref="PerceptronLoss"/> with <see cref="Dissimilarity.None"/>, to <see cref="StructuredSvmLoss"/> with
/// <see cref="Dissimilarity.Hamming"/>, and to <see cref="SpoPlusLoss"/> with <see cref="Dissimilarity.Regret"/> (scale 2, weight 1).</para>
/// <para>Source: Dalle et al. 2022, "Learning with combinatorial optimization layers: a probabilistic approach", arXiv:2207.13513, without
/// a regulariser.</para>
/// </remarks>
public sealed class ImitationLoss : CostLoss
{
    /// <summary>Makes the loss.</summary>
    /// <param name="dissimilarity">δ; default Hamming.</param>
    /// <param name="scale">The factor of the predicted costs, above 0; default 1.</param>
    /// <param name="weight">The factor of the dissimilarity, at least 0; default 1.</param>
    /// <exception cref="ArgumentOutOfRangeException">A factor is out of its range, or the dissimilarity unknown.</exception>
    public ImitationLoss(Dissimilarity dissimilarity = Dissimilarity.Hamming, double scale = 1, double weight = 1)
    {
        if (!Enum.IsDefined(dissimilarity))
        {
            throw new ArgumentOutOfRangeException(nameof(dissimilarity), dissimilarity, "dissimilarity must be None, Hamming or Regret.");
        }

        Dissimilarity = dissimilarity;
        Scale = LossParameter.Positive(scale, nameof(scale));
        Weight = LossParameter.NotNegative(weight, nameof(weight));
    }

    /// <summary>Gets δ.</summary>
    public Dissimilarity Dissimilarity { get; }

    /// <summary>Gets the factor of the predicted costs.</summary>
    public double Scale { get; }

    /// <summary>Gets the factor of the dissimilarity.</summary>
    public double Weight { get; }

    /// <inheritdoc/>
    public override bool NeedsCosts => Dissimilarity == Dissimilarity.Regret;

    /// <summary>The Hamming distance as costs: H(y, y*) = (1 − 2y*)·y + Σ y*.</summary>
    internal static Tensor Hamming(Tensor solution) => solution.mul(-2).add(1);

    /// <summary>Effectively computes <c>max over y of (weight · d·(y − y*) − costs·(y − y*))</c> for the linear part d of a dissimilarity that is
    /// 0 at y*.</summary>
    internal static Tensor Hinge(SolverBatch solver, Tensor costs, Tensor solution, Tensor dissimilarity, double weight)
    {
        Tensor augmented = costs.add(dissimilarity, -weight);
        return Objective(augmented, solution.sub(Solve(solver, augmented)));
    }

    /// <inheritdoc/>
    protected override Tensor Rows(SolverBatch solver, Tensor costs, LossTarget target, StepKey key)
    {
        ArgumentNullException.ThrowIfNull(costs);
        ArgumentNullException.ThrowIfNull(target);
        Tensor solution = target.Solution!;
        Tensor dissimilarity = Dissimilarity switch
        {
            Dissimilarity.Hamming => Hamming(solution),
            Dissimilarity.Regret => target.Costs!,
            _ => zeros_like(solution),
        };
        return Hinge(solver, costs.mul(Scale), solution, dissimilarity, Weight);
    }

    /// <inheritdoc/>
    public override string ToString() =>
        string.Create(CultureInfo.InvariantCulture, $"Imitation(dissimilarity: {Dissimilarity}, scale: {Scale}, weight: {Weight})");
}
