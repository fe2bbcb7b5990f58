using Microsoft.ML.Combinatorial.Problems;

namespace Microsoft.ML.Combinatorial.Solvers.ShortestPaths;

/// <summary>Writes paths as solutions.</summary>
internal static class PathWriter
{
    /// <summary>Marks the arcs of the path that ends in the target; returns its cost.</summary>
    /// <param name="graph">The arcs.</param>
    /// <param name="enteredBy">The arc by which the path enters each of its nodes but the source.</param>
    /// <param name="costs">One for each slot.</param>
    /// <param name="solution">One for each slot; overwritten.</param>
    public static double Write(PathGraph graph, ReadOnlySpan<int> enteredBy, ReadOnlySpan<float> costs, Span<float> solution)
    {
        solution.Clear();
        double sum = 0;
        for (int node = graph.Target; node != 0; node = graph.Tail[enteredBy[node]])
        {
            int slot = graph.Slot[enteredBy[node]];
            solution[slot] = 1;
            sum += costs[slot];
        }

        return sum;
    }

    /// <summary>Marks the path of fewest arcs; returns its cost.</summary>
    public static double WriteFewestArcs(PathGraph graph, ReadOnlySpan<float> costs, Span<float> solution)
    {
        solution.Clear();
        double sum = 0;
        foreach (int slot in graph.FewestArcs)
        {
            solution[slot] = 1;
            sum += costs[slot];
        }

        return sum;
    }
}
