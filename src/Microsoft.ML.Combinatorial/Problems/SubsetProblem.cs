namespace Microsoft.ML.Combinatorial.Problems;

/// <summary>Choosing exactly k of n items at least cost, the k-subset or top-k problem.</summary>
/// <remarks>
/// <para>Slots: the items. Solutions are 0/1 with exactly k ones. Costs: any finite number. The k items of <em>highest score</em> are
/// those of lowest cost when the costs are the negated scores.</para>
/// </remarks>
public sealed class SubsetProblem : CombinatorialProblem
{
    /// <summary>Makes a problem.</summary>
    /// <param name="size">n, the number of items, at least 1.</param>
    /// <param name="chosen">k, the number of items to choose, 1 … n.</param>
    /// <exception cref="ArgumentOutOfRangeException">A number is out of its range.</exception>
    public SubsetProblem(int size, int chosen)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(size, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(chosen, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(chosen, size);
        Size = size;
        Chosen = chosen;
    }

    /// <summary>Gets k, the number of chosen items.</summary>
    public int Chosen { get; }

    /// <inheritdoc/>
    public override string Name => "subset";

    /// <inheritdoc/>
    public override int Size { get; }

    /// <inheritdoc/>
    public override double? SolutionSum => Chosen;

    /// <inheritdoc/>
    public override bool IsFeasible(ReadOnlySpan<float> solution) =>
        solution.Length == Size && !solution.ContainsAnyExcept(0f, 1f) && solution.Count(1f) == Chosen;

    /// <inheritdoc/>
    public override string DescribeSlot(int slot) => $"item {slot}";
}
