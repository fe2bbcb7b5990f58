using Google.OrTools.LinearSolver;

namespace Compat.Tests.GoogleOrTools;

/// <summary>A small 0/1 program, minimised, whose optimum enumeration finds.</summary>
internal sealed record BinaryProgram(double[] Costs, double[][] Rows, double[] Lower, double[] Upper)
{
    public static BinaryProgram Random(Random random, int columns, int rows)
    {
        double[] Numbers(int from, int to) => [.. Enumerable.Range(0, columns).Select(_ => (double)random.Next(from, to))];
        var matrix = Enumerable.Range(0, rows).Select(_ => Numbers(-4, 9)).ToArray();
        var lower = matrix.Select(_ => (double)random.Next(-3, 6)).ToArray();
        return new(Numbers(-20, 21), matrix, lower, [.. lower.Select(l => l + random.Next(0, 7))]);
    }

    public Variable[] AddTo(Solver solver)
    {
        var variables = solver.Booleans(Costs.Length);
        for (var row = 0; row < Rows.Length; row++)
        {
            solver.Sum(Lower[row], Upper[row], variables.Zip(Rows[row]));
        }

        solver.SetCosts(variables, Costs);
        return variables;
    }

    public double? BestByEnumeration()
    {
        double? best = null;
        for (var bits = 0; bits < 1 << Costs.Length; bits++)
        {
            double Dot(double[] coefficients) => coefficients.Where((_, i) => (bits >> i & 1) == 1).Sum();
            var feasible = Rows.Select(Dot).Zip(Lower, Upper).All(r => r.First >= r.Second && r.First <= r.Third);
            if (feasible && !(best <= Dot(Costs)))
            {
                best = Dot(Costs);
            }
        }

        return best;
    }
}
