namespace Google.OrTools.LinearSolver;

/// <summary>What the last solve gave. The arrays are used again by the next solve.</summary>
internal sealed class Result
{
    public double[] Values { get; private set; } = [];

    public double[] Duals { get; private set; } = [];

    public double[] ReducedCosts { get; private set; } = [];

    /// <summary>False before a solve, and after a change of the program.</summary>
    public bool IsCurrent { get; set; }

    public Solver.ResultStatus Status { get; private set; }

    public double Objective { get; set; }

    public double Bound { get; set; }

    public long Iterations { get; set; }

    public long Nodes { get; set; }

    public bool HasSolution => IsCurrent && Status is Solver.ResultStatus.OPTIMAL or Solver.ResultStatus.FEASIBLE;

    public void Resize(int columns, int rows)
    {
        if (Values.Length != columns)
        {
            Values = new double[columns];
            ReducedCosts = new double[columns];
        }

        if (Duals.Length != rows)
        {
            Duals = new double[rows];
        }
    }

    public Solver.ResultStatus Finish(Solver.ResultStatus status)
    {
        Status = status;
        IsCurrent = true;
        return status;
    }
}
