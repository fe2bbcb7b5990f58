using Microsoft.ML.Combinatorial.Geometry.TwoView;
using Microsoft.ML.Combinatorial.Tests.Geometry.Minimal;

namespace Microsoft.ML.Combinatorial.Tests.Geometry.TwoView;

[TestClass]
public class EpipolarGeometryTests
{
    private delegate double Value(ReadOnlySpan<double> matrix, ReadOnlySpan<double> correspondence);

    private delegate void Gradient(
        ReadOnlySpan<double> matrix, ReadOnlySpan<double> correspondence, double upstream, Span<double> byMatrix, Span<double> byPoints);

    [TestMethod]
    public void Poses_are_recovered()
    {
        var random = new SplitMix(21);
        double[] rotation = new double[9], translation = new double[3];
        for (int sample = 0; sample < 100; sample++)
        {
            var scene = TwoViewScene.Random(random, 6);
            double[] e = [.. scene.Essential.Select(x => sample % 2 == 0 ? x : -3 * x)];
            Assert.AreEqual(6, EssentialDecomposition.RecoverPose(e, scene.Rows, rotation, translation));
            for (int i = 0; i < 9; i++)
            {
                Assert.AreEqual(scene.Rotation[i], rotation[i], 1e-12);
            }

            for (int i = 0; i < 3; i++)
            {
                Assert.AreEqual(scene.Translation[i], translation[i], 1e-12);
            }
        }
    }

    [TestMethod]
    public void Sampson_gradient_agrees_with_differences() =>
        GradientsAgree(EpipolarResiduals.Sampson, EpipolarResiduals.AddSampsonGradient);

    [TestMethod]
    public void Symmetric_epipolar_gradient_agrees_with_differences() =>
        GradientsAgree(EpipolarResiduals.SymmetricEpipolar, EpipolarResiduals.AddSymmetricEpipolarGradient);

    [TestMethod]
    public void Residuals_by_hand()
    {
        // Motion along x without a turn: q₂ᵀ [t]× q₁ = y₁ − y₂ up to sign, and both lines are horizontal.
        double[] e = [0, 0, 0, 0, 0, -1, 0, 1, 0], points = [0.3, 0.5, -0.2, 0.1];
        Assert.AreEqual(0.16 / 2, EpipolarResiduals.Sampson(e, points), 1e-12);
        Assert.AreEqual(0.16 * 2, EpipolarResiduals.SymmetricEpipolar(e, points), 1e-12);
        Assert.AreEqual(0, EpipolarResiduals.Sampson(new double[9], points));
    }

    private static void GradientsAgree(Value value, Gradient gradient)
    {
        var random = new SplitMix(22);
        for (int sample = 0; sample < 50; sample++)
        {
            double[] values = random.Normals(13), found = new double[13];
            gradient(values.AsSpan(0, 9), values.AsSpan(9), 0.7, found.AsSpan(0, 9), found.AsSpan(9));
            for (int i = 0; i < 13; i++)
            {
                const double Step = 1e-5;
                double[] above = [.. values], below = [.. values];
                above[i] += Step;
                below[i] -= Step;
                double expected = 0.7 * (At(above) - At(below)) / (2 * Step);
                Assert.AreEqual(expected, found[i], 1e-6 * Math.Max(1, Math.Abs(expected)));
            }
        }

        double At(double[] x) => value(x.AsSpan(0, 9), x.AsSpan(9));
    }
}
