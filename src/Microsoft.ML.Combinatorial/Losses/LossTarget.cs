using static TorchSharp.torch;

namespace Microsoft.ML.Combinatorial.Losses;

/// <summary>What is known of the truth when a <see cref="CostLoss"/> is computed. A loss says which of both it needs.</summary>
/// <param name="Costs">The true costs <c>[batch, n]</c>, as of "predict, then optimise" data; null where only decisions were seen.</param>
/// <param name="Solution">The true solutions <c>[batch, n]</c>; null to have them solved from the true costs where they are needed.</param>
public sealed record LossTarget(Tensor? Costs = null, Tensor? Solution = null);
