using static TorchSharp.torch;

namespace Microsoft.ML.Combinatorial.Losses;

/// <summary>Objectives of a pool's solutions, which the losses over pools share.</summary>
internal static class PoolContrast
{
    /// <summary>What the true solution costs more than each of the pool, <c>[batch, count]</c>.</summary>
    public static Tensor Lead(Tensor costs, LossTarget target, Tensor solutions, bool relative)
    {
        Tensor looked = relative ? costs.sub(target.Costs!) : costs;
        return looked.mul(target.Solution!).sum(1, keepdim: true).sub(Objectives(looked, solutions));
    }

    /// <summary>The objective of each solution under each row's costs, <c>[batch, count]</c>.</summary>
    public static Tensor Objectives(Tensor costs, Tensor solutions) => costs.matmul(solutions.t());
}
