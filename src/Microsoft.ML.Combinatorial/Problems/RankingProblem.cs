namespace Microsoft.ML.Combinatorial.Problems;

/// <summary>Ranking n items: each gets one of the ranks 1 … n, and the item of the largest cost gets rank 1.</summary>
/// <remarks>
/// <para>Slots: the items. A solution is the vector of ranks, a permutation of 1 … n, so the objective is <c>Σ costs[i] · rank[i]</c>; by
/// the rearrangement inequality it is least where ranks rise as costs fall. So costs here <em>are</em> scores: the
/// highest score ranks first. Costs: any finite number.</para>
/// </remarks>
public sealed class RankingProblem : CombinatorialProblem
{
    /// <summary>The most items: above 2²⁴ a float does not tell all ranks apart.</summary>
    public const int MaxSize = 1 << 24;

    /// <summary>Makes a problem.</summary>
    /// <param name="size">n, the number of items, 1 … <see cref="MaxSize"/>.</param>
    /// <exception cref="ArgumentOutOfRangeException">The size is out of its range.</exception>
    public RankingProblem(int size)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(size, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(size, MaxSize);
        Size = size;
    }

    /// <inheritdoc/>
    public override string Name => "ranking";

    /// <inheritdoc/>
    public override int Size { get; }

    /// <inheritdoc/>
    public override double? SolutionSum => 0.5 * Size * (Size + 1.0);

    /// <inheritdoc/>
    public override bool IsFeasible(ReadOnlySpan<float> solution)
    {
        if (solution.Length != Size)
        {
            return false;
        }

        var taken = new bool[Size];
        foreach (float rank in solution)
        {
            if (!(rank >= 1 && rank <= Size) || rank != (int)rank || taken[(int)rank - 1])
            {
                return false;
            }

            taken[(int)rank - 1] = true;
        }

        return true;
    }

    /// <inheritdoc/>
    public override string DescribeSlot(int slot) => $"item {slot}";
}
