using System.Globalization;

namespace Microsoft.ML.Combinatorial.Problems;

/// <summary>
/// Writes down an integer program: variables, linear constraints, and which of them the predicted costs belong to.
/// <code>
/// var model = new IntegerProgramBuilder();
/// LinearExpression x = model.AddBinary("x"), y = model.AddInteger(0, 4, "y");
/// model.Add(2 * x + y &lt;= 3);
/// model.AddSlot(x);
/// model.AddSlot(y);
/// IntegerProgram program = model.Build();
/// </code>
/// </summary>
/// <param name="name">The program's name in messages.</param>
public sealed class IntegerProgramBuilder(string name = "integer program")
{
    // Whole numbers up to here are exact floats, as solutions are.
    private const int MostInteger = 1 << 24;

    private readonly List<ProgramVariable> _variables = [];
    private readonly List<LinearConstraint> _constraints = [];
    private readonly List<LinearExpression> _slots = [];
    private readonly List<string> _slotNames = [];
    private readonly List<LinearExpression> _knownCosts = [];

    /// <summary>Adds a variable that is 0 or 1.</summary>
    /// <param name="variableName">For messages; null, the default, for a number.</param>
    public LinearExpression AddBinary(string? variableName = null) => AddVariable(0, 1, true, variableName);

    /// <summary>Adds a row of variables that are 0 or 1, named <c>prefix[0]</c>, <c>prefix[1]</c> and so on.</summary>
    /// <param name="count">How many, not negative.</param>
    /// <param name="prefix">For messages.</param>
    public LinearExpression[] AddBinaries(int count, string prefix)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(count);
        return [.. Enumerable.Range(0, count).Select(index => AddBinary(string.Create(CultureInfo.InvariantCulture, $"{prefix}[{index}]")))];
    }

    /// <summary>Adds a variable of whole values.</summary>
    /// <param name="lower">The least value, at least −2²⁴.</param>
    /// <param name="upper">The greatest value, at least <paramref name="lower"/> and at most 2²⁴: solutions are floats.</param>
    /// <param name="variableName">For messages; null, the default, for a number.</param>
    /// <exception cref="ArgumentOutOfRangeException">The bounds cross or are too large.</exception>
    public LinearExpression AddInteger(int lower, int upper, string? variableName = null)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(lower, -MostInteger);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(upper, MostInteger);
        ArgumentOutOfRangeException.ThrowIfLessThan(upper, lower);
        return AddVariable(lower, upper, true, variableName);
    }

    /// <summary>Adds a variable of real values.</summary>
    /// <param name="lower">The least value, or −∞.</param>
    /// <param name="upper">The greatest value, or +∞; at least <paramref name="lower"/>.</param>
    /// <param name="variableName">For messages; null, the default, for a number.</param>
    /// <exception cref="ArgumentOutOfRangeException">The bounds cross, are NaN, or are the wrong infinities.</exception>
    public LinearExpression AddContinuous(
        double lower = 0, double upper = double.PositiveInfinity, string? variableName = null)
    {
        if (!(lower <= upper) || double.IsPositiveInfinity(lower) || double.IsNegativeInfinity(upper))
        {
            throw new ArgumentOutOfRangeException(
                nameof(upper), upper, $"The bounds of a variable must not cross; they are {lower} and {upper}.");
        }

        return AddVariable(lower, upper, false, variableName);
    }

    /// <summary>Adds a constraint.</summary>
    /// <param name="constraint">Made by comparing expressions, such as <c>2 * x + y &lt;= 3</c>.</param>
    /// <exception cref="ArgumentException">The constraint names no variable, or another builder's.</exception>
    public void Add(LinearConstraint constraint)
    {
        ArgumentNullException.ThrowIfNull(constraint);
        CheckOwner(constraint.Expression, nameof(constraint));
        _constraints.Add(constraint);
    }

    /// <summary>
    /// Adds a cost slot: the predicted cost of this slot is multiplied by <paramref name="expression"/>, and the solution's entry is the
    /// expression's value. Most often a variable; an expression maps the predicted cost to several variables.
    /// </summary>
    /// <param name="expression">A variable or an expression.</param>
    /// <param name="slotName">For messages; null, the default, for the variable's name.</param>
    /// <returns>The slot: 0, 1, 2, in the order of the calls.</returns>
    /// <exception cref="ArgumentException">The expression names no variable, or another builder's.</exception>
    public int AddSlot(LinearExpression expression, string? slotName = null)
    {
        ArgumentNullException.ThrowIfNull(expression);
        CheckOwner(expression, nameof(expression));
        _slots.Add(expression);
        _slotNames.Add(slotName ?? (expression.IsVariable
            ? _variables[expression.Variables[0]].Name
            : string.Create(CultureInfo.InvariantCulture, $"expression {_slots.Count - 1}")));
        return _slots.Count - 1;
    }

    /// <summary>Adds a cost slot for each expression, in order.</summary>
    /// <param name="expressions">Variables or expressions.</param>
    public void AddSlots(IEnumerable<LinearExpression> expressions)
    {
        ArgumentNullException.ThrowIfNull(expressions);
        foreach (LinearExpression expression in expressions)
        {
            AddSlot(expression);
        }
    }

    /// <summary>Adds a term to the objective whose coefficients are known and not predicted.</summary>
    /// <param name="expression">Known cost times variable, summed.</param>
    /// <param name="sense"><see cref="ObjectiveSense.Maximise"/> says that the numbers are gains: they are negated here.</param>
    /// <exception cref="ArgumentException">The expression names no variable, or another builder's.</exception>
    public void AddKnownCost(LinearExpression expression, ObjectiveSense sense = ObjectiveSense.Minimise)
    {
        ArgumentNullException.ThrowIfNull(expression);
        CheckOwner(expression, nameof(expression));
        _knownCosts.Add(sense == ObjectiveSense.Maximise ? -expression : expression);
    }

    /// <summary>Makes the program. The builder may be used on; the program keeps what was there.</summary>
    /// <exception cref="InvalidOperationException">No slot was added.</exception>
    public IntegerProgram Build()
    {
        if (_slots.Count == 0)
        {
            throw new InvalidOperationException("The program has no cost slot: call AddSlot for each predicted cost.");
        }

        return new IntegerProgram(
            name, [.. _variables], [.. _constraints], [.. _slots], [.. _slotNames], LinearExpression.Sum(_knownCosts));
    }

    private LinearExpression AddVariable(double lower, double upper, bool isInteger, string? variableName)
    {
        int index = _variables.Count;
        _variables.Add(new(variableName ?? string.Create(CultureInfo.InvariantCulture, $"variable {index}"), lower, upper, isInteger));
        return new(this, [index], [1], 0);
    }

    private void CheckOwner(LinearExpression expression, string argument)
    {
        if (expression.Variables.IsEmpty)
        {
            throw new ArgumentException("It must name a variable, and names none.", argument);
        }

        if (expression.Owner != this)
        {
            throw new ArgumentException("It names the variables of another builder.", argument);
        }
    }
}
