using Microsoft.ML.Combinatorial.Problems;

namespace Microsoft.ML.Combinatorial.Solvers;

/// <summary>Looks for the first row of a large batch with a cost outside its problem's domain, on several threads.</summary>
internal sealed class CostCheckRun(SolverBatch batch, int threads, in BatchRows rows) : ParallelRows(rows.Count, threads)
{
    private readonly BatchRows _rows = rows;

    /// <summary>The first bad row, or −1.</summary>
    public int FirstBadRow()
    {
        Run();
        return End < _rows.Count ? End : -1;
    }

    /// <inheritdoc/>
    protected override unsafe void Work()
    {
        while (TryTake(out int row, out int end))
        {
            for (; row < Math.Min(end, End); row++)
            {
                CombinatorialProblem problem = batch.ProblemOf(row, _rows.Count);
                var costs = new ReadOnlySpan<float>((float*)_rows.Costs + ((nint)row * batch.Width), problem.Size);
                if (CostCheck.FirstOutside(costs, problem.CostDomain) >= 0)
                {
                    StopAt(row);
                }
            }
        }
    }
}
