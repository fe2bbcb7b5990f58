namespace Microsoft.ML.Combinatorial.Problems;

/// <summary>
/// Minimum cut: divide the nodes of a graph into a side of the source and a side of the sink, so that the arcs that lead from the source's
/// side to the sink's cost least.
/// </summary>
/// <remarks>
/// <para>Slots: the arcs, in order; 1 where the arc is cut. A directed arc is cut where its tail lies on the source's side and its head on
/// the sink's; an undirected edge where its ends lie on different sides. The objective is the value of the cut.</para>
/// <para>Costs: the arcs' capacities, not negative. Arcs may be parallel; a loop is never cut.</para>
/// </remarks>
public sealed class MinimumCutProblem : CombinatorialProblem
{
    private readonly FlowArc[] _arcs;

    /// <summary>Makes a problem from a graph.</summary>
    /// <param name="nodeCount">Number of nodes, at least 2.</param>
    /// <param name="arcs">The arcs, at least one.</param>
    /// <param name="source">A node that lies on the source's side.</param>
    /// <param name="sink">Another node, that lies on the sink's side.</param>
    /// <param name="isDirected">False, to cut an arc in both directions: the graph is undirected.</param>
    /// <exception cref="ArgumentException">A node is not there, source and sink are the same, or there is no arc.</exception>
    public MinimumCutProblem(int nodeCount, ReadOnlySpan<FlowArc> arcs, int source, int sink, bool isDirected = true)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(nodeCount, 2);
        ArgumentOutOfRangeException.ThrowIfZero(arcs.Length, nameof(arcs));
        FlowArc.Check(arcs, nodeCount, nameof(arcs));
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual((uint)source, (uint)nodeCount, nameof(source));
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual((uint)sink, (uint)nodeCount, nameof(sink));
        ArgumentOutOfRangeException.ThrowIfEqual(sink, source);
        (NodeCount, Source, Sink, IsDirected, _arcs) = (nodeCount, source, sink, isDirected, arcs.ToArray());
    }

    /// <summary>Gets the number of nodes.</summary>
    public int NodeCount { get; }

    /// <summary>Gets the arcs.</summary>
    public ReadOnlySpan<FlowArc> Arcs => _arcs;

    /// <summary>Gets the source.</summary>
    public int Source { get; }

    /// <summary>Gets the sink.</summary>
    public int Sink { get; }

    /// <summary>Gets whether an arc is cut in its own direction only.</summary>
    public bool IsDirected { get; }

    /// <inheritdoc/>
    public override string Name => "minimum cut";

    /// <inheritdoc/>
    public override int Size => _arcs.Length;

    /// <inheritdoc/>
    public override CostDomain CostDomain => CostDomain.NonNegative;

    /// <summary>Writes the cut arcs that a division of the nodes stands for.</summary>
    /// <param name="onSourceSide">For each node whether it lies on the source's side.</param>
    /// <param name="solution">At least <see cref="Size"/> values; the first of them are overwritten.</param>
    public void WriteSolution(ReadOnlySpan<bool> onSourceSide, Span<float> solution)
    {
        for (int arc = 0; arc < _arcs.Length; arc++)
        {
            bool tail = onSourceSide[_arcs[arc].Tail], head = onSourceSide[_arcs[arc].Head];
            solution[arc] = IsDirected ? (tail && !head ? 1 : 0) : (tail != head ? 1 : 0);
        }
    }

    /// <summary>Tells whether a division of the nodes, with source and sink on their sides, cuts just these arcs.</summary>
    public override bool IsFeasible(ReadOnlySpan<float> solution)
    {
        if (solution.Length != Size || solution.ContainsAnyExcept(0, 1))
        {
            return false;
        }

        // What must be on a side spreads over the arcs until nothing new follows. Undirected, a part of the graph that holds neither source
        // nor sink starts on either side.
        var side = new bool?[NodeCount];
        (side[Source], side[Sink]) = (true, false);
        bool holds = Spread(side, solution);
        for (int next = 0; holds && !IsDirected && next < NodeCount; next++)
        {
            if (side[next] is null)
            {
                side[next] = true;
                holds = Spread(side, solution);
            }
        }

        if (!holds)
        {
            return false;
        }

        bool[] onSourceSide = [.. side.Select(value => value == true)];
        var expected = new float[Size];
        WriteSolution(onSourceSide, expected);
        return solution.SequenceEqual(expected);
    }

    /// <inheritdoc/>
    public override string DescribeSlot(int slot) => $"arc {_arcs[slot].Tail} → {_arcs[slot].Head}";

    /// <summary>Draws all conclusions from the sides that are known; false where two contradict each other.</summary>
    private bool Spread(bool?[] side, ReadOnlySpan<float> solution)
    {
        for (bool changed = true; changed;)
        {
            changed = false;
            for (int arc = 0; arc < _arcs.Length; arc++)
            {
                (int tail, int head) = _arcs[arc];
                bool cut = solution[arc] == 1;
                if (IsDirected)
                {
                    if (!(cut ? Put(tail, true) && Put(head, false) : side[tail] != true || Put(head, true)))
                    {
                        return false;
                    }
                }
                else if ((side[tail] is { } from && !Put(head, from != cut)) || (side[head] is { } to && !Put(tail, to != cut)))
                {
                    return false;
                }
            }

            bool Put(int node, bool value)
            {
                changed |= side[node] is null;
                side[node] ??= value;
                return side[node] == value;
            }
        }

        return true;
    }
}
