namespace Microsoft.ML.Combinatorial.Problems;

/// <summary>
/// A linear expression over the variables of one <see cref="IntegerProgramBuilder"/>: <c>Σ coefficient · variable + constant</c>. A variable is
/// an expression of one term; expressions are combined by operators and compared by <c>&lt;=</c>, <c>&gt;=</c> and <c>==</c>, which make
/// constraints. Immutable.
/// </summary>
/// <remarks>An operator takes time in the number of terms; use <see cref="Sum"/> for long sums.</remarks>
public sealed class LinearExpression
{
    private readonly int[] _variables;
    private readonly double[] _coefficients;

    internal LinearExpression(IntegerProgramBuilder? owner, int[] variables, double[] coefficients, double constant)
    {
        if (!double.IsFinite(constant) || Array.FindIndex(coefficients, value => !double.IsFinite(value)) >= 0)
        {
            throw new ArgumentException("The numbers of a linear expression must be finite.");
        }

        (Owner, _variables, _coefficients, Constant) = (owner, variables, coefficients, constant);
    }

    /// <summary>Gets the indices of the variables with a coefficient other than 0, increasing.</summary>
    public ReadOnlySpan<int> Variables => _variables;

    /// <summary>Gets the coefficients of <see cref="Variables"/>, in the same order.</summary>
    public ReadOnlySpan<double> Coefficients => _coefficients;

    /// <summary>Gets the constant.</summary>
    public double Constant { get; }

    /// <summary>Gets the builder whose variables these are; null for a constant.</summary>
    internal IntegerProgramBuilder? Owner { get; }

    /// <summary>Gets whether the expression is one variable and nothing else.</summary>
    internal bool IsVariable => _variables.Length == 1 && _coefficients[0] == 1 && Constant == 0;

    /// <summary>Makes a constant.</summary>
    public static implicit operator LinearExpression(double constant) => new(null, [], [], constant);

    /// <summary>Adds two expressions.</summary>
    public static LinearExpression operator +(LinearExpression left, LinearExpression right) => Sum([left, right]);

    /// <summary>Subtracts one expression from another.</summary>
    public static LinearExpression operator -(LinearExpression left, LinearExpression right) => Sum([left, -1 * right]);

    /// <summary>Negates an expression.</summary>
    public static LinearExpression operator -(LinearExpression expression) => -1 * expression;

    /// <summary>Multiplies an expression by a finite number.</summary>
    public static LinearExpression operator *(double factor, LinearExpression expression)
    {
        ArgumentNullException.ThrowIfNull(expression);
        return factor == 0
            ? new(expression.Owner, [], [], 0)
            : new(expression.Owner, expression._variables, [.. expression._coefficients.Select(value => factor * value)], factor * expression.Constant);
    }

    /// <summary>Multiplies an expression by a finite number.</summary>
    public static LinearExpression operator *(LinearExpression expression, double factor) => factor * expression;

    /// <summary>The constraint that one expression is at most another.</summary>
    public static LinearConstraint operator <=(LinearExpression left, LinearExpression right) => (left - right).Between(double.NegativeInfinity, 0);

    /// <summary>The constraint that one expression is at least another.</summary>
    public static LinearConstraint operator >=(LinearExpression left, LinearExpression right) => (left - right).Between(0, double.PositiveInfinity);

    /// <summary>The constraint that two expressions are equal.</summary>
    public static LinearConstraint operator ==(LinearExpression left, LinearExpression right) => (left - right).Between(0, 0);

    /// <summary>No linear constraint; stands here only because the language asks for it beside <c>==</c>.</summary>
    /// <exception cref="NotSupportedException">Always.</exception>
    [Obsolete("'Different from' is no linear constraint: model it with a binary variable.", error: true)]
    public static LinearConstraint operator !=(LinearExpression left, LinearExpression right) =>
        throw new NotSupportedException("'Different from' is no linear constraint: model it with a binary variable.");

    /// <summary>Adds any number of expressions, in O(t log t) of their terms.</summary>
    /// <param name="expressions">Expressions over the variables of one builder.</param>
    /// <exception cref="ArgumentException">Variables of different builders meet, or a number is not finite.</exception>
    public static LinearExpression Sum(IEnumerable<LinearExpression> expressions)
    {
        ArgumentNullException.ThrowIfNull(expressions);
        IntegerProgramBuilder? owner = null;
        double constant = 0;
        var terms = new List<(int Variable, double Coefficient)>();
        foreach (LinearExpression expression in expressions)
        {
            ArgumentNullException.ThrowIfNull(expression, nameof(expressions));
            if (owner is not null && expression.Owner is not null && expression.Owner != owner)
            {
                throw new ArgumentException("An expression can only name the variables of one builder.", nameof(expressions));
            }

            owner ??= expression.Owner;
            constant += expression.Constant;
            for (int i = 0; i < expression._variables.Length; i++)
            {
                terms.Add((expression._variables[i], expression._coefficients[i]));
            }
        }

        (int Variable, double Coefficient)[] merged =
        [
            .. terms.GroupBy(term => term.Variable, (variable, same) => (variable, same.Sum(term => term.Coefficient)))
                .Where(term => term.Item2 != 0)
                .OrderBy(term => term.variable),
        ];
        return new(owner, [.. merged.Select(term => term.Variable)], [.. merged.Select(term => term.Coefficient)], constant);
    }

    /// <summary>The constraint that the expression lies between two numbers, which may be infinite.</summary>
    /// <exception cref="ArgumentException">A bound is NaN, the bounds cross, or they are the wrong infinities.</exception>
    public LinearConstraint Between(double lower, double upper)
    {
        if (!(lower <= upper) || double.IsPositiveInfinity(lower) || double.IsNegativeInfinity(upper))
        {
            throw new ArgumentException($"lower = {lower}, upper = {upper}: the lower bound must not be above the upper one.", nameof(lower));
        }

        return new(new(Owner, _variables, _coefficients, 0), lower - Constant, upper - Constant);
    }

    /// <summary>Effectively computes <c>Σ coefficient · values[variable] + constant</c>.</summary>
    /// <param name="values">A value for each variable of the program.</param>
    public double Evaluate(ReadOnlySpan<double> values)
    {
        double sum = Constant;
        for (int i = 0; i < _variables.Length; i++)
        {
            sum += _coefficients[i] * values[_variables[i]];
        }

        return sum;
    }

    /// <inheritdoc/>
    public override bool Equals(object? obj) => ReferenceEquals(this, obj);

    /// <inheritdoc/>
    public override int GetHashCode() => System.Runtime.CompilerServices.RuntimeHelpers.GetHashCode(this);
}
