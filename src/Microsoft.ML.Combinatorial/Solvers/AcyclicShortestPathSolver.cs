using Microsoft.ML.Combinatorial.Problems;
using Microsoft.ML.Combinatorial.Solvers.ShortestPaths;

namespace Microsoft.ML.Combinatorial.Solvers;

/// <summary>Solves shortest paths through graphs without cycles by one sweep over the nodes in topological order.</summary>
/// <remarks>
/// <para>Costs: any finite float. Time: O(arcs). Distances are double. Nothing is allocated after the first solve of a graph.
/// Size: any graph that fits in memory, with two numbers a node.</para>
/// <para>Ties: a node is entered by the arc whose tail comes first in the topological order, of several such arcs by that of lowest
/// slot.</para>
/// <para>At the time limit the answer is a path of fewest arcs: status <see cref="SolverStatus.Feasible"/>, without bound.</para>
/// </remarks>
public sealed class AcyclicShortestPathSolver : CombinatorialSolver<ShortestPathProblem>
{
    private const int CheckEvery = 4096;

    private double[] _distance = [];
    private int[] _enteredBy = [];

    /// <inheritdoc/>
    protected override void PrepareCore(ShortestPathProblem problem)
    {
        if (!problem.IsAcyclic)
        {
            throw new ArgumentException(
                $"{nameof(AcyclicShortestPathSolver)}: the graph has a cycle; use {nameof(DijkstraSolver)}, or "
                + $"{nameof(BellmanFordSolver)} for negative costs.",
                nameof(problem));
        }

        Workspace.Grow(ref _distance, problem.Graph.NodeCount);
        Workspace.Grow(ref _enteredBy, problem.Graph.NodeCount);
    }

    /// <inheritdoc/>
    protected override SolverResult SolveCore(
        ShortestPathProblem problem, ReadOnlySpan<float> costs, Span<float> solution, in SolverLimits limits)
    {
        PathGraph graph = problem.Graph;
        Span<double> distance = _distance.AsSpan(0, graph.NodeCount);
        Span<int> enteredBy = _enteredBy.AsSpan(0, graph.NodeCount);
        distance.Fill(double.PositiveInfinity);
        distance[0] = 0;
        for (int node = 0; node < distance.Length; node++)
        {
            if (node % CheckEvery == 0 && limits.Reached())
            {
                return SolverResult.Feasible(PathWriter.WriteFewestArcs(graph, costs, solution));
            }

            for (int arc = graph.First[node]; arc < graph.First[node + 1]; arc++)
            {
                int next = graph.Head[arc];
                double through = distance[node] + costs[graph.Slot[arc]];
                if (through < distance[next])
                {
                    distance[next] = through;
                    enteredBy[next] = arc;
                }
            }
        }

        return SolverResult.Optimal(PathWriter.Write(graph, enteredBy, costs, solution));
    }
}
