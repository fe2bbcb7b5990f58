using Microsoft.ML.Combinatorial.Solvers;
using Microsoft.ML.Combinatorial.Solvers.OrTools;

namespace Microsoft.ML.Combinatorial.Tests.Laws;

// All solvers. One line here puts a new one under every law of SolverConformance.
[TestClass]
public sealed class JonkerVolgenantConformance() : SolverConformance(new(LinearAssignmentFamily.Family, () => new JonkerVolgenantSolver()));

[TestClass]
public sealed class OrToolsAssignmentConformance() : SolverConformance(new(LinearAssignmentFamily.Family, () => new OrToolsAssignmentSolver(), Allocates: true));

[TestClass]
public sealed class GraphMatchingConformance() : SolverConformance(new(GraphMatchingFamily.Family, () => new GraphMatchingSolver()));
