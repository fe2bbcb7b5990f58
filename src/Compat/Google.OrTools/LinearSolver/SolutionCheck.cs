using System.Diagnostics;
using System.Globalization;

namespace Google.OrTools.LinearSolver;

/// <summary>Holds a solution against the program itself: bounds, integrality, constraints, and the objective's value.</summary>
internal static class SolutionCheck
{
    public static bool Holds(Model model, double tolerance, bool logErrors)
    {
        if (!model.Result.HasSolution)
        {
            return Fail(logErrors, $"there is no solution");
        }

        var holds = true;
        foreach (var variable in model.Variables)
        {
            holds &= VariableHolds(model, variable, tolerance, logErrors);
        }

        foreach (var constraint in model.Constraints)
        {
            var activity = 0.0;
            foreach (var (column, coefficient) in constraint.Coefficients)
            {
                activity += coefficient * model.Variables[column].SolutionValue();
            }

            holds &= Within(activity, constraint.Lb(), constraint.Ub(), tolerance)
                || Fail(logErrors, $"constraint '{constraint.Name()}' is {activity}, not in [{constraint.Lb()}, {constraint.Ub()}]");
        }

        return ObjectiveHolds(model, tolerance, logErrors) && holds;
    }

    private static bool VariableHolds(Model model, Variable variable, double tolerance, bool logErrors)
    {
        var value = model.Result.Values[variable.Index()];
        var inside = Within(value, variable.Lb(), variable.Ub(), tolerance)
            || Fail(logErrors, $"variable '{variable.Name()}' is {value}, not in [{variable.Lb()}, {variable.Ub()}]");
        var integral = !model.Rounds(variable.Index()) || Math.Abs(value - Math.Round(value)) <= tolerance
            || Fail(logErrors, $"variable '{variable.Name()}' is {value}, not an integer");
        return inside && integral;
    }

    private static bool ObjectiveHolds(Model model, double tolerance, bool logErrors)
    {
        var value = model.Objective.Offset();
        for (var i = 0; i < model.Variables.Count; i++)
        {
            value += model.Costs[i] * model.Variables[i].SolutionValue();
        }

        var reported = model.Objective.Value();
        return Math.Abs(value - reported) <= tolerance * Math.Max(1, Math.Abs(value))
            || Fail(logErrors, $"the objective is {value}, and {reported} was reported");
    }

    private static bool Within(double value, double lower, double upper, double tolerance) =>
        (value >= lower || lower - value <= tolerance * Math.Max(1, Math.Abs(lower)))
        && (value <= upper || value - upper <= tolerance * Math.Max(1, Math.Abs(upper)));

    private static bool Fail(bool logErrors, FormattableString reason)
    {
        if (logErrors)
        {
            Trace.TraceError("VerifySolution: " + reason.ToString(CultureInfo.InvariantCulture));
        }

        return false;
    }
}
