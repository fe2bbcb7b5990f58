using Microsoft.ML.Combinatorial.Gradients;

namespace Microsoft.ML.Combinatorial.Tests.Laws;

/// <summary>A gradient estimator under the laws.</summary>
/// <param name="Name">For messages.</param>
/// <param name="Create">Makes one.</param>
/// <param name="KeepsLinearConstraints">Whether its gradient is a difference of solutions, so that it sums to 0 over rows and columns of an
/// assignment.</param>
public sealed record GradientCase(string Name, Func<GradientEstimator> Create, bool KeepsLinearConstraints = false);

/// <summary>All gradient estimators. One line here puts a new one under every law of <see cref="GradientLaws"/>.</summary>
public static class GradientRegistry
{
    public static readonly GradientCase[] Cases =
    [
        new("Identity", () => new IdentityGradientEstimator()),
        new("Blackbox", () => new BlackboxGradientEstimator(2), KeepsLinearConstraints: true),
    ];

    public static IEnumerable<object[]> Names => Cases.Select(entry => new object[] { entry.Name });

    public static GradientCase Of(string name) => Cases.Single(entry => entry.Name == name);
}
