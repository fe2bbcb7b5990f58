using Microsoft.ML.Combinatorial.Geometry.LinearAlgebra;
using Microsoft.ML.Combinatorial.Geometry.Minimal;

namespace Microsoft.ML.Combinatorial.Geometry.Declarative;

/// <summary>
/// A node whose solution satisfies equations: F(x, y) = 0, at least as many as there are unknowns. Effectively computes dL/dx = F_xᵀ u with
/// F_yᵀ u = −dL/dy, the shortest u over all equations.
/// </summary>
/// <remarks>More equations than unknowns are welcome where all of them hold, and need not be thinned out. Equations whose gradient vanishes at every
/// solution, such as a sum of squares, say nothing about the derivative: the sample is then flagged as rank-deficient. Units matter:
/// equations and unknowns should be of like size.</remarks>
public abstract class EquationNode : DeclarativeNode
{
    private readonly ImplicitSystem _system;
    private readonly double[] _residual;
    private readonly double[] _byInput;
    private readonly double[] _u;

    /// <summary>Makes the node and its work space.</summary>
    /// <param name="inputLength">The length of x, at least 1.</param>
    /// <param name="outputLength">The length of y, at least 1.</param>
    /// <param name="equationCount">The length of F, at least that of y.</param>
    /// <param name="maxSolutions">The most solutions of a sample, at least 1.</param>
    /// <exception cref="ArgumentOutOfRangeException">A length is too small.</exception>
    protected EquationNode(int inputLength, int outputLength, int equationCount, int maxSolutions = 1)
        : base(inputLength, outputLength, maxSolutions)
    {
        EquationCount = AtLeast(equationCount, outputLength, nameof(equationCount));
        _system = new ImplicitSystem(equationCount, outputLength);
        _residual = new double[equationCount];
        _byInput = new double[equationCount * inputLength];
        _u = new double[equationCount];
    }

    /// <summary>Gets the number of equations.</summary>
    public int EquationCount { get; }

    /// <inheritdoc/>
    public sealed override DerivativeCheck Check(ReadOnlySpan<double> input, ReadOnlySpan<double> solution, double stepSize = 1e-5)
    {
        double[] x = input.ToArray(), y = solution.ToArray();
        double[] byY = new double[EquationCount * OutputLength], byX = new double[EquationCount * InputLength];
        OutputJacobian(x, y, byY);
        InputJacobian(x, y, byX);
        return default(DerivativeCheck)
            .And(nameof(OutputJacobian), byY, EquationCount, y, stepSize, (point, values) => Residual(x, point, values))
            .And(nameof(InputJacobian), byX, EquationCount, x, stepSize, (point, values) => Residual(point, y, values));
    }

    /// <summary>F(x, y).</summary>
    /// <param name="input">x.</param>
    /// <param name="solution">y.</param>
    /// <param name="residual"><see cref="EquationCount"/> values, to be overwritten.</param>
    protected abstract void Residual(ReadOnlySpan<double> input, ReadOnlySpan<double> solution, Span<double> residual);

    /// <summary>F_y, one row for each equation.</summary>
    /// <param name="input">x.</param>
    /// <param name="solution">y.</param>
    /// <param name="jacobian">EquationCount × OutputLength values, zeros at first.</param>
    protected abstract void OutputJacobian(ReadOnlySpan<double> input, ReadOnlySpan<double> solution, Span<double> jacobian);

    /// <summary>F_x, one row for each equation.</summary>
    /// <param name="input">x.</param>
    /// <param name="solution">y.</param>
    /// <param name="jacobian">EquationCount × InputLength values, zeros at first.</param>
    protected abstract void InputJacobian(ReadOnlySpan<double> input, ReadOnlySpan<double> solution, Span<double> jacobian);

    private protected sealed override Degeneracy DifferentiateCore(
        ReadOnlySpan<double> input, ReadOnlySpan<double> solution, ReadOnlySpan<double> upstream, Span<double> inputGradient)
    {
        Residual(input, solution, _residual);
        Span<double> jacobian = _system.Prepare(EquationCount, OutputLength, measured: 0);
        OutputJacobian(input, solution, jacobian);
        double size = SmallVector.MaxMagnitude(jacobian) * SmallVector.MaxMagnitude(solution);
        if (!(SmallVector.MaxMagnitude(_residual) <= SolutionTolerance * (1 + size)))
        {
            return Degeneracy.NoSolution;
        }

        Degeneracy degeneracy = _system.Solve(upstream, _u, ConditionLimit);
        if (!degeneracy.IsDegenerate)
        {
            Array.Clear(_byInput);
            InputJacobian(input, solution, _byInput);
            for (int i = 0; i < EquationCount; i++)
            {
                SmallVector.AddScaled(_u[i], _byInput.AsSpan(i * InputLength, InputLength), inputGradient);
            }
        }

        return degeneracy;
    }
}
