using Microsoft.ML.Combinatorial.Geometry.AbsolutePose;
using Microsoft.ML.Combinatorial.Geometry.Minimal;
using Microsoft.ML.Combinatorial.Geometry.Registration;
using Microsoft.ML.Combinatorial.Geometry.TwoView;

namespace Microsoft.ML.Combinatorial.Tests.Geometry.Minimal;

/// <summary>Every minimal solver, one line each; it brings every law of <see cref="MinimalSolverLaws"/>.</summary>
public static class MinimalSolverRegistry
{
    public static IEnumerable<object[]> All =>
    [
        [new RotationSolver(4)],
        [new RigidRegistration(4)],
        [new SimilarityRegistration(4)],
        [new EssentialFivePoint()],
        [new EssentialEightPoint(8)],
        [new EssentialEightPoint(20)],
        [new FundamentalSevenPoint()],
        [new FundamentalEightPoint(8)],
        [new FundamentalEightPoint(20)],
        [new HomographyFourPoint()],
        [new PerspectiveThreePoint()],
    ];
}
