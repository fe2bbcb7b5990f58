using System.Globalization;
using Microsoft.ML.Combinatorial.Gradients;
using Microsoft.ML.Combinatorial.Problems;
using Microsoft.ML.Combinatorial.Solvers;
using static TorchSharp.torch;

namespace Microsoft.ML.Combinatorial.Losses;

/// <summary>
/// LAVA, the loss by adjacent vertices: the true solution must be cheaper than each of its neighbours on the feasible polytope. Solver-free: no solve
/// while training.
/// </summary>
/// <remarks>
/// <para>Effectively computes <c>Σ over neighbours y' of y* of max(ĉ·y* − ĉ·y' + threshold, 0)</c>. It is 0 exactly where the predicted costs choose y* with
/// at least that lead over every neighbour; convex in ĉ.</para>
/// <para>For subsets of fixed size, rankings, and spanning trees (<see cref="IExchangePolytope"/>), whose neighbours are known without a linear program.
/// Time and memory: the number of neighbours, k (n − k) for a subset, n − 1 for a ranking, at most (edges − nodes + 1) (nodes − 1) for a tree. Needs
/// true solutions.</para>
/// <para>Source: Berden et al. 2025, "Solver-free decision-focused learning for linear optimization problems", arXiv:2505.22224. Differs in a
/// constant: theirs is max(ĉ·y* − ĉ·y', −threshold), with the same gradient.</para>
/// </remarks>
public sealed class AdjacentVertexLoss : CostLoss
{
    /// <summary>Makes the loss.</summary>
    /// <param name="threshold">The lead over a neighbour beyond which nothing more is gained, in units of the costs; at least 0, default 0.1. At 0
    /// the costs may collapse to 0.</param>
    /// <exception cref="ArgumentOutOfRangeException">The threshold is negative or not finite.</exception>
    public AdjacentVertexLoss(double threshold = 0.1)
    {
        Threshold = LossParameter.NotNegative(threshold, nameof(threshold));
    }

    /// <summary>Gets the lead beyond which nothing more is gained.</summary>
    public double Threshold { get; }

    /// <inheritdoc/>
    protected override Tensor Rows(SolverBatch solver, Tensor costs, LossTarget target, StepKey key)
    {
        ArgumentNullException.ThrowIfNull(costs);
        ArgumentNullException.ThrowIfNull(target);
        IReadOnlyList<Exchange>[] table = ExchangeTable.Of(solver, target.Solution!, nameof(AdjacentVertexLoss));
        int rows = table.Length, most = Math.Max(1, table.Max(row => row.Count));
        long[] raised = new long[rows * most], lowered = new long[rows * most];
        var counts = new float[rows * most];
        for (int row = 0; row < rows; row++)
        {
            for (int j = 0; j < table[row].Count; j++)
            {
                (raised[(row * most) + j], lowered[(row * most) + j]) = (table[row][j].Raised, table[row][j].Lowered);
                counts[(row * most) + j] = 1;
            }
        }

        // What the true solution costs more than a neighbour is what the lowered slot costs more than the raised one.
        Tensor Gather(long[] slots) => costs.gather(1, tensor(slots, [rows, most], device: costs.device));
        Tensor lead = Gather(lowered).sub(Gather(raised)).add(Threshold).clamp_min(0);
        return lead.mul(tensor(counts, [rows, most], device: costs.device).to(costs.dtype)).sum(1);
    }

    /// <inheritdoc/>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"AdjacentVertex(threshold: {Threshold})");
}
