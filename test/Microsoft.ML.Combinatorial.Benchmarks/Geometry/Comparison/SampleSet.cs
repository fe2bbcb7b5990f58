using Microsoft.ML.Combinatorial.Geometry.Minimal;
using Microsoft.ML.Combinatorial.Geometry.Registration;
using Microsoft.ML.Combinatorial.Geometry.TwoView;

namespace Microsoft.ML.Combinatorial.Benchmarks.Geometry.Comparison;

/// <summary>Samples that all methods share: rounded to single precision, so that both precisions see the same numbers.</summary>
internal sealed class SampleSet
{
    public const int Count = 1000;

    private SampleSet(string name, IMinimalSolver solver, double[] inputs, double[] nearTo, double[] steps)
    {
        (Name, Solver, Inputs) = (name, solver, [.. inputs.Select(value => (double)(float)value)]);
        int width = solver.InputLength, length = solver.OutputLength;
        Upstream = [.. GeometryInputs.Normal(1701, Count * length).Select(value => (double)(float)value)];
        Solutions = new double[Count * length];
        Expected = new double[Count * width];
        double[] found = new double[solver.MaxSolutions * length];
        for (int row = 0; row < Count; row++)
        {
            double[] input = Inputs[(row * width)..((row + 1) * width)];
            int count = solver.Solve(input, found);
            (int index, double sign) = SolutionSelection.Nearest(found.AsSpan(0, count * length), nearTo, solver.IsSignFree);
            double[] solution = new double[length], upstream = Upstream[(row * length)..((row + 1) * length)];
            for (int i = 0; index >= 0 && i < length; i++)
            {
                solution[i] = Solutions[(row * length) + i] = sign * found[(index * length) + i];
            }

            double[] expected = index < 0 ? new double[width] : DerivativeAccuracy.Extrapolated(solver, input, solution, upstream, steps);
            WithoutReference += index >= 0 && Array.TrueForAll(expected, double.IsFinite) ? 0 : 1;
            expected.CopyTo(Expected, row * width);
        }
    }

    public string Name { get; }

    public IMinimalSolver Solver { get; }

    public double[] Inputs { get; }

    public double[] Upstream { get; }

    /// <summary>The solution of each sample that is differentiated.</summary>
    public double[] Solutions { get; }

    /// <summary>The gradients by extrapolated differences.</summary>
    public double[] Expected { get; }

    /// <summary>Samples that could not be solved or whose root could not be followed: nobody's gradient counts as accurate there.</summary>
    public int WithoutReference { get; }

    /// <summary>Four pairs moved by a random rotation with noise; the axes of p stretched, and all weights scaled.</summary>
    public static SampleSet Rotations(string name, double y = 1, double z = 1, double weight = 1)
    {
        double[] p = GeometryInputs.Normal(1711, Count * 12), noise = GeometryInputs.Normal(1712, Count * 12);
        double[] weights = GeometryInputs.Uniform(1713, Count * 4), turns = GeometryInputs.Normal(1714, Count * 3), rows = new double[Count * 28];
        for (int k = 0; k < Count * 4; k++)
        {
            double[] r = GeometryInputs.Rotation(turns[(k / 4 * 3)..((k / 4 * 3) + 3)]), axes = [1, y, z];
            for (int i = 0; i < 3; i++)
            {
                rows[(7 * k) + i] = axes[i] * p[(3 * k) + i];
            }

            for (int i = 0; i < 3; i++)
            {
                for (int j = 0; j < 3; j++)
                {
                    rows[(7 * k) + 3 + i] += r[(3 * i) + j] * (rows[(7 * k) + j] + (0.1 * axes[j] * noise[(3 * k) + j]));
                }
            }

            rows[(7 * k) + 6] = weight * (0.5 + weights[k]);
        }

        double[] identity = [1, 0, 0, 0, 1, 0, 0, 0, 1];
        return new SampleSet(name, new RotationSolver(4), rows, identity, [1e-3 * Math.Min(Math.Min(y, z), weight), 1e-4 * Math.Min(Math.Min(y, z), weight)]);
    }

    /// <summary>Five correspondences of one relative pose; the root nearest to the true matrix.</summary>
    public static SampleSet FivePoints(string name, double noise)
    {
        double[] inputs = GeometryInputs.TwoView(Count, 5, noise, false, out double[] essential);
        return new SampleSet(name, new EssentialFivePoint(), inputs, essential, [1e-5, 1e-6, 1e-7, 1e-8]);
    }
}
