namespace Microsoft.ML.Combinatorial.Tests.Geometry.Declarative;

/// <summary>The problems on which deep declarative networks are tested: minima known in closed form.</summary>
public static class MinimumProblems
{
    public static DelegateMinimumNode Polynomial() => new(1, 1, 0)
    {
        // x y⁴ + 2 x² y³ − 12 y² over y: two minima besides y = 0, the lower of which is taken.
        Solution = x =>
        {
            double root = Math.Sqrt((9 * Math.Pow(x[0], 4)) + (96 * x[0]));
            double[] minima = [((-3 * x[0] * x[0]) + root) / (4 * x[0]), ((-3 * x[0] * x[0]) - root) / (4 * x[0])];
            return [minima.MinBy(y => Value(x[0], y))];
        },
        F = (x, y) => Value(x[0], y[0]),
        Fy = (x, y) => [(4 * x[0] * Math.Pow(y[0], 3)) + (6 * x[0] * x[0] * y[0] * y[0]) - (24 * y[0])],
        Fyy = (x, y) => [(12 * x[0] * y[0] * y[0]) + (12 * x[0] * x[0] * y[0]) - 24],
        Fxy = (x, y) => [(4 * Math.Pow(y[0], 3)) + (12 * x[0] * y[0] * y[0])],
    };

    /// <summary>(1, x)·y over ‖y‖ = 1.</summary>
    public static DelegateMinimumNode LinearOnUnitCircle() => OnCircle(1, x => 1, (x, y) => y[0] + (x[0] * y[1]), x => [1, x[0]], [0, 1], x => [0]);

    /// <summary>(1, 1)·y over ‖y‖ = x.</summary>
    public static DelegateMinimumNode ConstantOnParameterizedCircle() =>
        OnCircle(1, x => x[0], (x, y) => y[0] + y[1], x => [1, 1], [0, 0], x => [-2 * x[0]]);

    /// <summary>(1, x₁)·y over ‖y‖ = x₂.</summary>
    public static DelegateMinimumNode LinearOnParameterizedCircle() =>
        OnCircle(2, x => x[1], (x, y) => y[0] + (x[0] * y[1]), x => [1, x[0]], [0, 0, 1, 0], x => [0, -2 * x[1]]);

    /// <summary>x·y over ‖y‖ = 1: y = −x/‖x‖. Its objective has no curvature at all.</summary>
    public static DelegateMinimumNode LinearOnSphere(int n) => new(n, n, 1)
    {
        Solution = x => [.. x.Select(v => -v / Norm(x))],
        F = Dot,
        Fy = (x, y) => x,
        Fyy = (x, y) => new double[n * n],
        Fxy = (x, y) => Identity(n, 1),
        H = (x, y) => [Dot(y, y) - 1],
        Hy = (x, y) => [.. y.Select(v => 2 * v)],
        Hyy = (x, y, nu) => Identity(n, 2 * nu[0]),
    };

    /// <summary>½‖y‖² − x·y over ‖y‖ = 1, or over ‖y‖ ≤ 1.</summary>
    public static DelegateMinimumNode Quadratic(int n, bool ball) => new(n, n, 1)
    {
        Solution = x => [.. x.Select(v => v / (ball ? Math.Max(1, Norm(x)) : Norm(x)))],
        F = (x, y) => (0.5 * Dot(y, y)) - Dot(x, y),
        Fy = (x, y) => [.. y.Zip(x, (a, b) => a - b)],
        Fyy = (x, y) => Identity(n, 1),
        Fxy = (x, y) => Identity(n, -1),
        H = (x, y) => [Dot(y, y) - 1],
        Hy = (x, y) => [.. y.Select(v => 2 * v)],
        Hyy = (x, y, nu) => Identity(n, 2 * nu[0]),
        Active = (k, x, y) => !ball || Norm(x) > 1,
    };

    /// <summary>1 − cos(x, y) over ‖y‖ = 1: y = x/‖x‖. The objective is constant along y, so its second derivative is singular.</summary>
    public static DelegateMinimumNode CosineDistance(int n) => new(n, n, 1)
    {
        Solution = x => [.. x.Select(v => v / Norm(x))],
        F = (x, y) => 1 - (Dot(x, y) / (Norm(x) * Norm(y))),
        Fy = (x, y) => Cosine(x, y),
        Fyy = (x, y) => CosineHessian(x, y),
        Fxy = (x, y) => CosineMixed(x, y),
        H = (x, y) => [Dot(y, y) - 1],
        Hy = (x, y) => [.. y.Select(v => 2 * v)],
        Hyy = (x, y, nu) => Identity(n, 2 * nu[0]),
    };

    /// <summary>Σ φ(y − xᵢ) with φ(z) = √(1 + z²) − 1 (pseudo-Huber), or z²/2.</summary>
    public static DelegateMinimumNode RobustAverage(int n, bool huber) => new(n, 1, 0)
    {
        Solution = x =>
        {
            double y = x.Average();
            for (int i = 0; huber && i < 100; i++)
            {
                y -= x.Sum(v => (y - v) / Math.Sqrt(1 + ((y - v) * (y - v)))) / x.Sum(v => Math.Pow(1 + ((y - v) * (y - v)), -1.5));
            }

            return [y];
        },
        F = (x, y) => x.Sum(v => huber ? Math.Sqrt(1 + ((y[0] - v) * (y[0] - v))) - 1 : 0.5 * (y[0] - v) * (y[0] - v)),
        Fy = (x, y) => [x.Sum(v => huber ? (y[0] - v) / Math.Sqrt(1 + ((y[0] - v) * (y[0] - v))) : y[0] - v)],
        Fyy = (x, y) => [x.Sum(v => huber ? Math.Pow(1 + ((y[0] - v) * (y[0] - v)), -1.5) : 1)],
        Fxy = (x, y) => [.. x.Select(v => huber ? -Math.Pow(1 + ((y[0] - v) * (y[0] - v)), -1.5) : -1)],
    };

    public static double Dot(double[] a, double[] b) => a.Zip(b, (x, y) => x * y).Sum();

    public static double Norm(double[] a) => Math.Sqrt(Dot(a, a));

    private static double Value(double x, double y) => (x * Math.Pow(y, 4)) + (2 * x * x * Math.Pow(y, 3)) - (12 * y * y);

    private static double[] Identity(int n, double factor) => [.. Enumerable.Range(0, n * n).Select(i => i % (n + 1) == 0 ? factor : 0)];

    private static DelegateMinimumNode OnCircle(
        int inputs, Func<double[], double> radius, Func<double[], double[], double> f, Func<double[], double[]> direction, double[] fxy,
        Func<double[], double[]> hx) => new(inputs, 2, 1)
        {
            Solution = x => [.. direction(x).Select(v => -Math.Abs(radius(x)) * v / Norm(direction(x)))],
            F = f,
            Fy = (x, y) => direction(x),
            Fyy = (x, y) => new double[4],
            Fxy = (x, y) => fxy,
            H = (x, y) => [Dot(y, y) - (radius(x) * radius(x))],
            Hy = (x, y) => [2 * y[0], 2 * y[1]],
            Hx = (x, y) => hx(x),
            Hyy = (x, y, nu) => Identity(2, 2 * nu[0]),
        };

    private static double[] Cosine(double[] x, double[] y)
    {
        double c = Dot(x, y), a = Norm(x), b = Norm(y);
        return [.. x.Zip(y, (u, v) => (-u / (a * b)) + (c * v / (a * b * b * b)))];
    }

    private static double[] CosineHessian(double[] x, double[] y)
    {
        int n = x.Length;
        double c = Dot(x, y), a = Norm(x), b = Norm(y);
        return
        [
            .. Enumerable.Range(0, n * n).Select(k => (((x[k / n] * y[k % n]) + (y[k / n] * x[k % n]) + (k / n == k % n ? c : 0)) / (a * b * b * b))
                - (3 * c * y[k / n] * y[k % n] / (a * Math.Pow(b, 5)))),
        ];
    }

    private static double[] CosineMixed(double[] x, double[] y)
    {
        int n = x.Length;
        double c = Dot(x, y), a = Norm(x), b = Norm(y);
        return
        [
            .. Enumerable.Range(0, n * n).Select(k => ((k / n == k % n ? -1 : 0) / (a * b)) + (x[k / n] * x[k % n] / (a * a * a * b))
                + (y[k / n] * y[k % n] / (a * b * b * b)) - (c * y[k / n] * x[k % n] / (a * a * a * b * b * b))),
        ];
    }
}
