using Microsoft.ML.Combinatorial.Solvers;

namespace Microsoft.ML.Combinatorial.Testing;

/// <summary>A solver under the laws of <see cref="SolverConformance"/>.</summary>
/// <param name="Family">What it solves.</param>
/// <param name="Create">Makes one; every call makes a new one.</param>
/// <param name="OptimalShare">Share of small instances that it must solve to optimality: 1, the default, for an exact solver; less for a
/// heuristic, which must then say <see cref="SolverStatus.Feasible"/> wherever it has no proof.</param>
/// <param name="Allocates">Whether a solve may allocate, as one that calls out of .NET does; false by default.</param>
/// <param name="Instances">Number of small instances that the laws run over, 300 by default: more find rarer mistakes, fewer suit a solver
/// that takes long even on small instances.</param>
public sealed record SolverCase(
    ProblemFamily Family, Func<ICombinatorialSolver> Create, double OptimalShare = 1, bool Allocates = false, int Instances = 300)
{
    /// <summary>Gets the name of the solver's type.</summary>
    public string Name { get; } = NameOf(Create);

    /// <summary>The name of the solver's type.</summary>
    public override string ToString() => Name;

    private static string NameOf(Func<ICombinatorialSolver> create)
    {
        ArgumentNullException.ThrowIfNull(create);
        using ICombinatorialSolver solver = create();
        return solver.GetType().Name;
    }
}
