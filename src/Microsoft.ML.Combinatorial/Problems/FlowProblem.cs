namespace Microsoft.ML.Combinatorial.Problems;

/// <summary>
/// Carries supplies to demands through arcs of limited capacity at least total cost. The slots are the arcs; the base of
/// <see cref="MinimumCostFlowProblem"/> and <see cref="TransportProblem"/>, so that one solver serves both.
/// </summary>
public abstract class FlowProblem : CombinatorialProblem
{
    // Whole numbers up to here are exact floats, as solutions are.
    private const int MostFlow = 1 << 24;

    private readonly FlowArc[] _arcs;
    private readonly int[] _capacities;
    private readonly int[] _supplies;

    /// <summary>Makes a network; the arrays become its own.</summary>
    private protected FlowProblem(int[] supplies, FlowArc[] arcs, int[] capacities, int slackCount)
    {
        FlowArc.Check(arcs, supplies.Length, nameof(arcs));
        for (int arc = 0; arc < arcs.Length; arc++)
        {
            if (capacities[arc] is < 0 or > MostFlow)
            {
                throw new ArgumentException($"The capacity of arc {arc} is {capacities[arc]}; it must be 0 … 2²⁴.", nameof(capacities));
            }
        }

        (_supplies, _arcs, _capacities, Size) = (supplies, arcs, capacities, arcs.Length - slackCount);
        ArgumentOutOfRangeException.ThrowIfLessThan(Size, 1, nameof(arcs));
    }

    /// <inheritdoc/>
    public sealed override int Size { get; }

    /// <summary>Gets the number of nodes.</summary>
    public int NodeCount => _supplies.Length;

    /// <summary>Gets what each node sends; negative, what it takes. They add up to 0.</summary>
    public ReadOnlySpan<int> Supplies => _supplies;

    /// <summary>Gets the arcs: first those of the slots, then arcs without a slot, which cost nothing.</summary>
    public ReadOnlySpan<FlowArc> Arcs => _arcs;

    /// <summary>Gets the most that each arc carries.</summary>
    public ReadOnlySpan<int> Capacities => _capacities;

    /// <summary>What leaves each node minus what enters it, over the slots' arcs; false where a flow is not whole or breaks a capacity.</summary>
    private protected bool TryBalance(ReadOnlySpan<float> solution, Span<long> balance)
    {
        if (solution.Length != Size)
        {
            return false;
        }

        for (int arc = 0; arc < Size; arc++)
        {
            float flow = solution[arc];
            if (!(flow >= 0 && flow <= _capacities[arc]) || flow != MathF.Round(flow))
            {
                return false;
            }

            balance[_arcs[arc].Tail] += (long)flow;
            balance[_arcs[arc].Head] -= (long)flow;
        }

        return true;
    }
}
