using Microsoft.ML.Combinatorial.Geometry.Minimal;

namespace Microsoft.ML.Combinatorial.Tests.Geometry.Minimal;

/// <summary>
/// Vector-Jacobian products by solving again at moved inputs: central differences at steps h, h/2, h/4, extrapolated twice (Richardson),
/// with the root that lies nearest to the one that is followed.
/// </summary>
public static class DerivativeOracle
{
    private const int MostSlots = 12;

    /// <summary>‖gradient − differences‖ / ‖differences‖, or NaN where a root was lost on the way. Of long inputs a dozen slots are looked at, spread
    /// over all of them and other ones in each sample.</summary>
    public static double RelativeError(
        IMinimalSolver solver, double[] input, double[] solution, double[] upstream, double[] gradient, double step, double[]? steps = null)
    {
        double error = 0, norm = 0;
        int stride = (input.Length + MostSlots - 1) / MostSlots;
        for (int i = (int)(BitConverter.DoubleToUInt64Bits(input[0]) % (ulong)stride); i < input.Length; i += stride)
        {
            double expected = Differences(solver, input, solution, upstream, i, step * (steps?[i] ?? Math.Max(1, Math.Abs(input[i]))));
            error += (gradient[i] - expected) * (gradient[i] - expected);
            norm += expected * expected;
        }

        return Math.Sqrt(error / norm);
    }

    public static double Differences(IMinimalSolver solver, double[] input, double[] solution, double[] upstream, int slot, double step)
    {
        Span<double> table = stackalloc double[3];
        for (int level = 0; level < 3; level++)
        {
            double h = step / (1 << level);
            table[level] = (ValueAt(h) - ValueAt(-h)) / (2 * h);
        }

        double first = ((4 * table[1]) - table[0]) / 3, second = ((4 * table[2]) - table[1]) / 3;
        return ((16 * second) - first) / 15;

        double ValueAt(double change)
        {
            double[] moved = [.. input];
            moved[slot] += change;
            double[] root = Follow(solver, moved, solution);
            return root.Zip(upstream, solution).Sum(x => (x.First - x.Third) * x.Second);
        }
    }

    /// <summary>The root nearest to a reference, with its sign; NaN where there is none.</summary>
    public static double[] Follow(IMinimalSolver solver, double[] input, double[] reference)
    {
        var solutions = new double[solver.MaxSolutions * solver.OutputLength];
        int count = solver.Solve(input, solutions);
        (int index, double sign) = SolutionSelection.Nearest(solutions.AsSpan(0, count * reference.Length), reference, solver.IsSignFree);
        return index < 0
            ? [.. Enumerable.Repeat(double.NaN, reference.Length)]
            : [.. solutions.Skip(index * reference.Length).Take(reference.Length).Select(x => sign * x)];
    }

    /// <summary>Relative errors over random samples, each with a random upstream and each solution of the sample.</summary>
    public static double[] RelativeErrors(
        IMinimalSolver solver, int samples, Func<int, double[]> input, double step, double[]? steps = null, double mostCondition = 1e4)
    {
        var errors = new List<double>();
        var random = new SplitMix(77);
        var solutions = new double[solver.MaxSolutions * solver.OutputLength];
        var gradient = new double[solver.InputLength];
        for (int sample = 0; sample < samples; sample++)
        {
            double[] x = input(sample);
            int count = solver.Solve(x, solutions);
            for (int k = 0; k < count; k++)
            {
                double[] y = [.. solutions.Skip(k * solver.OutputLength).Take(solver.OutputLength)];
                double[] upstream = random.Normals(solver.OutputLength);
                Degeneracy degeneracy = solver.Differentiate(x, y, upstream, gradient);
                if (!degeneracy.IsDegenerate && degeneracy.Condition < mostCondition)
                {
                    errors.Add(RelativeError(solver, x, y, upstream, gradient, step, steps));
                }
            }
        }

        return [.. errors.Order()];
    }

    public static double Quantile(double[] sorted, double share) => sorted[(int)((sorted.Length - 1) * share)];
}
