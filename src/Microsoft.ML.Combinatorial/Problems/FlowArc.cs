namespace Microsoft.ML.Combinatorial.Problems;

/// <summary>An arc of a flow network; of an undirected graph, the edge between both nodes.</summary>
/// <param name="Tail">Where it starts.</param>
/// <param name="Head">Where it ends.</param>
public readonly record struct FlowArc(int Tail, int Head)
{
    /// <summary>Refuses arcs that name a node which is not there.</summary>
    internal static void Check(ReadOnlySpan<FlowArc> arcs, int nodeCount, string name)
    {
        for (int arc = 0; arc < arcs.Length; arc++)
        {
            if ((uint)arcs[arc].Tail >= (uint)nodeCount || (uint)arcs[arc].Head >= (uint)nodeCount)
            {
                throw new ArgumentException(
                    $"Arc {arc} goes from {arcs[arc].Tail} to {arcs[arc].Head}; both must be nodes of 0 … {nodeCount - 1}.", name);
            }
        }
    }
}
