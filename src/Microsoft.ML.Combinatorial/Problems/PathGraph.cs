namespace Microsoft.ML.Combinatorial.Problems;

/// <summary>
/// The arcs of a graph that can lie on a path from source to target, by tail: what cannot be reached or leads nowhere, what enters the
/// source and what leaves the target is dropped. Nodes are numbered anew: topologically where the arcs form no cycle, else breadth first.
/// </summary>
/// <remarks>The arcs of node u are <c>First[u] … First[u + 1] − 1</c>, in the order of their slots; arc a enters <c>Head[a]</c> and has
/// the cost slot <c>Slot[a]</c>. The source is node 0.</remarks>
internal sealed class PathGraph
{
    /// <summary>Keeps what can lie on a path.</summary>
    /// <exception cref="ArgumentException">No path leads from source to target.</exception>
    public PathGraph(int nodes, Arc[] arcs, int source, int target)
    {
        bool[] onPath = [.. arcs.Select(arc => arc.To != source && arc.From != target)];
        int[] enteredBy = Search(nodes, arcs, onPath, source, forward: true, out int[] reached);
        if (enteredBy[target] < 0)
        {
            throw new ArgumentException($"No path leads from node {source} to node {target}.", nameof(target));
        }

        FewestArcs = Trace(arcs, enteredBy, source, target);
        Search(nodes, arcs, onPath, target, forward: false, out int[] leading);
        var leads = new bool[nodes];
        Array.ForEach(leading, node => leads[node] = true);
        int[] kept = [.. reached.Where(node => leads[node])];
        var isKept = new bool[nodes];
        Array.ForEach(kept, node => isKept[node] = true);
        for (int slot = 0; slot < arcs.Length; slot++)
        {
            onPath[slot] &= isKept[arcs[slot].From] && isKept[arcs[slot].To];
        }

        int[] order = TopologicalOrder(nodes, arcs, onPath, source);
        IsAcyclic = order.Length == kept.Length;
        Name = IsAcyclic ? order : kept;
        var number = new int[nodes];
        for (int u = 0; u < Name.Length; u++)
        {
            number[Name[u]] = u;
        }

        (First, Slot) = ByNode(Name.Length, arcs, onPath, arc => number[arc.From]);
        Tail = [.. Slot.Select(slot => number[arcs[slot].From])];
        Head = [.. Slot.Select(slot => number[arcs[slot].To])];
        Target = number[target];
    }

    /// <summary>Gets the given number of each node.</summary>
    public int[] Name { get; }

    /// <summary>Gets where each node's arcs begin, and at the end their number.</summary>
    public int[] First { get; }

    /// <summary>Gets the node that each arc leaves.</summary>
    public int[] Tail { get; }

    /// <summary>Gets the node that each arc enters.</summary>
    public int[] Head { get; }

    /// <summary>Gets the cost slot of each arc.</summary>
    public int[] Slot { get; }

    /// <summary>Gets the target's number.</summary>
    public int Target { get; }

    /// <summary>Gets whether the arcs form no cycle.</summary>
    public bool IsAcyclic { get; }

    /// <summary>Gets the slots of a path of fewest arcs, from source to target: a path to fall back on.</summary>
    public int[] FewestArcs { get; }

    /// <summary>Gets the number of nodes.</summary>
    public int NodeCount => Name.Length;

    /// <summary>The number of arcs of every path, or null where paths differ in it or the graph has a cycle.</summary>
    public double? CommonPathLength()
    {
        if (!IsAcyclic)
        {
            return null;
        }

        var most = new int[NodeCount];
        for (int u = 0; u < NodeCount; u++)
        {
            for (int a = First[u]; a < First[u + 1]; a++)
            {
                most[Head[a]] = Math.Max(most[Head[a]], most[u] + 1);
            }
        }

        return most[Target] == FewestArcs.Length ? most[Target] : null;
    }

    /// <summary>Breadth-first search; gives the arc by which each node was found, or −1, and the nodes found in their order.</summary>
    private static int[] Search(int nodes, Arc[] arcs, bool[] allowed, int root, bool forward, out int[] found)
    {
        (int[] first, int[] slots) = ByNode(nodes, arcs, allowed, arc => forward ? arc.From : arc.To);
        var by = new int[nodes];
        Array.Fill(by, -1);
        var queue = new List<int> { root };
        for (int k = 0; k < queue.Count; k++)
        {
            int node = queue[k];
            for (int a = first[node]; a < first[node + 1]; a++)
            {
                int next = forward ? arcs[slots[a]].To : arcs[slots[a]].From;
                if (by[next] < 0 && next != root)
                {
                    by[next] = slots[a];
                    queue.Add(next);
                }
            }
        }

        found = [.. queue];
        return by;
    }

    private static int[] Trace(Arc[] arcs, int[] enteredBy, int source, int target)
    {
        var path = new List<int>();
        for (int node = target; node != source; node = arcs[path[^1]].From)
        {
            path.Add(enteredBy[node]);
        }

        path.Reverse();
        return [.. path];
    }

    /// <summary>Nodes so that every arc leads forward, by Kahn's algorithm; a node on or behind a cycle is missing.</summary>
    private static int[] TopologicalOrder(int nodes, Arc[] arcs, bool[] allowed, int source)
    {
        (int[] first, int[] slots) = ByNode(nodes, arcs, allowed, arc => arc.From);
        var entering = new int[nodes];
        Array.ForEach(slots, slot => entering[arcs[slot].To]++);
        var order = new List<int> { source };
        for (int k = 0; k < order.Count; k++)
        {
            for (int a = first[order[k]]; a < first[order[k] + 1]; a++)
            {
                int next = arcs[slots[a]].To;
                if (--entering[next] == 0)
                {
                    order.Add(next);
                }
            }
        }

        return [.. order];
    }

    /// <summary>The allowed arcs sorted by a node of theirs, stably: where each node's begin, and their slots.</summary>
    private static (int[] First, int[] Slots) ByNode(int nodes, Arc[] arcs, bool[] allowed, Func<Arc, int> nodeOf)
    {
        var first = new int[nodes + 1];
        for (int slot = 0; slot < arcs.Length; slot++)
        {
            if (allowed[slot])
            {
                first[nodeOf(arcs[slot]) + 1]++;
            }
        }

        for (int node = 0; node < nodes; node++)
        {
            first[node + 1] += first[node];
        }

        int[] place = first[..nodes];
        var slots = new int[first[nodes]];
        for (int slot = 0; slot < arcs.Length; slot++)
        {
            if (allowed[slot])
            {
                slots[place[nodeOf(arcs[slot])]++] = slot;
            }
        }

        return (first, slots);
    }
}
