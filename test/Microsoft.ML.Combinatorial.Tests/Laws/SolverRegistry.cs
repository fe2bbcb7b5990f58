using Microsoft.ML.Combinatorial.Solvers;
using Microsoft.ML.Combinatorial.Solvers.OrTools;

namespace Microsoft.ML.Combinatorial.Tests.Laws;

/// <summary>A solver under the laws.</summary>
/// <param name="Family">What it solves.</param>
/// <param name="Create">Makes one.</param>
/// <param name="OptimalShare">Share of small instances that it must solve to optimality; 1 for an exact solver.</param>
/// <param name="Allocates">Whether a solve may allocate, as one that calls out of .NET does.</param>
public sealed record SolverCase(ProblemFamily Family, Func<ICombinatorialSolver> Create, double OptimalShare = 1, bool Allocates = false)
{
    public string Name { get; } = Create().GetType().Name;

    public override string ToString() => Name;
}

/// <summary>All solvers. One line here puts a new one under every law of <see cref="SolverLaws"/>.</summary>
public static class SolverRegistry
{
    public static readonly SolverCase[] Cases =
    [
        new(LinearAssignmentFamily.Family, () => new JonkerVolgenantSolver()),
        new(LinearAssignmentFamily.Family, () => new OrToolsAssignmentSolver(), Allocates: true),
        new(GraphMatchingFamily.Family, () => new GraphMatchingSolver()),
        new(SpanningTreeFamily.Family, () => new KruskalSolver()),
        new(SpanningTreeFamily.Family, () => new PrimSolver()),
        new(ArborescenceFamily.Family, () => new EdmondsSolver()),
        new(PerfectMatchingFamily.Family, () => new BlossomSolver()),
        new(SparseAssignmentFamily.Family, () => new SparseAssignmentSolver()),
    ];

    /// <summary>Each solver's name, for data-driven tests.</summary>
    public static IEnumerable<object[]> Names => Cases.Select(entry => new object[] { entry.Name });

    public static SolverCase Of(string name) => Cases.Single(entry => entry.Name == name);
}
