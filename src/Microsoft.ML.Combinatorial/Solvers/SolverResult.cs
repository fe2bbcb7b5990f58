namespace Microsoft.ML.Combinatorial.Solvers;

/// <summary>What a solve found beside the solution.</summary>
/// <param name="Status">How it ended.</param>
/// <param name="Objective">costs · solution; NaN where there is no solution.</param>
/// <param name="Bound">A proven lower bound of the least objective; equal to it when optimal, NaN where the algorithm gives none.</param>
public readonly record struct SolverResult(SolverStatus Status, double Objective, double Bound)
{
    /// <summary>Gets whether a feasible solution was written.</summary>
    public bool HasSolution => Status is SolverStatus.Optimal or SolverStatus.Feasible;

    /// <summary>Gets whether the solution was taken out of a <see cref="SolutionPool"/> instead of being solved for.</summary>
    public bool FromPool { get; init; }

    /// <summary>The result of a proven optimum: the bound is the objective.</summary>
    public static SolverResult Optimal(double objective) => new(SolverStatus.Optimal, objective, objective);

    /// <summary>The result of a feasible solution with a lower bound, or NaN for none.</summary>
    public static SolverResult Feasible(double objective, double bound = double.NaN) => new(SolverStatus.Feasible, objective, bound);

    /// <summary>The result of a solve that wrote no solution.</summary>
    public static SolverResult None(SolverStatus status) => new(status, double.NaN, double.NaN);
}
