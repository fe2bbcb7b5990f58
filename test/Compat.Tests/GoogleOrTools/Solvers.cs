using System.Reflection;
using Google.OrTools.LinearSolver;

namespace Compat.Tests.GoogleOrTools;

/// <summary>Solvers by name. Only CBC is always there: a test of another one is inconclusive where it is missing.</summary>
internal static class Solvers
{
    public static Solver Cbc() => Solver.CreateSolver("CBC") ?? throw new AssertFailedException("CBC is missing.");

    public static Solver Clp() => Optional("CLP_LINEAR_PROGRAMMING");

    public static Solver Glpk() => Optional("GLPK_MIXED_INTEGER_PROGRAMMING");

    public static Solver GlpkLinear() => Optional("GLPK_LINEAR_PROGRAMMING");

    public static Solver Optional(string id)
    {
        var solver = Solver.CreateSolver(id);
        if (solver is null)
        {
            Assert.Inconclusive($"{id} is not part of this Google.OrTools.");
        }

        return solver!;
    }

    /// <summary>Where the in-repo package throws or knows better, the published one may go on in silence or end the process.</summary>
    public static void NeedCompat()
    {
        var metadata = typeof(Solver).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>();
        if (!metadata.Any(m => m is { Key: "CombinatorialPackages", Value: "compat" }))
        {
            Assert.Inconclusive("The published package does not promise this.");
        }
    }

    public static Variable[] Booleans(this Solver solver, int count) =>
        [.. Enumerable.Range(0, count).Select(i => solver.MakeBoolVar($"x{i}"))];

    public static Constraint Sum(this Solver solver, double lb, double ub, IEnumerable<(Variable Variable, double Coefficient)> terms)
    {
        var constraint = solver.MakeConstraint(lb, ub);
        foreach (var (variable, coefficient) in terms)
        {
            constraint.SetCoefficient(variable, coefficient);
        }

        return constraint;
    }

    public static void SetCosts(this Solver solver, Variable[] variables, double[] costs)
    {
        for (var i = 0; i < variables.Length; i++)
        {
            solver.Objective().SetCoefficient(variables[i], costs[i]);
        }
    }
}
