using Microsoft.ML.Combinatorial.Geometry.Declarative;
using Microsoft.ML.Combinatorial.Geometry.Minimal;

namespace Microsoft.ML.Combinatorial.Tests.Geometry.Declarative;

/// <summary>A minimum whose functions are given as lambdas that return whole arrays; a missing one stays zero.</summary>
public sealed class DelegateMinimumNode(int inputs, int outputs, int constraints) : ConstrainedMinimumNode(inputs, outputs, constraints)
{
    public required Func<double[], double[]> Solution { get; init; }

    public required Func<double[], double[], double> F { get; init; }

    public required Func<double[], double[], double[]> Fy { get; init; }

    public required Func<double[], double[], double[]> Fyy { get; init; }

    public Func<double[], double[], double[]>? Fxy { get; init; }

    public Func<double[], double[], double[]>? H { get; init; }

    public Func<double[], double[], double[]>? Hy { get; init; }

    public Func<double[], double[], double[]>? Hx { get; init; }

    /// <summary>Σ νᵢ hᵢ,yy.</summary>
    public Func<double[], double[], double[], double[]>? Hyy { get; init; }

    public Func<int, double[], double[], bool>? Active { get; init; }

    public override IMinimalSolver Clone() => new DelegateMinimumNode(InputLength, OutputLength, ConstraintCount)
    {
        Solution = Solution, F = F, Fy = Fy, Fyy = Fyy, Fxy = Fxy, H = H, Hy = Hy, Hx = Hx, Hyy = Hyy, Active = Active,
    };

    protected internal override double Objective(ReadOnlySpan<double> input, ReadOnlySpan<double> solution) =>
        F(input.ToArray(), solution.ToArray());

    protected internal override void ObjectiveGradient(ReadOnlySpan<double> input, ReadOnlySpan<double> solution, Span<double> gradient) =>
        Fy(input.ToArray(), solution.ToArray()).CopyTo(gradient);

    protected internal override void ObjectiveHessian(ReadOnlySpan<double> input, ReadOnlySpan<double> solution, Span<double> hessian) =>
        Fyy(input.ToArray(), solution.ToArray()).CopyTo(hessian);

    protected internal override void ObjectiveMixed(ReadOnlySpan<double> input, ReadOnlySpan<double> solution, Span<double> mixed) =>
        Fxy?.Invoke(input.ToArray(), solution.ToArray()).CopyTo(mixed);

    protected internal override void Constraints(ReadOnlySpan<double> input, ReadOnlySpan<double> solution, Span<double> values) =>
        H?.Invoke(input.ToArray(), solution.ToArray()).CopyTo(values);

    protected internal override void ConstraintOutputJacobian(ReadOnlySpan<double> input, ReadOnlySpan<double> solution, Span<double> jacobian) =>
        Hy?.Invoke(input.ToArray(), solution.ToArray()).CopyTo(jacobian);

    protected internal override void ConstraintInputJacobian(ReadOnlySpan<double> input, ReadOnlySpan<double> solution, Span<double> jacobian) =>
        Hx?.Invoke(input.ToArray(), solution.ToArray()).CopyTo(jacobian);

    protected internal override void SubtractConstraintHessian(
        ReadOnlySpan<double> input, ReadOnlySpan<double> solution, ReadOnlySpan<double> multipliers, Span<double> hessian)
    {
        double[]? sum = Hyy?.Invoke(input.ToArray(), solution.ToArray(), multipliers.ToArray());
        for (int i = 0; i < sum?.Length; i++)
        {
            hessian[i] -= sum[i];
        }
    }

    protected override bool IsActive(int constraint, ReadOnlySpan<double> input, ReadOnlySpan<double> solution) =>
        Active?.Invoke(constraint, input.ToArray(), solution.ToArray()) ?? true;

    protected override int FindSolutions(ReadOnlySpan<double> input, Span<double> solutions)
    {
        Solution(input.ToArray()).CopyTo(solutions);
        return 1;
    }
}
