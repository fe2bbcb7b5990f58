using Microsoft.ML.Combinatorial.Solvers;
using TorchSharp;
using static TorchSharp.torch;

namespace Microsoft.ML.Combinatorial.Gradients;

/// <summary>Tells the slots of a batch from the padding behind instances that are smaller than the largest.</summary>
public static class PaddingMask
{
    /// <summary>Makes the mask of a batch.</summary>
    /// <param name="solver">The batch.</param>
    /// <param name="rows">Number of rows.</param>
    /// <param name="device">Where the mask is wanted; the CPU when null.</param>
    /// <returns>A bool tensor <c>[rows, n]</c>, true where a slot belongs to its row's problem; null where nothing is padded.</returns>
    public static Tensor? Of(SolverBatch solver, long rows, Device? device = null)
    {
        ArgumentNullException.ThrowIfNull(solver);
        if (!solver.IsPadded)
        {
            return null;
        }

        var inside = new bool[rows * solver.Width];
        for (int row = 0; row < rows; row++)
        {
            inside.AsSpan(row * solver.Width, solver.ProblemOf(row, (int)rows).Size).Fill(true);
        }

        return tensor(inside, [rows, solver.Width], device: device);
    }

    /// <summary>Sets the padding of <c>[rows, n]</c> values to 0, whatever it held; null masks nothing.</summary>
    internal static Tensor Clear(Tensor values, Tensor? mask)
    {
        if (mask is null)
        {
            return values;
        }

        using Tensor outside = mask.logical_not();
        return values.masked_fill(outside, 0);
    }
}
