namespace Google.OrTools.LinearSolver;

public partial class Solver
{
    public int NumVariables() => Current.Variables.Count;

    public int NumConstraints() => Current.Constraints.Count;

    public Objective Objective() => Current.Objective;

    public Variable MakeVar(double lb, double ub, bool integer, string name) => Current.AddVariable(lb, ub, integer, name);

    public Variable MakeNumVar(double lb, double ub, string name) => MakeVar(lb, ub, integer: false, name);

    public Variable MakeIntVar(double lb, double ub, string name) => MakeVar(lb, ub, integer: true, name);

    public Variable MakeBoolVar(string name) => MakeVar(0, 1, integer: true, name);

    public Constraint MakeConstraint() => MakeConstraint(string.Empty);

    public Constraint MakeConstraint(string name) => MakeConstraint(double.NegativeInfinity, double.PositiveInfinity, name);

    public Constraint MakeConstraint(double lb, double ub) => MakeConstraint(lb, ub, string.Empty);

    public Constraint MakeConstraint(double lb, double ub, string name) => Current.AddConstraint(lb, ub, name);

    public Variable? LookupVariableOrNull(string var_name) => Lookup(Current.Variables, var_name, v => v.Name(), "variables");

    public Constraint? LookupConstraintOrNull(string constraint_name) =>
        Lookup(Current.Constraints, constraint_name, c => c.Name(), "constraints");

    private static T? Lookup<T>(List<T> items, string name, Func<T, string> nameOf, string what)
        where T : class
    {
        ArgumentNullException.ThrowIfNull(name);
        T? found = null;
        foreach (var item in items)
        {
            if (nameOf(item) != name)
            {
                continue;
            }

            if (found is not null)
            {
                throw new InvalidOperationException($"Several {what} are named '{name}'; a name must be unique to be looked up.");
            }

            found = item;
        }

        return found;
    }
}
