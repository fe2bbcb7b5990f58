using System.Globalization;
using System.Runtime.InteropServices;

namespace Google.OrTools.LinearSolver;

/// <summary>
/// The program of one solver, as columns that native code reads in place: a change of costs or bounds is a change of one
/// number, and only a change of the matrix is packed again at the next solve.
/// </summary>
internal sealed partial class Model(Solver solver)
{
    private bool _detached;

    public List<Variable> Variables { get; } = [];

    public List<Constraint> Constraints { get; } = [];

    public Objective Objective => field ??= new Objective(this);

    public List<double> Lower { get; } = [];

    public List<double> Upper { get; } = [];

    public List<double> Costs { get; } = [];

    public List<byte> Integer { get; } = [];

    public List<double> RowLower { get; } = [];

    public List<double> RowUpper { get; } = [];

    public Result Result { get; } = new();

    public bool IsInteger => solver.IsInteger;

    /// <summary>This model, when it is still the program of a solver that lives.</summary>
    public Model Live()
    {
        solver.ThrowIfDisposed();
        return _detached ? throw new InvalidOperationException("Solver.Clear has taken this part of the program out.") : this;
    }

    public void Detach() => _detached = true;

    public void Forget() => Result.IsCurrent = false;

    public void ForgetMatrix()
    {
        _packed = false;
        Forget();
    }

    public void ClearCosts() => CollectionsMarshal.AsSpan(Costs).Clear();

    /// <summary>A linear solver relaxes integer variables, so their values are no integers.</summary>
    public bool Rounds(int column) => IsInteger && Integer[column] != 0;

    public Variable AddVariable(double lb, double ub, bool integer, string name)
    {
        ArgumentNullException.ThrowIfNull(name);
        var variable = new Variable(this, Variables.Count, NameOrNumber(name, "auto_v_", Variables.Count));
        Variables.Add(variable);
        Lower.Add(lb);
        Upper.Add(ub);
        Costs.Add(0);
        Integer.Add((byte)(integer ? 1 : 0));
        ForgetMatrix();
        return variable;
    }

    public Constraint AddConstraint(double lb, double ub, string name)
    {
        ArgumentNullException.ThrowIfNull(name);
        var constraint = new Constraint(this, Constraints.Count, NameOrNumber(name, "auto_c_", Constraints.Count));
        Constraints.Add(constraint);
        RowLower.Add(lb);
        RowUpper.Add(ub);
        ForgetMatrix();
        return constraint;
    }

    public int IndexOf(Variable variable)
    {
        ArgumentNullException.ThrowIfNull(variable);
        return variable.Owner == this
            ? variable.Index()
            : throw new ArgumentException($"The variable '{variable.Name()}' belongs to another solver.", nameof(variable));
    }

    /// <summary>The result, when there is one; dual values exist for linear programs only.</summary>
    public Result? LinearResult(string what) => IsInteger
        ? throw new InvalidOperationException(
            $"{what} needs a linear solver (CLP_LINEAR_PROGRAMMING, GLPK_LINEAR_PROGRAMMING); "
            + $"this is {solver.SolverVersion()} for integer programs.")
        : Result.HasSolution ? Result : null;

    private static string NameOrNumber(string name, string prefix, int index) =>
        name.Length > 0 ? name : prefix + index.ToString("D9", CultureInfo.InvariantCulture);
}
