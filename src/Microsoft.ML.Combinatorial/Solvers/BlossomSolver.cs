using Microsoft.ML.Combinatorial.Problems;
using Microsoft.ML.Combinatorial.Solvers.Matching;

namespace Microsoft.ML.Combinatorial.Solvers;

/// <summary>
/// Finds a minimum-cost perfect matching of any graph by Edmonds' blossom algorithm. Most nodes are matched by a relaxation that allows
/// half cycles; only the few odd cycles that it leaves need the search for blossoms.
/// </summary>
/// <remarks>
/// <para>Time O(nodes · (E log nodes + nodes²)) at worst, usually far less. Nothing is allocated after preparation. Size: any that fits in
/// memory; tried on complete graphs of up to 500 nodes and grids of 24 by 24.</para>
/// <para>Costs: any finite float. They are shifted so that the least is 0, multiplied by a power of two and rounded to whole numbers, as
/// large as sums over the nodes allow; prices are then exact. For a thousand nodes a cost is rounded by at most 2⁻⁴⁹ of the range of all
/// costs, which the 24 bits of a float do not feel unless costs differ more than 2²⁴-fold. So the matching is optimal for the rounded
/// costs, and within that rounding for the given ones.</para>
/// <para>Ties: deterministic; among several optimal matchings the one found depends on the order of nodes and edges.</para>
/// <para>A graph without perfect matching ends with status <see cref="SolverStatus.Infeasible"/>. At the time limit there is no matching to
/// show: status <see cref="SolverStatus.TimeLimit"/>.</para>
/// <para>Sources: Edmonds 1965, doi:10.6028/jres.069B.013; Derigs 1981, doi:10.1002/net.3230110206 (one shortest alternating path after
/// another); Applegate and Cook 1993, "Solving large-scale matching problems" (the fractional start).</para>
/// </remarks>
public sealed class BlossomSolver : CombinatorialSolver<PerfectMatchingProblem>
{
    private readonly MatchingGraph _graph = new();
    private readonly FractionalMatching _fractional;
    private readonly BlossomSearch _search;

    /// <summary>Makes a solver; it is prepared for its problem by <see cref="CombinatorialSolver{TProblem}.Prepare"/>.</summary>
    public BlossomSolver()
    {
        _fractional = new FractionalMatching(_graph);
        _search = new BlossomSearch(_graph);
    }

    /// <inheritdoc/>
    protected override void PrepareCore(PerfectMatchingProblem problem)
    {
        _graph.Prepare(problem);
        _fractional.Reserve(problem.NodeCount);
        _search.Reserve(problem.NodeCount);
    }

    /// <inheritdoc/>
    protected override SolverResult SolveCore(
        PerfectMatchingProblem problem, ReadOnlySpan<float> costs, Span<float> solution, in SolverLimits limits)
    {
        if (limits.Reached())
        {
            return SolverResult.None(SolverStatus.TimeLimit);
        }

        _graph.Load(costs);
        _graph.TakeCheapPairs();
        SolverStatus status = _fractional.Run(limits);
        status = status == SolverStatus.Optimal ? _search.Run(limits) : status;
        if (status != SolverStatus.Optimal)
        {
            return SolverResult.None(status);
        }

        solution.Clear();
        double objective = 0;
        for (int node = 0; node < problem.NodeCount; node++)
        {
            // Each edge is met at both of its ends, and counts once.
            if (node < _graph.Mate[node])
            {
                int slot = _graph.MateSlot[node];
                solution[slot] = 1;
                objective += costs[slot];
            }
        }

        return SolverResult.Optimal(objective);
    }
}
