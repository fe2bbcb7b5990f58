namespace Microsoft.ML.Combinatorial.Problems;

/// <summary>Minimum-cost flow: carry the supplies of some nodes to the demands of others through arcs of limited capacity.</summary>
/// <remarks>
/// <para>Slots: the arcs, in order; a solution is the whole flow on each, 0 … its capacity. What leaves a node minus what enters it is its
/// supply. Costs are those of one unit of flow, any finite number: circles of negative cost are used up to their capacity.</para>
/// <para>Whether a feasible flow exists is for the solver to find out: <c>Infeasible</c> otherwise.</para>
/// </remarks>
public sealed class MinimumCostFlowProblem : FlowProblem
{
    /// <summary>Makes a problem from a network.</summary>
    /// <param name="supplies">What each node sends; negative, what it takes. The sum must be 0.</param>
    /// <param name="arcs">The arcs, at least one; they may be parallel.</param>
    /// <param name="capacities">The most that each arc carries, 0 … 2²⁴: solutions are floats.</param>
    /// <exception cref="ArgumentException">A length is wrong, a node is not there, a capacity is out of range, or the supplies do not add up
    /// to 0.</exception>
    public MinimumCostFlowProblem(ReadOnlySpan<int> supplies, ReadOnlySpan<FlowArc> arcs, ReadOnlySpan<int> capacities)
        : base(Balanced(supplies), arcs.ToArray(), Checked(capacities, arcs.Length), 0)
    {
    }

    /// <inheritdoc/>
    public override string Name => "minimum-cost flow";

    /// <inheritdoc/>
    public override bool IsFeasible(ReadOnlySpan<float> solution)
    {
        var balance = new long[NodeCount];
        if (!TryBalance(solution, balance))
        {
            return false;
        }

        for (int node = 0; node < balance.Length; node++)
        {
            if (balance[node] != Supplies[node])
            {
                return false;
            }
        }

        return true;
    }

    /// <inheritdoc/>
    public override string DescribeSlot(int slot) => $"arc {Arcs[slot].Tail} → {Arcs[slot].Head}";

    private static int[] Balanced(ReadOnlySpan<int> supplies)
    {
        long sum = 0;
        foreach (int supply in supplies)
        {
            sum += supply;
        }

        return sum == 0
            ? supplies.ToArray()
            : throw new ArgumentException($"The supplies add up to {sum}; they must add up to 0, demands being negative.", nameof(supplies));
    }

    private static int[] Checked(ReadOnlySpan<int> capacities, int arcs) => capacities.Length == arcs
        ? capacities.ToArray()
        : throw new ArgumentException($"capacities must have {arcs} entries, one for each arc; it has {capacities.Length}.", nameof(capacities));
}
