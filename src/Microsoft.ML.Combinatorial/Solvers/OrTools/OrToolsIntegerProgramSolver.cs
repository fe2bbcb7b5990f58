using System.Numerics.Tensors;
using Google.OrTools.LinearSolver;
using Microsoft.ML.Combinatorial.Problems;

// OR-Tools has types of these names too.
using LinearConstraint = Microsoft.ML.Combinatorial.Problems.LinearConstraint;
using LinearExpression = Microsoft.ML.Combinatorial.Problems.LinearExpression;

namespace Microsoft.ML.Combinatorial.Solvers.OrTools;

/// <summary>
/// Solves integer and linear programs with a solver behind OR-Tools' <c>LinearSolver</c>. The model is built once per program and kept; a
/// solve sets the objective's coefficients only.
/// </summary>
/// <remarks>
/// <para>Costs: any finite float. Objective coefficients are multiplied by a power of two that brings the largest to 2¹² … 2¹³, so that the
/// backend's absolute tolerances (10⁻⁷ … 10⁻⁵) mean the same for costs of any size. Values of whole variables are rounded, all values are
/// kept within their bounds.</para>
/// <para>Ties: as the backend breaks them; the same costs give the same solution. A solve allocates outside of .NET. At the time limit:
/// the best solution so far with the backend's bound (NaN where the program has known costs), or <see cref="SolverStatus.TimeLimit"/>. The
/// backend cannot be interrupted, so cancelling is seen before and after its run; set a time limit beside the token.</para>
/// <para>Time: exponential at worst; what size is solved in time depends on the program far more than on the number of its variables.
/// Problems with a solver of their own here are better left to that one.</para>
/// </remarks>
public sealed class OrToolsIntegerProgramSolver : CombinatorialSolver<IntegerProgram>
{
    private const int LargestExponent = 12;

    private readonly Solver _solver;
    private readonly MPSolverParameters _parameters = new();
    private Variable[] _variables = [];
    private double[] _coefficients = [];
    private double[] _values = [];

    /// <summary>Makes a solver.</summary>
    /// <param name="backend">OR-Tools' name of the solver: <c>CBC</c> (the default), or <c>SCIP</c>, <c>GLPK</c>, <c>CLP</c> (for programs
    /// without whole variables) and others, as far as the OR-Tools in use carries them.</param>
    /// <param name="relativeGap">The search ends when the solution is proven to be within this share of the optimum. 0, the default, asks for
    /// the optimum; 0.01 may save most of the time and gives decisions that are one per cent worse at most.</param>
    /// <exception cref="ArgumentException">OR-Tools has no such backend here.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The gap is negative, infinite or NaN.</exception>
    public OrToolsIntegerProgramSolver(string backend = "CBC", double relativeGap = 0)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(backend);
        if (!(relativeGap >= 0 && double.IsFinite(relativeGap)))
        {
            throw new ArgumentOutOfRangeException(nameof(relativeGap), relativeGap, "relativeGap must be finite and not negative.");
        }

        _solver = Solver.CreateSolver(backend) ?? throw new ArgumentException(
            $"{nameof(OrToolsIntegerProgramSolver)}: this OR-Tools has no backend '{backend}'. 'CBC' is always there; "
            + "'SCIP' and 'GLPK' where the package carries them.",
            nameof(backend));
        Backend = backend;
        RelativeGap = relativeGap;
        _parameters.SetDoubleParam(MPSolverParameters.DoubleParam.RELATIVE_MIP_GAP, relativeGap);
    }

    /// <summary>Gets OR-Tools' name of the solver.</summary>
    public string Backend { get; }

    /// <summary>Gets the share of the optimum within which the search ends.</summary>
    public double RelativeGap { get; }

    /// <summary>Gets the values of all variables in the last solution, those without a slot included, in the program's order.</summary>
    public ReadOnlySpan<double> Values => _values.AsSpan(0, _variables.Length);

    /// <inheritdoc/>
    protected override void PrepareCore(IntegerProgram problem)
    {
        ArgumentNullException.ThrowIfNull(problem);
        _solver.Clear();
        _solver.Objective().SetMinimization();
        _variables = new Variable[problem.Variables.Length];
        Workspace.Grow(ref _coefficients, _variables.Length);
        Workspace.Grow(ref _values, _variables.Length);
        for (int i = 0; i < _variables.Length; i++)
        {
            ProgramVariable variable = problem.Variables[i];
            _variables[i] = _solver.MakeVar(variable.Lower, variable.Upper, variable.IsInteger, "");
        }

        foreach (LinearConstraint constraint in problem.Constraints)
        {
            Constraint row = _solver.MakeConstraint(constraint.Lower, constraint.Upper);
            LinearExpression expression = constraint.Expression;
            for (int i = 0; i < expression.Variables.Length; i++)
            {
                row.SetCoefficient(_variables[expression.Variables[i]], expression.Coefficients[i]);
            }
        }
    }

    /// <inheritdoc/>
    protected override SolverResult SolveCore(
        IntegerProgram problem, ReadOnlySpan<float> costs, Span<float> solution, in SolverLimits limits)
    {
        ArgumentNullException.ThrowIfNull(problem);
        if (limits.Reached())
        {
            return SolverResult.None(SolverStatus.TimeLimit);
        }

        int exponent = SetObjective(problem, costs);

        // OR-Tools reads 0 as "no limit".
        _solver.SetTimeLimit(limits.Remaining is { } left ? Math.Max(1, (long)Math.Min(left.TotalMilliseconds, int.MaxValue)) : 0);
        Solver.ResultStatus status = _solver.Solve(_parameters);
        limits.CancellationToken.ThrowIfCancellationRequested();
        switch (status)
        {
            case Solver.ResultStatus.OPTIMAL:
            case Solver.ResultStatus.FEASIBLE:
                ReadValues(problem);
                problem.WriteSolution(Values, solution);
                double objective = problem.Objective(costs, solution);
                return status == Solver.ResultStatus.OPTIMAL && RelativeGap == 0
                    ? SolverResult.Optimal(objective)
                    : SolverResult.Feasible(objective, Bound(problem, costs, exponent, objective));
            case Solver.ResultStatus.INFEASIBLE:
                return SolverResult.None(SolverStatus.Infeasible);
            case Solver.ResultStatus.NOT_SOLVED when limits.Remaining is not null:
                return SolverResult.None(SolverStatus.TimeLimit);
            case Solver.ResultStatus.UNBOUNDED:
                throw new SolverException(
                    $"{nameof(OrToolsIntegerProgramSolver)}: with these costs the program '{problem.Name}' is unbounded: its objective can be made "
                    + "as small as one likes. Give bounds to the variables, or keep the costs from being negative.");
            default:
                throw new SolverException(
                    $"{nameof(OrToolsIntegerProgramSolver)}: {Backend} ended with {status} for the program '{problem.Name}', n = {problem.Size}, "
                    + $"{problem.Variables.Length} variables, {problem.Constraints.Length} constraints.");
        }
    }

    /// <inheritdoc/>
    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            _solver.Dispose();
        }

        base.Dispose(disposing);
    }

    /// <summary>Sets the coefficients, multiplied by two to the power that is returned.</summary>
    private int SetObjective(IntegerProgram problem, ReadOnlySpan<float> costs)
    {
        Span<double> coefficients = _coefficients.AsSpan(0, _variables.Length);
        problem.WriteObjective(costs, coefficients);
        double largest = Math.Abs(TensorPrimitives.MaxMagnitude<double>(coefficients));
        int exponent = largest == 0 ? 0 : LargestExponent - Math.ILogB(largest);
        Objective objective = _solver.Objective();
        for (int i = 0; i < coefficients.Length; i++)
        {
            objective.SetCoefficient(_variables[i], Math.ScaleB(coefficients[i], exponent));
        }

        return exponent;
    }

    private void ReadValues(IntegerProgram problem)
    {
        for (int i = 0; i < _variables.Length; i++)
        {
            ProgramVariable variable = problem.Variables[i];
            double value = _variables[i].SolutionValue();
            _values[i] = Math.Clamp(variable.IsInteger ? Math.Round(value) : value, variable.Lower, variable.Upper);
        }
    }

    /// <summary>A bound of costs · solution; of the objective with known costs it would be another thing.</summary>
    private double Bound(IntegerProgram problem, ReadOnlySpan<float> costs, int exponent, double objective)
    {
        double bound = Math.ScaleB(_solver.Objective().BestBound(), -exponent);
        if (!problem.KnownCost.Variables.IsEmpty || !double.IsFinite(bound))
        {
            return double.NaN;
        }

        for (int slot = 0; slot < problem.Size; slot++)
        {
            bound += (double)costs[slot] * problem.Slots[slot].Constant;
        }

        return Math.Min(bound, objective);
    }
}
