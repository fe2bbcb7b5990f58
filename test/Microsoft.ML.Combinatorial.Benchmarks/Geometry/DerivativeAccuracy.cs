using Microsoft.ML.Combinatorial.Geometry.Minimal;

namespace Microsoft.ML.Combinatorial.Benchmarks.Geometry;

/// <summary>Vector-Jacobian products against central differences of solving again, extrapolated twice (Richardson).</summary>
internal static class DerivativeAccuracy
{
    /// <summary>Relative errors of all regular solutions, sorted, and how many roots could not be followed.</summary>
    public static (double[] Errors, int Lost) Measure(IMinimalSolver solver, double[] inputs, double step)
    {
        int width = solver.InputLength, length = solver.OutputLength, lost = 0;
        double[] solutions = new double[solver.MaxSolutions * length], gradient = new double[width];
        var errors = new List<double>();
        for (int row = 0; row < inputs.Length / width; row++)
        {
            double[] input = inputs[(row * width)..((row + 1) * width)];
            int count = solver.Solve(input, solutions);
            for (int k = 0; k < count; k++)
            {
                double[] solution = solutions[(k * length)..((k + 1) * length)], upstream = GeometryInputs.Normal((ulong)(7000 + row), length);
                if (solver.Differentiate(input, solution, upstream, gradient).IsDegenerate)
                {
                    continue;
                }

                double error = RelativeError(solver, input, solution, upstream, gradient, step);
                if (double.IsFinite(error))
                {
                    errors.Add(error);
                }
                else
                {
                    lost++;
                }
            }
        }

        errors.Sort();
        return ([.. errors], lost);
    }

    /// <summary>The gradient by extrapolated differences, each number at the step at which the two last extrapolations agree best.</summary>
    /// <returns>NaN in numbers for which the root could not be followed at any step.</returns>
    public static double[] Extrapolated(IMinimalSolver solver, double[] input, double[] solution, double[] upstream, params double[] steps)
    {
        double[] moved = [.. input], solutions = new double[solver.MaxSolutions * solution.Length], gradient = new double[input.Length];
        for (int i = 0; i < input.Length; i++)
        {
            double least = double.PositiveInfinity;
            gradient[i] = double.NaN;
            foreach (double step in steps)
            {
                double first = Central(i, step), second = Central(i, step / 2), third = Central(i, step / 4);
                double once = ((4 * second) - first) / 3, again = ((4 * third) - second) / 3;
                if (Math.Abs(again - once) < least)
                {
                    (least, gradient[i]) = (Math.Abs(again - once), ((16 * again) - once) / 15);
                }
            }
        }

        return gradient;

        double Central(int slot, double h) => (At(slot, h) - At(slot, -h)) / (2 * h);

        double At(int slot, double change)
        {
            moved[slot] = input[slot] + change;
            int count = solver.Solve(moved, solutions);
            moved[slot] = input[slot];
            (int index, double sign) = SolutionSelection.Nearest(solutions.AsSpan(0, count * solution.Length), solution, solver.IsSignFree);
            double value = index < 0 ? double.NaN : 0;
            for (int i = 0; index >= 0 && i < solution.Length; i++)
            {
                value += upstream[i] * ((sign * solutions[(index * solution.Length) + i]) - solution[i]);
            }

            return value;
        }
    }

    private static double RelativeError(
        IMinimalSolver solver, double[] input, double[] solution, double[] upstream, double[] gradient, double step)
    {
        double[] expected = Extrapolated(solver, input, solution, upstream, step);
        double error = 0, norm = 0;
        for (int i = 0; i < input.Length; i++)
        {
            error += (gradient[i] - expected[i]) * (gradient[i] - expected[i]);
            norm += expected[i] * expected[i];
        }

        return Math.Sqrt(error / norm);
    }
}
