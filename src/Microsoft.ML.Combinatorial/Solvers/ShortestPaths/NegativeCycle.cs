using System.Globalization;
using System.Text;
using Microsoft.ML.Combinatorial.Problems;

namespace Microsoft.ML.Combinatorial.Solvers.ShortestPaths;

/// <summary>Names a cycle of negative cost.</summary>
internal static class NegativeCycle
{
    private const int MostNodes = 20;

    /// <summary>Says which cycle is negative: <c>… the cycle 2 → 4 → 5 → 2 costs −1.5; no cycle may have a negative cost.</c></summary>
    /// <param name="solver">Who says it.</param>
    /// <param name="graph">The arcs.</param>
    /// <param name="enteredBy">The arc by which each node is entered.</param>
    /// <param name="node">A node on the cycle.</param>
    /// <param name="costs">One for each slot.</param>
    public static string Message(string solver, PathGraph graph, ReadOnlySpan<int> enteredBy, int node, ReadOnlySpan<float> costs)
    {
        var cycle = new List<int>();
        double cost = 0;
        int at = node;
        do
        {
            cycle.Add(graph.Name[at]);
            cost += costs[graph.Slot[enteredBy[at]]];
            at = graph.Tail[enteredBy[at]];
        }
        while (at != node);

        // Walked backwards; told from its lowest node on.
        cycle.Reverse();
        int first = cycle.IndexOf(cycle.Min());
        var text = new StringBuilder();
        for (int k = 0; k < Math.Min(cycle.Count, MostNodes); k++)
        {
            text.Append(CultureInfo.InvariantCulture, $"{cycle[(first + k) % cycle.Count]} → ");
        }

        text.Append(cycle.Count > MostNodes ? $"… ({cycle.Count - MostNodes} more) → " : "").Append(cycle[first]);
        return string.Create(
            CultureInfo.InvariantCulture,
            $"{solver}: the cycle {text} costs {cost}; no cycle may have a negative cost.");
    }
}
