using Microsoft.ML.Combinatorial.Geometry.Registration;

namespace Microsoft.ML.Combinatorial.Tests.Geometry.Registration;

/// <summary>Four pairs of which the first is an outlier: gradient descent on the angle teaches the weights to ignore it (MinBackProp's toy).</summary>
[TestClass]
public class OutlierToyTests
{
    private readonly RotationSolver _solver = new(4);
    private readonly double[] _pairs =
    [
        1, 0, 0, 0.9, 0.1, 0, 0.25,
        0.0472, 0.9299, 0.7934, 0.0472, 0.9299, 0.7934, 0.25,
        0.7017, 0.1494, 0.7984, 0.7017, 0.1494, 0.7984, 0.25,
        0.6007, 0.8878, 0.9169, 0.6007, 0.8878, 0.9169, 0.25,
    ];

    private readonly double[] _rotation = new double[9];
    private readonly double[] _gradient = new double[28];

    [TestMethod]
    public void The_outlier_turns_the_rotation_by_the_recorded_angle() => Assert.AreEqual(3.2193, Angle(), 5e-5);

    [TestMethod]
    public void The_gradient_of_the_angle_agrees_with_differences()
    {
        Differentiate();
        double[] gradient = [.. _gradient];
        for (int k = 6; k < 28; k += 7)
        {
            _pairs[k] = 0.25 + 1e-5;
            double above = Angle();
            _pairs[k] = 0.25 - 1e-5;
            double below = Angle();
            _pairs[k] = 0.25;
            Assert.AreEqual((above - below) / 2e-5 * Math.PI / 180, gradient[k], 1e-9);
        }
    }

    [TestMethod]
    public void Thirty_steps_of_clipped_descent_remove_the_outlier()
    {
        for (int step = 0; step < 30; step++)
        {
            Differentiate();
            double[] byWeight = [.. Enumerable.Range(0, 4).Select(k => _gradient[(7 * k) + 6])];
            double clip = Math.Min(1, 1 / Math.Sqrt(byWeight.Sum(x => x * x)));
            for (int k = 0; k < 4; k++)
            {
                _pairs[(7 * k) + 6] = Math.Max(0, _pairs[(7 * k) + 6] - (0.1 * clip * byWeight[k]));
            }
        }

        Assert.IsLessThan(0.01, Angle());
    }

    private double Angle()
    {
        Assert.AreEqual(1, _solver.Solve(_pairs, _rotation));

        // By the skew part: the cosine alone has lost half the digits of a small angle.
        double x = _rotation[7] - _rotation[5], y = _rotation[2] - _rotation[6], z = _rotation[3] - _rotation[1];
        return Math.Atan2(Math.Sqrt((x * x) + (y * y) + (z * z)), _rotation[0] + _rotation[4] + _rotation[8] - 1) * 180 / Math.PI;
    }

    /// <summary>dL/dpairs of the angle in radians.</summary>
    private void Differentiate()
    {
        double angle = Angle() * Math.PI / 180;
        var upstream = new double[9];
        if (angle > 1e-12)
        {
            upstream[0] = upstream[4] = upstream[8] = -0.5 / Math.Sin(angle);
        }

        Assert.IsFalse(_solver.Differentiate(_pairs, _rotation, upstream, _gradient).IsDegenerate);
    }
}
