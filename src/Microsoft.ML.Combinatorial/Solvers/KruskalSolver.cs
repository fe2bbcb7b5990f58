using Microsoft.ML.Combinatorial.Problems;
using Microsoft.ML.Combinatorial.Solvers.Trees;

namespace Microsoft.ML.Combinatorial.Solvers;

/// <summary>Finds a minimum spanning tree by Kruskal's algorithm: edges from cheap to dear, each taken unless it closes a cycle. The default
/// choice for sparse graphs; see <see cref="PrimSolver"/> for dense ones.</summary>
/// <remarks>
/// <para>Costs: any finite float, compared as they are: the tree is exactly optimal. Time O(E log E), nearly all of it sorting. Nothing is
/// allocated after preparation. Size: any graph that fits in memory, with 8 bytes an edge.</para>
/// <para>Ties: of equally cheap edges the lower slot counts as cheaper, which makes the best tree the only one.</para>
/// <para>If the time limit is reached before the edges are sorted they are taken in the order of their slots: status
/// <see cref="SolverStatus.Feasible"/>, without a bound.</para>
/// <para>Source: Kruskal 1956, doi:10.1090/S0002-9939-1956-0078686-7.</para>
/// </remarks>
public sealed class KruskalSolver : CombinatorialSolver<SpanningTreeProblem>
{
    private readonly DisjointSets _sets = new();
    private ulong[] _keys = [];

    /// <inheritdoc/>
    protected override void PrepareCore(SpanningTreeProblem problem)
    {
        Workspace.Grow(ref _keys, problem.Size);
        _sets.Reset(problem.NodeCount);
    }

    /// <inheritdoc/>
    protected override SolverResult SolveCore(
        SpanningTreeProblem problem, ReadOnlySpan<float> costs, Span<float> solution, in SolverLimits limits)
    {
        bool inTime = !limits.Reached();
        Span<ulong> keys = _keys.AsSpan(0, costs.Length);
        for (int slot = 0; slot < costs.Length; slot++)
        {
            keys[slot] = inTime ? EdgeKeys.Of(costs[slot], slot) : (uint)slot;
        }

        if (inTime)
        {
            keys.Sort();
        }

        ReadOnlySpan<GraphEdge> edges = problem.Edges;
        _sets.Reset(problem.NodeCount);
        solution.Clear();
        double objective = 0;
        for (int k = 0; _sets.SetCount > 1; k++)
        {
            int slot = EdgeKeys.SlotOf(keys[k]);
            if (_sets.Join(edges[slot].From, edges[slot].To))
            {
                solution[slot] = 1;
                objective += costs[slot];
            }
        }

        return inTime ? SolverResult.Optimal(objective) : SolverResult.Feasible(objective);
    }
}
