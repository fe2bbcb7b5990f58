namespace Microsoft.ML.Combinatorial.Solvers;

/// <summary>How a solve ended.</summary>
public enum SolverStatus
{
    /// <summary>The solution is proven to be one of least cost.</summary>
    Optimal,

    /// <summary>A feasible solution without proof: of a heuristic, or the best so far when the time limit was reached.</summary>
    Feasible,

    /// <summary>The instance has no feasible solution.</summary>
    Infeasible,

    /// <summary>The time limit was reached before any feasible solution was found.</summary>
    TimeLimit,
}
