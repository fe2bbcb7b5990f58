namespace Microsoft.ML.Combinatorial.Problems;

/// <summary>A linear constraint, <c>lower ≤ expression ≤ upper</c>; made by comparing expressions.</summary>
public sealed class LinearConstraint
{
    internal LinearConstraint(LinearExpression expression, double lower, double upper) =>
        (Expression, Lower, Upper) = (expression, lower, upper);

    /// <summary>Gets what is bounded; its constant is 0.</summary>
    public LinearExpression Expression { get; }

    /// <summary>Gets the lower bound; −∞ for none.</summary>
    public double Lower { get; }

    /// <summary>Gets the upper bound; +∞ for none.</summary>
    public double Upper { get; }
}
