using Microsoft.ML.Combinatorial.Solvers.OrTools;
using Microsoft.ML.Combinatorial.Solvers;

namespace Microsoft.ML.Combinatorial.Tests.Laws;

// All solvers. One line here puts a new one under every law of SolverConformance.
[TestClass]
public sealed class JonkerVolgenantConformance() : SolverConformance(new(LinearAssignmentFamily.Family, () => new JonkerVolgenantSolver()));

[TestClass]
public sealed class OrToolsAssignmentConformance() : SolverConformance(new(LinearAssignmentFamily.Family, () => new OrToolsAssignmentSolver(), Allocates: true));

[TestClass]
public sealed class GraphMatchingConformance() : SolverConformance(new(GraphMatchingFamily.Family, () => new GraphMatchingSolver()));

[TestClass]
public sealed class SubsetConformance() : SolverConformance(new(SubsetFamily.Family, () => new SubsetSolver()));

[TestClass]
public sealed class RankingConformance() : SolverConformance(new(RankingFamily.Family, () => new RankingSolver()));

[TestClass]
public sealed class GridDijkstraConformance() : SolverConformance(new(GridShortestPathFamily.Family, () => new GridDijkstraSolver()));

[TestClass]
public sealed class DijkstraConformance() : SolverConformance(new(ShortestPathFamily.NonNegative, () => new DijkstraSolver()));

[TestClass]
public sealed class AcyclicShortestPathConformance() : SolverConformance(new(ShortestPathFamily.Acyclic, () => new AcyclicShortestPathSolver()));

[TestClass]
public sealed class BellmanFordConformance() : SolverConformance(new(ShortestPathFamily.Mixed, () => new BellmanFordSolver()));

[TestClass]
public sealed class KruskalConformance() : SolverConformance(new(SpanningTreeFamily.Family, () => new KruskalSolver()));

[TestClass]
public sealed class PrimConformance() : SolverConformance(new(SpanningTreeFamily.Family, () => new PrimSolver()));

[TestClass]
public sealed class EdmondsConformance() : SolverConformance(new(ArborescenceFamily.Family, () => new EdmondsSolver()));

[TestClass]
public sealed class BlossomConformance() : SolverConformance(new(PerfectMatchingFamily.Family, () => new BlossomSolver()));

[TestClass]
public sealed class OrToolsIntegerProgramConformance() : SolverConformance(new(IntegerProgramFamily.Family, () => new OrToolsIntegerProgramSolver(), Allocates: true));

[TestClass]
public sealed class MinimumCutConformance() : SolverConformance(new(MinimumCutFamily.Family, () => new MinimumCutSolver()));

[TestClass]
public sealed class OrToolsMinimumCutConformance() : SolverConformance(new(MinimumCutFamily.Family, () => new OrToolsMinimumCutSolver(), Allocates: true));

[TestClass]
public sealed class GridCutConformance() : SolverConformance(new(GridCutFamily.Family, () => new GridCutSolver()));

[TestClass]
public sealed class MinimumCostFlowConformance() : SolverConformance(new(FlowFamily.Family, () => new MinimumCostFlowSolver()));

[TestClass]
public sealed class OrToolsMinimumCostFlowConformance() : SolverConformance(new(FlowFamily.Family, () => new OrToolsMinimumCostFlowSolver(), Allocates: true));

[TestClass]
public sealed class KnapsackConformance() : SolverConformance(new(KnapsackFamily.Family, () => new KnapsackSolver()));

[TestClass]
public sealed class MultiKnapsackConformance() : SolverConformance(new(MultiKnapsackFamily.Family, () => new MultiKnapsackSolver()));

[TestClass]
public sealed class HeldKarpConformance() : SolverConformance(new(TravellingSalesmanFamily.FewCities, () => new HeldKarpSolver()));

[TestClass]
public sealed class TravellingSalesmanConformance() : SolverConformance(new(TravellingSalesmanFamily.Family, () => new TravellingSalesmanSolver()));

[TestClass]
public sealed class SparseAssignmentConformance() : SolverConformance(new(SparseAssignmentFamily.Family, () => new SparseAssignmentSolver()));
