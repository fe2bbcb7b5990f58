using Microsoft.ML.Combinatorial.Gradients;
using Microsoft.ML.Combinatorial.Gradients.Noise;

namespace Microsoft.ML.Combinatorial.Tests.Laws;

/// <summary>A gradient estimator under the laws.</summary>
/// <param name="Name">For messages.</param>
/// <param name="Create">Makes one.</param>
/// <param name="KeepsLinearConstraints">Whether its gradient is a difference of solutions, so that it sums to 0 over rows and columns of an
/// assignment.</param>
/// <param name="WantsPositiveCosts">Whether it is made for costs away from 0.</param>
public sealed record GradientCase(
    string Name, Func<GradientEstimator> Create, bool KeepsLinearConstraints = false, bool WantsPositiveCosts = false);

/// <summary>All gradient estimators. One line here puts a new one under every law of <see cref="GradientLaws"/>.</summary>
public static class GradientRegistry
{
    public static readonly GradientCase[] Cases =
    [
        new("Identity", () => new IdentityGradientEstimator()),
        new("Blackbox", () => new BlackboxGradientEstimator(2), KeepsLinearConstraints: true),
        new("ImplicitMle", () => new ImplicitMleGradientEstimator(new SumOfGammaNoise(4), 2, 3, 0.3), KeepsLinearConstraints: true),
        new(
            "ImplicitMle with all options",
            () => new ImplicitMleGradientEstimator(new GumbelNoise(), 2, 2, 0.2, 0.1, 0.9, scaleByLambda: true, twoSided: true),
            KeepsLinearConstraints: true),
        new(
            "ImplicitMle at the upstream",
            () => new ImplicitMleGradientEstimator(new GaussianNoise(), samples: 2, temperature: 0.2, target: ImplicitMleTarget.Costs),
            KeepsLinearConstraints: true),
        new("AdaptiveImplicitMle", () => new AdaptiveImplicitMleGradientEstimator(new SumOfGammaNoise(4), 3, 0.3), KeepsLinearConstraints: true),
        new(
            "AdaptiveImplicitMle, one-sided",
            () => new AdaptiveImplicitMleGradientEstimator(null, twoSided: false, initialStrength: 2), KeepsLinearConstraints: true),
        new("StraightThrough", () => new StraightThroughGradientEstimator(new GumbelNoise(), 2, 0.1)),
        new("Perturbed", () => new PerturbedGradientEstimator(samples: 60, temperature: 0.5)),
        new("Perturbed, antithetic Gumbel", () => new PerturbedGradientEstimator(new GumbelNoise(), 60, 0.4, antithetic: true)),
        new("MultiplicativePerturbed", () => new MultiplicativePerturbedGradientEstimator(60), WantsPositiveCosts: true),
        new("ScoreFunction", () => new ScoreFunctionGradientEstimator(new GumbelNoise(), 60, 0.4), KeepsLinearConstraints: true),
        new("FrankWolfe", () => new FrankWolfeGradientEstimator(4), KeepsLinearConstraints: true),
    ];

    public static IEnumerable<object[]> Names => Cases.Select(entry => new object[] { entry.Name });

    public static GradientCase Of(string name) => Cases.Single(entry => entry.Name == name);
}
