using Microsoft.ML.Combinatorial.Problems;

namespace Microsoft.ML.Combinatorial.Tests.Oracles;

/// <summary>All feasible points of small programs whose variables are all whole, from the definition.</summary>
public static class ProgramEnumeration
{
    public static IEnumerable<float[]> Solutions(IntegerProgram program)
    {
        foreach (double[] values in Points(program))
        {
            var solution = new float[program.Size];
            program.WriteSolution(values, solution);
            yield return solution;
        }
    }

    /// <summary>Values of all variables. The array is used again.</summary>
    public static IEnumerable<double[]> Points(IntegerProgram program)
    {
        var values = new double[program.Variables.Length];
        return From(0);

        IEnumerable<double[]> From(int i)
        {
            if (i == values.Length)
            {
                if (Holds(program, values))
                {
                    yield return values;
                }

                yield break;
            }

            for (double value = program.Variables[i].Lower; value <= program.Variables[i].Upper; value++)
            {
                values[i] = value;
                foreach (double[] point in From(i + 1))
                {
                    yield return point;
                }
            }
        }
    }

    private static bool Holds(IntegerProgram program, double[] values)
    {
        foreach (LinearConstraint constraint in program.Constraints)
        {
            double activity = constraint.Expression.Evaluate(values);
            if (activity < constraint.Lower - 1e-9 || activity > constraint.Upper + 1e-9)
            {
                return false;
            }
        }

        return true;
    }
}
