namespace Microsoft.ML.Combinatorial.Problems;

/// <summary>
/// A linear program with whole and real variables: <c>min costs · solution + known costs</c> under linear constraints. Made by
/// <see cref="IntegerProgramBuilder"/>.
/// </summary>
/// <remarks>
/// <para>Slots: in the order of <see cref="IntegerProgramBuilder.AddSlot"/>. A slot's solution is the value of its expression, most often one
/// variable. Variables without a slot are chosen by the solver and do not stand in the solution.</para>
/// <para>Costs: any finite number. Known costs take part in the decision, not in <see cref="CombinatorialProblem.Objective"/>, which is
/// <c>costs · solution</c> as everywhere.</para>
/// </remarks>
public sealed class IntegerProgram : CombinatorialProblem
{
    private readonly ProgramVariable[] _variables;
    private readonly LinearConstraint[] _constraints;
    private readonly LinearExpression[] _slots;
    private readonly string[] _slotNames;

    internal IntegerProgram(
        string name,
        ProgramVariable[] variables,
        LinearConstraint[] constraints,
        LinearExpression[] slots,
        string[] slotNames,
        LinearExpression knownCost)
    {
        (Name, _variables, _constraints, _slots, _slotNames, KnownCost) = (name, variables, constraints, slots, slotNames, knownCost);
        SolutionSum = SumOfPartition();
    }

    /// <summary>The most by which a whole value may be off, and by which a constraint may be violated, in shares of
    /// <c>1 + Σ |coefficient · value|</c>.</summary>
    public const double Tolerance = 1e-5;

    /// <inheritdoc/>
    public override string Name { get; }

    /// <inheritdoc/>
    public override int Size => _slots.Length;

    /// <summary>Gets the sum of a solution where equality constraints with coefficients 1 divide the slots among them, as the rows of
    /// an assignment do; else null.</summary>
    public override double? SolutionSum { get; }

    /// <summary>Gets the variables.</summary>
    public ReadOnlySpan<ProgramVariable> Variables => _variables;

    /// <summary>Gets the constraints.</summary>
    public ReadOnlySpan<LinearConstraint> Constraints => _constraints;

    /// <summary>Gets the expression of each slot.</summary>
    public ReadOnlySpan<LinearExpression> Slots => _slots;

    /// <summary>Gets the part of the objective that is not predicted, minimised; without variables where there is none.</summary>
    public LinearExpression KnownCost { get; }

    /// <summary>The same program with real variables in place of whole ones: its linear relaxation.</summary>
    public IntegerProgram Relax() =>
        new(Name, [.. _variables.Select(variable => variable with { IsInteger = false })], _constraints, _slots, _slotNames, KnownCost);

    /// <summary>Reads the solution out of the values of all variables.</summary>
    /// <param name="values">A value for each variable.</param>
    /// <param name="solution">At least <see cref="Size"/> entries; the first of them are overwritten.</param>
    public void WriteSolution(ReadOnlySpan<double> values, Span<float> solution)
    {
        for (int slot = 0; slot < _slots.Length; slot++)
        {
            solution[slot] = (float)_slots[slot].Evaluate(values);
        }
    }

    /// <summary>Effectively computes the objective's coefficient of each variable: <c>known + Σ costs[slot] · coefficient of the variable in
    /// the slot's expression</c>.</summary>
    /// <param name="costs">At least <see cref="Size"/> costs.</param>
    /// <param name="coefficients">One for each variable; overwritten.</param>
    public void WriteObjective(ReadOnlySpan<float> costs, Span<double> coefficients)
    {
        coefficients.Clear();
        AddTo(coefficients, KnownCost, 1);
        for (int slot = 0; slot < _slots.Length; slot++)
        {
            AddTo(coefficients, _slots[slot], costs[slot]);
        }
    }

    /// <summary>
    /// Tells whether values of all variables exist that give this solution and keep all bounds and constraints, within
    /// <see cref="Tolerance"/>.
    /// </summary>
    /// <remarks>Where every variable has a slot this is a look at each constraint. Else values of the other variables are searched
    /// for, which takes exponential time at worst.</remarks>
    public override bool IsFeasible(ReadOnlySpan<float> solution) =>
        solution.Length == Size && new ProgramCompletion(this).Exists(solution);

    /// <inheritdoc/>
    public override string DescribeSlot(int slot) => _slotNames[slot];

    private static void AddTo(Span<double> coefficients, LinearExpression expression, double factor)
    {
        for (int i = 0; i < expression.Variables.Length; i++)
        {
            coefficients[expression.Variables[i]] += factor * expression.Coefficients[i];
        }
    }

    private double? SumOfPartition()
    {
        var open = new HashSet<int>();
        foreach (LinearExpression slot in _slots)
        {
            if (!slot.IsVariable || !open.Add(slot.Variables[0]))
            {
                return null;
            }
        }

        double sum = 0;
        foreach (LinearConstraint constraint in _constraints)
        {
            LinearExpression expression = constraint.Expression;
            if (constraint.Lower == constraint.Upper
                && !expression.Coefficients.ContainsAnyExcept(1)
                && expression.Variables.ToArray().All(open.Contains))
            {
                open.ExceptWith(expression.Variables.ToArray());
                sum += constraint.Lower;
            }
        }

        return open.Count == 0 ? sum : null;
    }
}
