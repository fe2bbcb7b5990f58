namespace Microsoft.ML.Combinatorial.Geometry.Minimal;

/// <summary>How well a solution fits something that the solver did not see, such as further correspondences; smaller is better.</summary>
/// <param name="row">The row of the batch.</param>
/// <param name="solution">One of its solutions.</param>
public delegate double SolutionResidual(int row, ReadOnlySpan<double> solution);

/// <summary>Picks one of a sample's solutions. Of equal ones the first is taken.</summary>
public static class SolutionSelection
{
    /// <summary>The solution with the least Euclidean distance to a reference; NaN in the reference makes none the nearest.</summary>
    /// <param name="solutions">Solutions, one after the other; those of zeros only are passed over.</param>
    /// <param name="reference">One solution's values.</param>
    /// <param name="signFree">Whether a solution's negative counts as the same solution.</param>
    /// <returns>The number of the solution, −1 where there is none, and the sign that brings it nearer to the reference.</returns>
    /// <exception cref="ArgumentException">The solutions are not a whole number of references long.</exception>
    public static (int Index, double Sign) Nearest(ReadOnlySpan<double> solutions, ReadOnlySpan<double> reference, bool signFree)
    {
        CheckMultiple(solutions.Length, reference.Length);
        (int Index, double Sign) best = (-1, 1);
        double least = double.PositiveInfinity;
        for (int k = 0; k < solutions.Length / reference.Length; k++)
        {
            ReadOnlySpan<double> solution = solutions.Slice(k * reference.Length, reference.Length);
            (double same, double opposite) = SquaredDistances(solution, reference);
            double distance = signFree ? Math.Min(same, opposite) : same;
            if (distance < least && solution.IndexOfAnyExcept(0) >= 0)
            {
                (least, best) = (distance, (k, signFree && opposite < same ? -1 : 1));
            }
        }

        return best;
    }

    /// <summary>The solution with the least residual; one whose residual is NaN is never taken.</summary>
    /// <param name="solutions">Solutions, one after the other; those of zeros only are passed over.</param>
    /// <param name="length">The length of one solution, at least 1.</param>
    /// <param name="row">Handed to <paramref name="residual"/>.</param>
    /// <param name="residual">Rates a solution.</param>
    /// <returns>The number of the solution, −1 where there is none.</returns>
    /// <exception cref="ArgumentException">The solutions are not a whole number of <paramref name="length"/> long.</exception>
    public static int LeastResidual(ReadOnlySpan<double> solutions, int length, int row, SolutionResidual residual)
    {
        ArgumentNullException.ThrowIfNull(residual);
        CheckMultiple(solutions.Length, length);
        int best = -1;
        double least = double.PositiveInfinity;
        for (int k = 0; k < solutions.Length / length; k++)
        {
            ReadOnlySpan<double> solution = solutions.Slice(k * length, length);
            if (solution.IndexOfAnyExcept(0) >= 0 && residual(row, solution) is var value && (value < least || (best < 0 && value <= least)))
            {
                (least, best) = (value, k);
            }
        }

        return best;
    }

    private static (double Same, double Opposite) SquaredDistances(ReadOnlySpan<double> a, ReadOnlySpan<double> b)
    {
        double same = 0, opposite = 0;
        for (int i = 0; i < a.Length; i++)
        {
            same += (a[i] - b[i]) * (a[i] - b[i]);
            opposite += (a[i] + b[i]) * (a[i] + b[i]);
        }

        return (same, opposite);
    }

    private static void CheckMultiple(int total, int length)
    {
        if (length < 1 || total % length != 0)
        {
            throw new ArgumentException($"Solutions of length {length} cannot fill {total} values.");
        }
    }
}
