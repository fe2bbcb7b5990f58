namespace Microsoft.ML.Combinatorial.Problems;

/// <summary>Lists of undirected edges: the checks that every graph problem makes, and the graphs that are met most often.</summary>
internal static class GraphEdges
{
    /// <summary>Refuses an edge that names a node that is not there, joins a node to itself, or stands twice.</summary>
    public static void Check(ReadOnlySpan<GraphEdge> edges, int nodeCount, string parameter)
    {
        var seen = new HashSet<long>(edges.Length);
        for (int e = 0; e < edges.Length; e++)
        {
            (int from, int to) = edges[e];
            CheckEnds(e, from, to, nodeCount, parameter, "edge");
            if (!seen.Add(((long)Math.Min(from, to) * nodeCount) + Math.Max(from, to)))
            {
                throw new ArgumentException($"{parameter}[{e}] joins nodes {from} and {to}, which an earlier edge joins too.", parameter);
            }
        }
    }

    /// <summary>Refuses ends that are not there or are one node.</summary>
    public static void CheckEnds(int index, int from, int to, int nodeCount, string parameter, string kind)
    {
        if ((uint)from >= (uint)nodeCount || (uint)to >= (uint)nodeCount)
        {
            throw new ArgumentException(
                $"{parameter}[{index}] goes from node {from} to node {to}; nodes are 0 … {nodeCount - 1}.", parameter);
        }

        if (from == to)
        {
            throw new ArgumentException($"{parameter}[{index}] joins node {from} to itself; an {kind} needs two nodes.", parameter);
        }
    }

    /// <summary>Every pair of nodes i &lt; j, ordered by i, then j.</summary>
    public static GraphEdge[] Complete(int nodeCount)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(nodeCount, 2);
        ArgumentOutOfRangeException.ThrowIfGreaterThan((long)nodeCount * (nodeCount - 1) / 2, Array.MaxLength, nameof(nodeCount));
        var edges = new GraphEdge[nodeCount * (nodeCount - 1L) / 2];
        int e = 0;
        for (int i = 0; i < nodeCount; i++)
        {
            for (int j = i + 1; j < nodeCount; j++)
            {
                edges[e++] = new GraphEdge(i, j);
            }
        }

        return edges;
    }

    /// <summary>A grid's nodes row by row; for each node first the edge to the right, then the one down, where they exist.</summary>
    public static GraphEdge[] Grid(int rows, int columns)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(rows, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(columns, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(2L * rows * columns, Array.MaxLength, nameof(columns));
        var edges = new GraphEdge[(rows * (columns - 1)) + ((rows - 1) * columns)];
        int e = 0;
        for (int node = 0; node < rows * columns; node++)
        {
            if (node % columns < columns - 1)
            {
                edges[e++] = new GraphEdge(node, node + 1);
            }

            if (node / columns < rows - 1)
            {
                edges[e++] = new GraphEdge(node, node + columns);
            }
        }

        return edges;
    }
}
