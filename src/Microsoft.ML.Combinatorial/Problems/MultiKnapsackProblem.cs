namespace Microsoft.ML.Combinatorial.Problems;

/// <summary>
/// The multi-dimensional 0/1 knapsack: items that each need some of several resources, of which there is only so much. Costs are
/// minimised: an item of value v costs −v, and an item of cost 0 or more is better left out.
/// </summary>
/// <remarks>
/// <para>Slots: one for each item, 1 where it is taken. Costs: any finite number.</para>
/// <para>Feasible: 0/1, and for every resource the taken items need at most its capacity. Taking nothing always is.</para>
/// </remarks>
public sealed class MultiKnapsackProblem : CombinatorialProblem
{
    private readonly int[] _weights;
    private readonly int[] _capacities;

    /// <summary>Makes a problem.</summary>
    /// <param name="weights">resources × items needs, resource by resource, each at least 0.</param>
    /// <param name="capacities">One for each resource, each at least 0; at least one.</param>
    /// <exception cref="ArgumentException">A number is negative, there is no resource or no item, or the weights do not fill whole
    /// rows.</exception>
    public MultiKnapsackProblem(ReadOnlySpan<int> weights, ReadOnlySpan<int> capacities)
    {
        if (capacities.IsEmpty || weights.IsEmpty || weights.Length % capacities.Length != 0)
        {
            throw new ArgumentException(
                $"weights must hold a row of at least one item for each capacity; had {weights.Length} weights and "
                + $"{capacities.Length} capacities.",
                nameof(weights));
        }

        KnapsackProblem.CheckNotNegative(weights, nameof(weights));
        KnapsackProblem.CheckNotNegative(capacities, nameof(capacities));
        _weights = weights.ToArray();
        _capacities = capacities.ToArray();
        Size = weights.Length / capacities.Length;
    }

    /// <summary>Gets the capacity of each resource.</summary>
    public ReadOnlySpan<int> Capacities => _capacities;

    /// <summary>Gets the resources × items needs, resource by resource.</summary>
    public ReadOnlySpan<int> Weights => _weights;

    /// <inheritdoc/>
    public override string Name => "multi-dimensional knapsack";

    /// <summary>Gets the number of items.</summary>
    public override int Size { get; }

    /// <summary>The need of each item for one resource.</summary>
    /// <param name="resource">Index into <see cref="Capacities"/>.</param>
    public ReadOnlySpan<int> WeightsOf(int resource) => _weights.AsSpan(resource * Size, Size);

    /// <inheritdoc/>
    public override bool IsFeasible(ReadOnlySpan<float> solution)
    {
        if (solution.Length != Size || solution.ContainsAnyExcept(0f, 1f))
        {
            return false;
        }

        for (int resource = 0; resource < _capacities.Length; resource++)
        {
            long need = 0;
            ReadOnlySpan<int> weights = WeightsOf(resource);
            for (int item = 0; item < weights.Length; item++)
            {
                need += solution[item] != 0 ? weights[item] : 0;
            }

            if (need > _capacities[resource])
            {
                return false;
            }
        }

        return true;
    }

    /// <inheritdoc/>
    public override string DescribeSlot(int slot) => $"item {slot}";
}
