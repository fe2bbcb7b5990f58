using Microsoft.ML.Combinatorial.Gradients.Noise;
using Microsoft.ML.Combinatorial.Losses;
using Microsoft.ML.Combinatorial.Problems;
using Microsoft.ML.Combinatorial.Solvers;

namespace Microsoft.ML.Combinatorial.Tests.Laws;

/// <summary>A loss on predicted costs under the laws.</summary>
/// <param name="Create">Makes one.</param>
/// <param name="ExchangesOnly">Whether it takes only problems whose solutions are adjacent by exchanges.</param>
/// <param name="HasTrueGradient">Whether the gradient is that of the value, so that differences must agree.</param>
/// <param name="KeepsSums">Whether its gradient is a difference of solutions, so that it sums to 0 where all solutions have one sum.</param>
/// <param name="Precision">How exactly value and gradient are found.</param>
/// <param name="DrawsNoise">Whether the value depends on the key and the row's place.</param>
public sealed record LossCase(
    Func<CostLoss> Create, bool ExchangesOnly = false, bool HasTrueGradient = true, bool KeepsSums = true, bool DrawsNoise = false, double Precision = 1e-5)
{
    public string Name { get; } = Create().ToString()!;
}

/// <summary>All losses on predicted costs. One line here puts a new one under every law of <see cref="LossLaws"/>.</summary>
public static class LossRegistry
{
    public static readonly LossCase[] Cases =
    [
        new(() => new SpoPlusLoss()),
        new(() => new SpoPlusLoss(1)),
        new(() => new PerceptronLoss()),
        new(() => new StructuredSvmLoss(0.3)),
        new(() => new ImitationLoss(Dissimilarity.Regret, 1.5, 0.5)),
        new(() => new DirectionalGradientLoss()),
        new(() => new DirectionalGradientLoss(0.2, twoSided: true)),
        new(() => new PerturbedFenchelYoungLoss(samples: 5), DrawsNoise: true),
        new(() => new PerturbedFenchelYoungLoss(new GumbelNoise(), 3, 0.2), DrawsNoise: true),
        new(() => new MultiplicativeFenchelYoungLoss(5), KeepsSums: false, DrawsNoise: true),
        new(() => new RegularizedFenchelYoungLoss(0.7, tolerance: 1e-9), Precision: 2e-3),
        new(() => new AdjacentVertexLoss(), ExchangesOnly: true),
        new(() => new ConeAlignedLoss(0), ExchangesOnly: true),
        new(() => new ConeAlignedLoss(), ExchangesOnly: true, HasTrueGradient: false),
    ];

    public static IEnumerable<object[]> Names => Cases.Select(entry => new object[] { entry.Name });

    public static LossCase Of(string name) => Cases.Single(entry => entry.Name == name);
}

/// <summary>A small problem that the losses are tried on.</summary>
public sealed record LossGround(string Name, CombinatorialProblem Problem, Func<ICombinatorialSolver> Solver)
{
    public static readonly LossGround[] All =
    [
        new("assignment", new LinearAssignmentProblem(3, 3), () => new JonkerVolgenantSolver()),
        new("subset", new SubsetProblem(6, 2), () => new SubsetSolver()),
        new("ranking", new RankingProblem(4), () => new RankingSolver()),
        new("path", ShortestPathProblem.RightDownGrid(3, 4), () => new AcyclicShortestPathSolver()),
    ];

    /// <summary>The grounds that a loss takes.</summary>
    public static IEnumerable<LossGround> For(LossCase loss) => All.Where(ground => !loss.ExchangesOnly || ground.Problem is IExchangePolytope);
}
