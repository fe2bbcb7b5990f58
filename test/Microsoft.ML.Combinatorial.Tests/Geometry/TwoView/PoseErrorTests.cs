using Microsoft.ML.Combinatorial.Geometry.TwoView;

namespace Microsoft.ML.Combinatorial.Tests.Geometry.TwoView;

[TestClass]
public sealed class PoseErrorTests
{
    private static readonly double[] Identity = [1, 0, 0, 0, 1, 0, 0, 0, 1];

    [TestMethod]
    [DataRow(1e-7)]
    [DataRow(0.3)]
    [DataRow(1.5)]
    [DataRow(3.1)]
    public void RotationError_IsTheAngleOfTheTurn(double angle)
    {
        double[] turned = TwoViewScene.Turn([0.6 * angle, 0, 0.8 * angle]);
        double expected = angle * 180 / Math.PI;
        Assert.AreEqual(expected, PoseError.RotationDegrees(Identity, turned), 1e-6 * expected);
        Assert.AreEqual(expected, PoseError.RotationDegrees(turned, Identity), 1e-6 * expected);
    }

    [TestMethod]
    public void TranslationError_KnowsNoLengthAndNoSign()
    {
        Assert.AreEqual(0, PoseError.TranslationDegrees([1, 2, 3], [2, 4, 6]), 1e-6);
        Assert.AreEqual(0, PoseError.TranslationDegrees([1, 2, 3], [-1, -2, -3]), 1e-6);
        Assert.AreEqual(45, PoseError.TranslationDegrees([1, 0, 0], [5, 0, 5]), 1e-12);
        Assert.AreEqual(45, PoseError.TranslationDegrees([1, 0, 0], [-5, 0, 5]), 1e-12);
        Assert.AreEqual(90, PoseError.TranslationDegrees([0, 1, 0], [0, 0, 1]), 1e-12);
    }

    [TestMethod]
    public void ThePoseError_IsTheLarger_AndNoPoseIsFarFromAny()
    {
        double[] tenDegrees = TwoViewScene.Turn([10 * Math.PI / 180, 0, 0]);
        Assert.AreEqual(10, PoseError.Degrees([.. Identity, 1, 0, 0], [.. tenDegrees, 1, 0, 0]), 1e-9);
        Assert.AreEqual(45, PoseError.Degrees([.. Identity, 1, 0, 0], [.. tenDegrees, 1, 1, 0]), 1e-9);
        Assert.AreEqual(180, PoseError.Degrees([.. Identity, 1, 0, 0], new double[12]));
        Assert.AreEqual(180, PoseError.TranslationDegrees([1, 0, 0], [0, 0, 0]));
    }
}
