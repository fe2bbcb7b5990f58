using Microsoft.ML.Combinatorial.Problems;
using Microsoft.ML.Combinatorial.Solvers.Trees;

namespace Microsoft.ML.Combinatorial.Solvers;

/// <summary>Finds a minimum spanning tree by Prim's algorithm: one tree that takes in the nearest node, again and again. Made for dense
/// graphs, where it need not sort the edges; see <see cref="KruskalSolver"/> for sparse ones.</summary>
/// <remarks>
/// <para>Costs: any finite float, compared as they are: the tree is exactly optimal. Time O(nodes² + E). Nothing is allocated after
/// preparation. Size: any graph that fits in memory, with 16 bytes an edge; slower than sorting where nodes² is far above E.</para>
/// <para>Ties: of equally cheap edges the lower slot counts as cheaper, so the tree is the one that <see cref="KruskalSolver"/>
/// finds.</para>
/// <para>At the time limit each node still outside is joined by the first edge that joins it: status <see cref="SolverStatus.Feasible"/>,
/// without a bound.</para>
/// <para>Source: Prim 1957, doi:10.1002/j.1538-7305.1957.tb01515.x; the tree grows from node 0.</para>
/// </remarks>
public sealed class PrimSolver : CombinatorialSolver<SpanningTreeProblem>
{
    private readonly IncidenceLists _incidence = new();
    private ulong[] _key = [];
    private int[] _outside = [];
    private int[] _place = [];

    /// <inheritdoc/>
    protected override void PrepareCore(SpanningTreeProblem problem)
    {
        _incidence.Prepare(problem.NodeCount, problem.Edges);
        Workspace.Grow(ref _key, problem.NodeCount);
        Workspace.Grow(ref _outside, problem.NodeCount);
        Workspace.Grow(ref _place, problem.NodeCount);
    }

    /// <inheritdoc/>
    protected override SolverResult SolveCore(
        SpanningTreeProblem problem, ReadOnlySpan<float> costs, Span<float> solution, in SolverLimits limits)
    {
        int left = problem.NodeCount;
        _key.AsSpan(0, left).Fill(ulong.MaxValue);
        for (int node = 0; node < left; node++)
        {
            _outside[node] = _place[node] = node;
        }

        solution.Clear();
        double objective = 0;
        bool inTime = true;
        TakeIn(0, costs, --left, inTime);
        while (left > 0)
        {
            inTime = inTime && !limits.Reached();
            int node = inTime ? Nearest(left) : Joined(left);
            int slot = EdgeKeys.SlotOf(_key[node]);
            solution[slot] = 1;
            objective += costs[slot];
            TakeIn(node, costs, --left, inTime);
        }

        return inTime ? SolverResult.Optimal(objective) : SolverResult.Feasible(objective);
    }

    /// <summary>Moves a node from the outside, of which <paramref name="left"/> are left, into the tree.</summary>
    private void TakeIn(int node, ReadOnlySpan<float> costs, int left, bool inTime)
    {
        int last = _outside[left];
        (_outside[_place[node]], _place[last]) = (last, _place[node]);
        _place[node] = -1;
        for (int entry = _incidence.Start[node]; entry < _incidence.Start[node + 1]; entry++)
        {
            int other = _incidence.Other[entry];
            int slot = _incidence.Slot[entry];
            if (_place[other] >= 0)
            {
                _key[other] = Math.Min(_key[other], inTime ? EdgeKeys.Of(costs[slot], slot) : (uint)slot);
            }
        }
    }

    private int Nearest(int left)
    {
        int nearest = _outside[0];
        ulong least = _key[nearest];
        for (int k = 1; k < left; k++)
        {
            ulong key = _key[_outside[k]];
            if (key < least)
            {
                (least, nearest) = (key, _outside[k]);
            }
        }

        return nearest;
    }

    private int Joined(int left)
    {
        int k = 0;
        while (k < left - 1 && _key[_outside[k]] == ulong.MaxValue)
        {
            k++;
        }

        return _outside[k];
    }
}
