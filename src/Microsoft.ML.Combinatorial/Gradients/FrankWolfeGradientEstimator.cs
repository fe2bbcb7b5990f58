using System.Globalization;
using Microsoft.ML.Combinatorial.Solvers;
using static TorchSharp.torch;

namespace Microsoft.ML.Combinatorial.Gradients;

/// <summary>
/// Regularised solving: the point of the solutions' convex hull with least cost plus half its squared norm, found by calling the solver at
/// the gradient again and again, and differentiated exactly.
/// </summary>
/// <remarks>
/// <para>Shapes: costs <c>[batch, n]</c> → solution <c>[batch, n]</c>, a mixture of solutions: fractional.</para>
/// <para>Effectively computes <c>y = argmin of costs · y + (ν/2) ‖y‖²</c> over the convex hull, which is the hull's point nearest to
/// <c>−costs/ν</c>; and <c>gradient = −(1/ν) P upstream</c>, P being the orthogonal projection onto the directions in which the active
/// solutions differ. Where y is a solution itself, the gradient is 0. Solver calls: one a row and iteration forward, none backward.</para>
/// <para>Every iteration adds the solver's answer to the active solutions and moves to the best point of their affine hull, dropping those
/// whose weight would be negative: away and fully corrective steps in one. It ends at the tolerance, when nothing new comes, or at the limit.
/// Costs at which the solver is asked are <c>costs + ν y</c>: never below the costs where solutions are not negative.</para>
/// <para>Source: Wolfe 1976, "Finding the nearest point in a polytope", doi:10.1007/BF01580381; as a layer Dalle et al. 2022,
/// arXiv:2207.13513, section 3. Differs from it in: the derivative is that of the face found, by a linear solve, rather than of the
/// iterations.</para>
/// </remarks>
public sealed class FrankWolfeGradientEstimator : GradientEstimator
{
    /// <summary>Makes an estimator.</summary>
    /// <param name="regularization">ν &gt; 0, default 1, in units of the costs. Larger: smoother, more solutions mixed, further from the
    /// decision.</param>
    /// <param name="maxIterations">≥ 1, default 100.</param>
    /// <param name="tolerance">≥ 0, default 10⁻⁶: the duality gap to end at, as a share of 1 + |objective|.</param>
    /// <exception cref="ArgumentOutOfRangeException">A number is outside its range.</exception>
    public FrankWolfeGradientEstimator(double regularization = 1, int maxIterations = 100, double tolerance = 1e-6)
    {
        if (!double.IsFinite(regularization) || regularization <= 0)
        {
            throw new ArgumentOutOfRangeException(nameof(regularization), regularization, "regularization must be finite and above 0.");
        }

        ArgumentOutOfRangeException.ThrowIfLessThan(maxIterations, 1);
        if (!double.IsFinite(tolerance) || tolerance < 0)
        {
            throw new ArgumentOutOfRangeException(nameof(tolerance), tolerance, "tolerance must be finite and not negative.");
        }

        Regularization = regularization;
        MaxIterations = maxIterations;
        Tolerance = tolerance;
    }

    /// <summary>Gets ν.</summary>
    public double Regularization { get; }

    /// <summary>Gets the most solver calls for a row.</summary>
    public int MaxIterations { get; }

    /// <summary>Gets the duality gap to end at.</summary>
    public double Tolerance { get; }

    /// <inheritdoc/>
    public override (Tensor Solution, object? Saved) Forward(SolverBatch solver, Tensor costs, StepKey key)
    {
        ArgumentNullException.ThrowIfNull(solver);
        ArgumentNullException.ThrowIfNull(costs);
        using var scope = NewDisposeScope();
        Tensor host = TensorRows.OnHost(costs), solution = NoisyCosts.Empty(solver, costs.shape);
        int rows = (int)costs.shape[0];
        (HostRows from, HostRows to) = (new(host), new(solution));
        var mixtures = new SolutionMixture[rows];
        for (int row = 0; row < rows; row++)
        {
            mixtures[row] = new SolutionMixture(from[row][..solver.ProblemOf(row, rows).Size], Regularization, Tolerance);
        }

        for (int iteration = 0; iteration < MaxIterations && Improve(solver, mixtures); iteration++)
        {
        }

        for (int row = 0; row < rows; row++)
        {
            mixtures[row].WriteTo(to[row]);
        }

        GC.KeepAlive(host);
        return (solution.to(costs.device).MoveToOuterDisposeScope(), mixtures);
    }

    /// <inheritdoc/>
    public override Tensor Backward(SolverBatch solver, object? saved, Tensor upstream)
    {
        ArgumentNullException.ThrowIfNull(solver);
        ArgumentNullException.ThrowIfNull(upstream);
        if (saved is not SolutionMixture[] mixtures)
        {
            throw new ArgumentException("saved must be what Forward saved.", nameof(saved));
        }

        using var scope = NewDisposeScope();
        Tensor host = TensorRows.OnHost(upstream), gradient = zeros(upstream.shape, ScalarType.Float32);
        (HostRows slopes, HostRows to) = (new(host), new(gradient));
        HostRows.ForEach(
            mixtures.Length, gradient.numel(), solver.MaxDegreeOfParallelism, row => mixtures[row].Differentiate(slopes[row], to[row]));
        GC.KeepAlive(host);
        return gradient.to(upstream.device).MoveToOuterDisposeScope();
    }

    /// <summary>Evaluates without regularisation: the solver's decision, without a gradient.</summary>
    public override GradientEstimator ForEvaluation() => DecisionGradientEstimator.Instance;

    /// <inheritdoc/>
    public override string ToString() => string.Create(
        CultureInfo.InvariantCulture,
        $"FrankWolfe(regularization: {Regularization}, maxIterations: {MaxIterations}, tolerance: {Tolerance})");

    /// <summary>One solve for every row that is not done; whether some row may gain from another.</summary>
    private static bool Improve(SolverBatch solver, SolutionMixture[] mixtures)
    {
        // Rows that share one problem may be left out once they are done; where each has its own, the batch must stay whole.
        int[] open = [.. Enumerable.Range(0, mixtures.Length).Where(row => solver.InstanceCount > 1 || !mixtures[row].IsDone)];
        if (!Array.Exists(open, row => !mixtures[row].IsDone))
        {
            return false;
        }

        var slopes = new float[open.Length * solver.Width];
        var solutions = new float[slopes.Length];
        for (int i = 0; i < open.Length; i++)
        {
            mixtures[open[i]].WriteSlope(slopes.AsSpan(i * solver.Width, solver.Width));
        }

        solver.Solve(slopes, solutions);
        HostRows.ForEach(open.Length, 10L * slopes.Length, solver.MaxDegreeOfParallelism, i =>
            mixtures[open[i]].Add(solutions.AsSpan(i * solver.Width, solver.Width)));

        return true;
    }
}
