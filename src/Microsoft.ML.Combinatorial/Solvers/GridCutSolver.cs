using Microsoft.ML.Combinatorial.Problems;
using Microsoft.ML.Combinatorial.Solvers.Flow;

namespace Microsoft.ML.Combinatorial.Solvers;

/// <summary>Solves binary labelling of a grid to optimality, as a minimum cut (Dinic's algorithm).</summary>
/// <remarks>
/// <para>The label 1 is the source's side: a pixel has an arc from the source or to the sink for the difference of its labels' costs, and an
/// edge to each neighbour. Costs: zero or positive floats; whole numbers and their rounding are as in <see cref="MinimumCutSolver"/>.</para>
/// <para>Time: O(pixels³) at worst, usually far less. Size: made for small grids; memory is about 200 bytes a pixel.</para>
/// <para>Ties: of all best labellings the one with the fewest pixels labelled 1. Nothing is allocated after the first solve of a
/// size. At the time limit each pixel takes its cheaper label, or all take the same, whichever is least, with the flow's bound.</para>
/// <para>Source: Greig, Porteous and Seheult 1989, doi:10.1111/j.2517-6161.1989.tb01764.x.</para>
/// </remarks>
public sealed class GridCutSolver : CombinatorialSolver<GridCutProblem>
{
    private readonly MaximumFlow _flow = new();
    private bool[] _onSourceSide = [];

    /// <inheritdoc/>
    protected override void PrepareCore(GridCutProblem problem)
    {
        ArgumentNullException.ThrowIfNull(problem);
        int pixels = problem.PixelCount, source = pixels, sink = pixels + 1;
        var arcs = new FlowArc[problem.Size];
        for (int pixel = 0; pixel < pixels; pixel++)
        {
            // The arc that the label of the same slot pays for.
            arcs[2 * pixel] = new(source, pixel);
            arcs[(2 * pixel) + 1] = new(pixel, sink);
        }

        for (int slot = problem.RightSlotStart; slot < arcs.Length; slot++)
        {
            (int first, int second) = problem.Neighbours(slot);
            arcs[slot] = new(first, second);
        }

        _flow.Prepare(pixels + 2, arcs);
        Workspace.Grow(ref _onSourceSide, pixels + 2);
    }

    /// <inheritdoc/>
    protected override SolverResult SolveCore(
        GridCutProblem problem, ReadOnlySpan<float> costs, Span<float> solution, in SolverLimits limits)
    {
        ArgumentNullException.ThrowIfNull(problem);
        double unavoidable = SetCapacities(problem, costs, out FixedPoint scale);
        Span<bool> side = _onSourceSide.AsSpan(0, problem.PixelCount + 2);
        if (_flow.Run(problem.PixelCount, problem.PixelCount + 1, limits, out long flow))
        {
            _flow.ReadSourceSide(problem.PixelCount, side);
            problem.WriteSolution(side, solution);
            return SolverResult.Optimal(problem.Objective(costs, solution));
        }

        double objective = WriteSimplest(problem, costs, solution, side);
        return SolverResult.Feasible(objective, Math.Min(unavoidable + scale.ToDouble(flow), objective));
    }

    /// <summary>Sets all capacities; gives what both labels of a pixel cost in common, summed.</summary>
    private double SetCapacities(GridCutProblem problem, ReadOnlySpan<float> costs, out FixedPoint scale)
    {
        scale = FixedPoint.OfSum(costs);
        double unavoidable = 0;
        for (int slot = 0; slot < problem.RightSlotStart; slot += 2)
        {
            unavoidable += Math.Min(costs[slot], costs[slot + 1]);
            long difference = scale.Round(costs[slot]) - scale.Round(costs[slot + 1]);
            _flow.SetCapacity(slot, Math.Max(difference, 0), 0);
            _flow.SetCapacity(slot + 1, Math.Max(-difference, 0), 0);
        }

        for (int slot = problem.RightSlotStart; slot < costs.Length; slot++)
        {
            long capacity = scale.Round(costs[slot]);
            _flow.SetCapacity(slot, capacity, capacity);
        }

        return unavoidable;
    }

    private static double WriteSimplest(GridCutProblem problem, ReadOnlySpan<float> costs, Span<float> solution, Span<bool> labels)
    {
        int best = 0;
        double least = double.PositiveInfinity;
        for (int kind = 0; kind <= 2; kind++)
        {
            double objective = Write(kind, costs, solution, labels);
            if (objective < least)
            {
                (best, least) = (kind, objective);
            }
        }

        return Write(best, costs, solution, labels);

        double Write(int kind, ReadOnlySpan<float> costs, Span<float> solution, Span<bool> labels)
        {
            for (int pixel = 0; pixel < problem.PixelCount; pixel++)
            {
                labels[pixel] = kind == 2 ? costs[(2 * pixel) + 1] < costs[2 * pixel] : kind == 1;
            }

            problem.WriteSolution(labels, solution);
            return problem.Objective(costs, solution);
        }
    }
}
