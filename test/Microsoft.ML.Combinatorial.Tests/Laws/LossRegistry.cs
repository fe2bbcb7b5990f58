using Microsoft.ML.Combinatorial.Gradients.Noise;
using Microsoft.ML.Combinatorial.Losses;
using Microsoft.ML.Combinatorial.Problems;
using Microsoft.ML.Combinatorial.Solvers;

namespace Microsoft.ML.Combinatorial.Tests.Laws;

/// <summary>A loss on predicted costs under the laws.</summary>
/// <param name="Create">Makes one, for a problem.</param>
/// <param name="ExchangesOnly">Whether it takes only problems whose solutions are adjacent by exchanges.</param>
/// <param name="HasTrueGradient">Whether the gradient is that of the value, so that differences must agree.</param>
/// <param name="KeepsSums">Whether its gradient is a difference of solutions, so that it sums to 0 where all solutions have one sum.</param>
/// <param name="Precision">How exactly value and gradient are found.</param>
/// <param name="DrawsNoise">Whether the value depends on the key and the row's place.</param>
public sealed record LossCase(
    Func<LossGround, CostLoss> Create, bool ExchangesOnly = false, bool HasTrueGradient = true, bool KeepsSums = true, bool DrawsNoise = false, double Precision = 1e-5)
{
    public string Name { get; } = Create(LossGround.All[0]).ToString()!;
}

/// <summary>All losses on predicted costs. One line here puts a new one under every law of <see cref="LossLaws"/>.</summary>
public static class LossRegistry
{
    public static readonly LossCase[] Cases =
    [
        new(_ => new SpoPlusLoss()),
        new(_ => new SpoPlusLoss(1)),
        new(_ => new PerceptronLoss()),
        new(_ => new StructuredSvmLoss(0.3)),
        new(_ => new ImitationLoss(Dissimilarity.Regret, 1.5, 0.5)),
        new(_ => new DirectionalGradientLoss()),
        new(_ => new DirectionalGradientLoss(0.2, twoSided: true)),
        new(_ => new PerturbedFenchelYoungLoss(samples: 5), DrawsNoise: true),
        new(_ => new PerturbedFenchelYoungLoss(new GumbelNoise(), 3, 0.2), DrawsNoise: true),
        new(_ => new MultiplicativeFenchelYoungLoss(5), KeepsSums: false, DrawsNoise: true),
        new(_ => new RegularizedFenchelYoungLoss(0.7, tolerance: 1e-9), Precision: 2e-3),
        new(_ => new AdjacentVertexLoss(), ExchangesOnly: true),
        new(_ => new ConeAlignedLoss(0), ExchangesOnly: true),
        new(_ => new ConeAlignedLoss(), ExchangesOnly: true, HasTrueGradient: false),
        new(ground => new NoiseContrastiveLoss(ground.Pool(), 0)),
        new(ground => new NoiseContrastiveLoss(ground.Pool(), 0, relative: true)),
        new(ground => new MapContrastiveLoss(ground.Pool(), 0)),
        new(ground => new LearningToRankLoss(ground.Pool(), solveRatio: 0), KeepsSums: false),
        new(ground => new LearningToRankLoss(ground.Pool(), RankingComparison.Pairwise, 0, margin: 0.1)),
        new(ground => new LearningToRankLoss(ground.Pool(), RankingComparison.Listwise, 0, temperature: 0.7)),
    ];

    public static IEnumerable<object[]> Names => Cases.Select(entry => new object[] { entry.Name });

    public static LossCase Of(string name) => Cases.Single(entry => entry.Name == name);
}

/// <summary>A small problem that the losses are tried on.</summary>
public sealed record LossGround(string Name, CombinatorialProblem Problem, Func<ICombinatorialSolver> Solver, ProblemFamily Family)
{
    public static readonly LossGround[] All =
    [
        new("assignment", new LinearAssignmentProblem(3, 3), () => new JonkerVolgenantSolver(), LinearAssignmentFamily.Family),
        new("subset", new SubsetProblem(6, 2), () => new SubsetSolver(), SubsetFamily.Family),
        new("ranking", new RankingProblem(4), () => new RankingSolver(), RankingFamily.Family),
        new("tree", SpanningTreeProblem.Complete(4), () => new KruskalSolver(), SpanningTreeFamily.Family),
        new("path", ShortestPathProblem.RightDownGrid(3, 4), () => new AcyclicShortestPathSolver(), ShortestPathFamily.Acyclic),
    ];

    /// <summary>The grounds that a loss takes.</summary>
    public static IEnumerable<LossGround> For(LossCase loss) => All.Where(ground => !loss.ExchangesOnly || ground.Problem is IExchangePolytope);

    /// <summary>All solutions.</summary>
    public SolutionPool Pool()
    {
        var pool = new SolutionPool(Problem);
        foreach (float[] solution in Family.Solutions(Problem))
        {
            pool.Add(solution);
        }

        return pool;
    }
}
