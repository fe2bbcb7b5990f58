using System.Globalization;
using System.Numerics.Tensors;
using Microsoft.ML.Combinatorial.Gradients;
using Microsoft.ML.Combinatorial.Problems;
using Microsoft.ML.Combinatorial.Solvers;
using static TorchSharp.torch;
using Tensor = TorchSharp.torch.Tensor;

namespace Microsoft.ML.Combinatorial.Losses;

/// <summary>
/// CaVE, the cone-aligned loss: turns the predicted costs into the cone of costs under which the true solution is optimal. Solver-free: no solve while
/// training.
/// </summary>
/// <remarks>
/// <para>Effectively computes <c>1 − cos(ĉ − mean(ĉ), t)</c>, with <c>t = (1 − interior) p/‖p‖ + interior m/‖m‖</c> held constant: p is the projection of
/// the centred costs onto the cone, m the sum of the cone's edges, a point well inside. 0 … 2; a row without direction (all costs equal, or pointing straight
/// away from the cone) counts 1 and
/// has no gradient.</para>
/// <para>For subsets of fixed size, rankings, and spanning trees (<see cref="IExchangePolytope"/>), whose cone is that of the exchanges. Needs true
/// solutions.</para>
/// <para>Source: Tang and Khalil 2024, "CaVE: a cone-aligned approach for fast predict-then-optimize", arXiv:2312.07718. Differs: costs are centred,
/// since on these problems one number added to all costs changes no decision and would otherwise pass for alignment.</para>
/// </remarks>
public sealed class ConeAlignedLoss : CostLoss
{
    // A projection so much shorter than the costs is rounding: the costs point straight away from the cone.
    private const double NoDirection = 1e-7;

    /// <summary>Makes the loss.</summary>
    /// <param name="interior">How far the goal lies inside the cone, 0 … below 1; default 0.2. At 0 the goal is the nearest point of the cone, on its
    /// edge, where decisions tie.</param>
    /// <exception cref="ArgumentOutOfRangeException">The value is not in [0, 1).</exception>
    public ConeAlignedLoss(double interior = 0.2)
    {
        Interior = interior is >= 0 and < 1
            ? interior
            : throw new ArgumentOutOfRangeException(nameof(interior), interior, "interior must be at least 0 and below 1.");
    }

    /// <summary>Gets how far the goal lies inside the cone.</summary>
    public double Interior { get; }

    /// <inheritdoc/>
    protected override Tensor Rows(SolverBatch solver, Tensor costs, LossTarget target, StepKey key)
    {
        ArgumentNullException.ThrowIfNull(costs);
        ArgumentNullException.ThrowIfNull(target);
        ArgumentNullException.ThrowIfNull(solver);
        IReadOnlyList<Exchange>[] table = ExchangeTable.Of(solver, target.Solution!, nameof(ConeAlignedLoss));
        Tensor centred = Centred(solver, costs);
        Tensor goal = Goals(solver, table, centred).to(costs.dtype, costs.device);
        Tensor norm = centred.square().sum(1).clamp_min(1e-30).sqrt();
        return centred.mul(goal).sum(1).div(norm).neg().add(1);
    }

    /// <inheritdoc/>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"ConeAligned(interior: {Interior})");

    /// <summary>The costs less their row's mean; padding stays 0.</summary>
    private static Tensor Centred(SolverBatch solver, Tensor costs)
    {
        Tensor? mask = PaddingMask.Of(solver, costs.shape[0], costs.device);
        if (mask is null)
        {
            return costs.sub(costs.mean([1], keepdim: true));
        }

        Tensor inside = mask.to(costs.dtype);
        return costs.sub(costs.sum(1, keepdim: true).div(inside.sum(1, keepdim: true))).mul(inside);
    }

    /// <summary>The unit vector that each row is turned to, float64 on the CPU.</summary>
    private Tensor Goals(SolverBatch solver, IReadOnlyList<Exchange>[] table, Tensor centred)
    {
        double[] values = centred.detach().to(ScalarType.Float64, CPU).contiguous().data<double>().ToArray();
        var centre = new double[solver.Width];
        for (int row = 0; row < table.Length; row++)
        {
            Span<double> goal = values.AsSpan(row * solver.Width, solver.ProblemOf(row, table.Length).Size);
            double length = TensorPrimitives.Norm<double>(goal);
            OptimalityCone.Project(table[row], goal);
            Normalize(goal, NoDirection * length);
            Span<double> inside = centre.AsSpan(0, goal.Length);
            inside.Clear();
            OptimalityCone.AddCentre(table[row], inside);
            Normalize(inside, 0);
            for (int slot = 0; slot < goal.Length; slot++)
            {
                goal[slot] = ((1 - Interior) * goal[slot]) + (Interior * inside[slot]);
            }

            Normalize(goal, 0);
        }

        return tensor(values, [table.Length, solver.Width]);
    }

    private static void Normalize(Span<double> vector, double zero)
    {
        double norm = TensorPrimitives.Norm<double>(vector);
        if (norm > zero)
        {
            TensorPrimitives.Divide(vector, norm, vector);
        }
        else
        {
            vector.Clear();
        }
    }
}
