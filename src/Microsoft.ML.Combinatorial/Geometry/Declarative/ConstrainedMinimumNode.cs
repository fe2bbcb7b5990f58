using Microsoft.ML.Combinatorial.Geometry.LinearAlgebra;
using Microsoft.ML.Combinatorial.Geometry.Minimal;

namespace Microsoft.ML.Combinatorial.Geometry.Declarative;

/// <summary>
/// A node whose solution is a minimum: y = argmin f(x, y) subject to h(x, y) = 0. The Karush–Kuhn–Tucker conditions f_y = Aᵀν, h = 0 with A = h_y give
/// the derivative, by the bordered system [H −Aᵀ; A 0] with H = f_yy − Σ νᵢ hᵢ,yy.
/// </summary>
/// <remarks>
/// <para>Where H is regular this equals H⁻¹Aᵀ(A H⁻¹Aᵀ)⁻¹(A H⁻¹B − C) − H⁻¹B, B = f_xy − Σ νᵢ hᵢ,xy, C = h_x (Gould et al. 2022, proposition 4.6); the
/// bordered system exists where H is singular, too. Without constraints it is −H⁻¹B.</para>
/// <para>Degenerate: the gradients of the constraints depend on each other or vanish (as that of a sum of squared constraints always does), or the minimum is
/// not isolated. An inequality h ≤ 0 is a constraint that <see cref="IsActive"/> admits only where it holds with equality.</para>
/// </remarks>
public abstract class ConstrainedMinimumNode : DeclarativeNode
{
    private readonly ImplicitSystem _system;
    private readonly PivotedQr _multiplierSystem;
    private readonly double[] _gradient;
    private readonly double[] _hessian;
    private readonly double[] _mixed;
    private readonly double[] _constraints;
    private readonly double[] _byOutput;
    private readonly double[] _byInput;
    private readonly double[] _multipliers;
    private readonly double[] _solved;
    private readonly double[] _upstream;
    private readonly double[] _u;
    private readonly int[] _active;

    /// <summary>Makes the node and its work space.</summary>
    /// <param name="inputLength">The length of x, at least 1.</param>
    /// <param name="outputLength">The length n of y, at least 1.</param>
    /// <param name="constraintCount">The length of h, at least 0. No more than n may be active at a time.</param>
    /// <exception cref="ArgumentOutOfRangeException">A length is too small.</exception>
    protected ConstrainedMinimumNode(int inputLength, int outputLength, int constraintCount)
        : base(inputLength, outputLength, 1)
    {
        ConstraintCount = AtLeast(constraintCount, 0, nameof(constraintCount));
        int total = outputLength + constraintCount;
        _system = new ImplicitSystem(total, total);
        _multiplierSystem = new PivotedQr(outputLength, Math.Max(1, constraintCount));
        _gradient = new double[outputLength];
        _hessian = new double[outputLength * outputLength];
        _mixed = new double[outputLength * inputLength];
        _constraints = new double[constraintCount];
        _byOutput = new double[constraintCount * outputLength];
        _byInput = new double[constraintCount * inputLength];
        _multipliers = new double[constraintCount];
        _solved = new double[constraintCount];
        _upstream = new double[total];
        _u = new double[total];
        _active = new int[constraintCount];
    }

    /// <summary>Gets the number of constraints.</summary>
    public int ConstraintCount { get; }

    /// <inheritdoc/>
    public sealed override DerivativeCheck Check(ReadOnlySpan<double> input, ReadOnlySpan<double> solution, double stepSize = 1e-5) =>
        new MinimumNodeCheck(this, input.ToArray(), solution.ToArray(), stepSize).Run();

    /// <summary>f(x, y). Only <see cref="Check"/> asks for it.</summary>
    /// <param name="input">x.</param>
    /// <param name="solution">y.</param>
    protected internal abstract double Objective(ReadOnlySpan<double> input, ReadOnlySpan<double> solution);

    /// <summary>f_y.</summary>
    /// <param name="input">x.</param>
    /// <param name="solution">y.</param>
    /// <param name="gradient">n values, zeros at first.</param>
    protected internal abstract void ObjectiveGradient(ReadOnlySpan<double> input, ReadOnlySpan<double> solution, Span<double> gradient);

    /// <summary>f_yy.</summary>
    /// <param name="input">x.</param>
    /// <param name="solution">y.</param>
    /// <param name="hessian">n × n values, zeros at first.</param>
    protected internal abstract void ObjectiveHessian(ReadOnlySpan<double> input, ReadOnlySpan<double> solution, Span<double> hessian);

    /// <summary>f_xy: the derivative of f_y by x, one row for each element of y.</summary>
    /// <param name="input">x.</param>
    /// <param name="solution">y.</param>
    /// <param name="mixed">n × InputLength values, zeros at first.</param>
    protected internal abstract void ObjectiveMixed(ReadOnlySpan<double> input, ReadOnlySpan<double> solution, Span<double> mixed);

    /// <summary>h(x, y).</summary>
    /// <param name="input">x.</param>
    /// <param name="solution">y.</param>
    /// <param name="values"><see cref="ConstraintCount"/> values, zeros at first.</param>
    protected internal virtual void Constraints(ReadOnlySpan<double> input, ReadOnlySpan<double> solution, Span<double> values)
    {
    }

    /// <summary>h_y, one row for each constraint.</summary>
    /// <param name="input">x.</param>
    /// <param name="solution">y.</param>
    /// <param name="jacobian">ConstraintCount × n values, zeros at first.</param>
    protected internal virtual void ConstraintOutputJacobian(ReadOnlySpan<double> input, ReadOnlySpan<double> solution, Span<double> jacobian)
    {
    }

    /// <summary>h_x, one row for each constraint; zeros by default.</summary>
    /// <param name="input">x.</param>
    /// <param name="solution">y.</param>
    /// <param name="jacobian">ConstraintCount × InputLength values, zeros at first.</param>
    protected internal virtual void ConstraintInputJacobian(ReadOnlySpan<double> input, ReadOnlySpan<double> solution, Span<double> jacobian)
    {
    }

    /// <summary>Subtracts Σ νᵢ hᵢ,yy; nothing by default, which suits constraints linear in y.</summary>
    /// <param name="input">x.</param>
    /// <param name="solution">y.</param>
    /// <param name="multipliers">ν; zero for a constraint that is not active.</param>
    /// <param name="hessian">n × n values, to be subtracted from.</param>
    protected internal virtual void SubtractConstraintHessian(
        ReadOnlySpan<double> input, ReadOnlySpan<double> solution, ReadOnlySpan<double> multipliers, Span<double> hessian)
    {
    }

    /// <summary>Subtracts Σ νᵢ hᵢ,xy; nothing by default, which suits constraints in which x and y are not multiplied.</summary>
    /// <param name="input">x.</param>
    /// <param name="solution">y.</param>
    /// <param name="multipliers">ν; zero for a constraint that is not active.</param>
    /// <param name="mixed">n × InputLength values, to be subtracted from.</param>
    protected internal virtual void SubtractConstraintMixed(
        ReadOnlySpan<double> input, ReadOnlySpan<double> solution, ReadOnlySpan<double> multipliers, Span<double> mixed)
    {
    }

    /// <summary>Whether a constraint holds with equality at a solution; always, by default. A constraint that is not active is left out.</summary>
    /// <param name="constraint">0 … ConstraintCount − 1.</param>
    /// <param name="input">x.</param>
    /// <param name="solution">y.</param>
    protected virtual bool IsActive(int constraint, ReadOnlySpan<double> input, ReadOnlySpan<double> solution) => true;

    private protected sealed override Degeneracy DifferentiateCore(
        ReadOnlySpan<double> input, ReadOnlySpan<double> solution, ReadOnlySpan<double> upstream, Span<double> inputGradient)
    {
        int active = Evaluate(input, solution);
        if (active > OutputLength)
        {
            return new Degeneracy(DegeneracyKind.RankDeficient, OutputLength, double.PositiveInfinity);
        }

        Degeneracy constraints = FindMultipliers(active);
        if (constraints.IsDegenerate || !IsStationary(active))
        {
            return constraints.IsDegenerate ? constraints : Degeneracy.NoSolution;
        }

        SubtractConstraintHessian(input, solution, _multipliers, _hessian);
        SubtractConstraintMixed(input, solution, _multipliers, _mixed);
        WriteBorderedSystem(active);
        Array.Clear(_upstream);
        upstream.CopyTo(_upstream);
        Degeneracy degeneracy = _system.Solve(_upstream, _u, ConditionLimit);
        if (!degeneracy.IsDegenerate)
        {
            for (int i = 0; i < OutputLength; i++)
            {
                SmallVector.AddScaled(_u[i], _mixed.AsSpan(i * InputLength, InputLength), inputGradient);
            }

            for (int k = 0; k < active; k++)
            {
                SmallVector.AddScaled(_u[OutputLength + k], _byInput.AsSpan(_active[k] * InputLength, InputLength), inputGradient);
            }
        }

        return degeneracy;
    }

    /// <summary>Evaluates all functions but the constraints' second derivatives; returns the number of active constraints.</summary>
    private int Evaluate(ReadOnlySpan<double> input, ReadOnlySpan<double> solution)
    {
        foreach (double[] values in (ReadOnlySpan<double[]>)[_gradient, _hessian, _mixed, _constraints, _byOutput, _byInput])
        {
            Array.Clear(values);
        }

        ObjectiveGradient(input, solution, _gradient);
        ObjectiveHessian(input, solution, _hessian);
        ObjectiveMixed(input, solution, _mixed);
        Constraints(input, solution, _constraints);
        ConstraintOutputJacobian(input, solution, _byOutput);
        ConstraintInputJacobian(input, solution, _byInput);
        int active = 0;
        for (int k = 0; k < ConstraintCount; k++)
        {
            if (IsActive(k, input, solution))
            {
                _active[active++] = k;
            }
        }

        return active;
    }

    /// <summary>ν by least squares: Aᵀν = f_y.</summary>
    private Degeneracy FindMultipliers(int active)
    {
        Array.Clear(_multipliers);
        if (active == 0)
        {
            return default;
        }

        Span<double> columns = _multiplierSystem.Prepare(OutputLength, active);
        for (int k = 0; k < active; k++)
        {
            _byOutput.AsSpan(_active[k] * OutputLength, OutputLength).CopyTo(columns[(k * OutputLength)..]);
        }

        // A gradient that vanishes at every solution is left with rounding noise, which must not pass for a direction.
        double size = SmallVector.MaxMagnitude(columns);
        _multiplierSystem.Factor();
        int rank = size > SolutionTolerance * SolutionTolerance ? _multiplierSystem.Rank(ImplicitSystem.RankTolerance) : 0;
        Degeneracy degeneracy = Degeneracy.Of(rank, active, _multiplierSystem.Condition, ConditionLimit);
        if (!degeneracy.IsDegenerate)
        {
            _multiplierSystem.SolveLeastSquares(_gradient, _solved);
            for (int k = 0; k < active; k++)
            {
                _multipliers[_active[k]] = _solved[k];
            }
        }

        return degeneracy;
    }

    private bool IsStationary(int active)
    {
        double size = 1 + SmallVector.MaxMagnitude(_gradient);
        for (int k = 0; k < active; k++)
        {
            int constraint = _active[k];
            SmallVector.AddScaled(-_multipliers[constraint], _byOutput.AsSpan(constraint * OutputLength, OutputLength), _gradient);
            if (!(Math.Abs(_constraints[constraint]) <= SolutionTolerance))
            {
                return false;
            }
        }

        return SmallVector.MaxMagnitude(_gradient) <= SolutionTolerance * size;
    }

    private void WriteBorderedSystem(int active)
    {
        int n = OutputLength, total = n + active;
        Span<double> jacobian = _system.Prepare(total, total, measured: 0);
        for (int i = 0; i < n; i++)
        {
            for (int j = 0; j < n; j++)
            {
                jacobian[(i * total) + j] = 0.5 * (_hessian[(i * n) + j] + _hessian[(j * n) + i]);
            }

            for (int k = 0; k < active; k++)
            {
                double slope = _byOutput[(_active[k] * n) + i];
                jacobian[(i * total) + n + k] = -slope;
                jacobian[((n + k) * total) + i] = slope;
            }
        }
    }
}
