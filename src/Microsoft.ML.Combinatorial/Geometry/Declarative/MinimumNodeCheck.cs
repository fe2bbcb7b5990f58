namespace Microsoft.ML.Combinatorial.Geometry.Declarative;

/// <summary>Compares the derivatives of a <see cref="ConstrainedMinimumNode"/> with differences of what they are derivatives of.</summary>
internal sealed class MinimumNodeCheck(ConstrainedMinimumNode node, double[] x, double[] y, double step)
{
    private readonly int _n = node.OutputLength;
    private readonly int _m = node.InputLength;
    private readonly int _p = node.ConstraintCount;

    // Any multipliers will do; equal ones could hide terms that cancel.
    private readonly double[] _multipliers = [.. Enumerable.Range(0, node.ConstraintCount).Select(k => 1 / (k + 1.5))];

    public DerivativeCheck Run() => default(DerivativeCheck)
        .And(nameof(node.ObjectiveGradient), Filled(_n, s => node.ObjectiveGradient(x, y, s)), 1, y, step, (at, v) => v[0] = node.Objective(x, at))
        .And(nameof(node.ObjectiveHessian), Filled(_n * _n, s => node.ObjectiveHessian(x, y, s)), _n, y, step, (at, v) => Gradient(x, at, v))
        .And(nameof(node.ObjectiveMixed), Filled(_n * _m, s => node.ObjectiveMixed(x, y, s)), _n, x, step, (at, v) => Gradient(at, y, v))
        .And(nameof(node.ConstraintOutputJacobian), OutputJacobian(x, y), _p, y, step, (at, v) => Constraints(x, at, v))
        .And(
            nameof(node.ConstraintInputJacobian),
            Filled(_p * _m, s => node.ConstraintInputJacobian(x, y, s)),
            _p,
            x,
            step,
            (at, v) => Constraints(at, y, v))
        .And(
            nameof(node.SubtractConstraintHessian),
            Filled(_n * _n, s => node.SubtractConstraintHessian(x, y, _multipliers, s)),
            _n,
            y,
            step,
            (at, v) => NegativeMultiplied(x, at, v))
        .And(
            nameof(node.SubtractConstraintMixed),
            Filled(_n * _m, s => node.SubtractConstraintMixed(x, y, _multipliers, s)),
            _n,
            x,
            step,
            (at, v) => NegativeMultiplied(at, y, v));

    private static double[] Filled(int length, Filling fill)
    {
        var values = new double[length];
        fill(values);
        return values;
    }

    private void Gradient(ReadOnlySpan<double> input, ReadOnlySpan<double> solution, Span<double> values)
    {
        values.Clear();
        node.ObjectiveGradient(input, solution, values);
    }

    private void Constraints(ReadOnlySpan<double> input, ReadOnlySpan<double> solution, Span<double> values)
    {
        values.Clear();
        node.Constraints(input, solution, values);
    }

    private double[] OutputJacobian(ReadOnlySpan<double> input, ReadOnlySpan<double> solution)
    {
        var jacobian = new double[_p * _n];
        node.ConstraintOutputJacobian(input, solution, jacobian);
        return jacobian;
    }

    /// <summary>−Aᵀν.</summary>
    private void NegativeMultiplied(ReadOnlySpan<double> input, ReadOnlySpan<double> solution, Span<double> values)
    {
        double[] jacobian = OutputJacobian(input, solution);
        values.Clear();
        for (int i = 0; i < jacobian.Length; i++)
        {
            values[i % _n] -= _multipliers[i / _n] * jacobian[i];
        }
    }

    private delegate void Filling(Span<double> values);
}
