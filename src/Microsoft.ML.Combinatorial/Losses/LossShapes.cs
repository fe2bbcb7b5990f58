using static TorchSharp.torch;

namespace Microsoft.ML.Combinatorial.Losses;

/// <summary>The shape check that losses over solution and target share.</summary>
internal static class LossShapes
{
    public static void Check(Tensor solution, Tensor target)
    {
        ArgumentNullException.ThrowIfNull(solution);
        ArgumentNullException.ThrowIfNull(target);
        if (solution.shape.Length != 2 || !solution.shape.AsSpan().SequenceEqual(target.shape))
        {
            throw new ArgumentException(
                "solution and target must both be [batch, n], were "
                + $"[{string.Join(", ", solution.shape)}] and [{string.Join(", ", target.shape)}].",
                nameof(target));
        }
    }
}
