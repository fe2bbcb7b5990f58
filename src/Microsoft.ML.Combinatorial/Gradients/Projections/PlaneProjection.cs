using System.Globalization;
using Microsoft.ML.Combinatorial.Problems;
using static TorchSharp.torch;

namespace Microsoft.ML.Combinatorial.Gradients.Projections;

/// <summary>
/// Removes from each row of costs its part along a vector a. Fits problems of one size whose solutions all have the same product a ·
/// solution, for which the caller answers.
/// </summary>
/// <remarks>
/// <para>Effectively computes <c>costs − (costs · a) a</c> with a scaled to norm 1. The gradient of every row is orthogonal to a.</para>
/// <para>Source: Sahoo et al. 2023, arXiv:2205.15213, section 3.2 (P_plane).</para>
/// </remarks>
public sealed class PlaneProjection : CostProjection
{
    private readonly float[] _unit;

    /// <summary>Makes a projection.</summary>
    /// <param name="normal">a, of any length but zero, one entry for each slot.</param>
    /// <exception cref="ArgumentException">The vector is empty, zero or not finite.</exception>
    public PlaneProjection(IReadOnlyList<float> normal)
    {
        ArgumentNullException.ThrowIfNull(normal);
        Normal = [.. normal];
        double length = Math.Sqrt(Normal.Sum(entry => (double)entry * entry));
        if (!double.IsFinite(length) || length == 0)
        {
            throw new ArgumentException(
                string.Create(CultureInfo.InvariantCulture, $"normal must be finite and not zero; its norm is {length}."), nameof(normal));
        }

        _unit = [.. Normal.Select(entry => (float)(entry / length))];
    }

    /// <summary>Gets a.</summary>
    public IReadOnlyList<float> Normal { get; }

    /// <inheritdoc/>
    public override Tensor Project(Tensor costs, Tensor? mask = null)
    {
        ArgumentNullException.ThrowIfNull(costs);
        if (mask is not null || costs.shape[^1] != _unit.Length)
        {
            throw new ArgumentException($"{nameof(PlaneProjection)} projects {_unit.Length} costs a row, without padding.", nameof(costs));
        }

        using var scope = NewDisposeScope();
        Tensor unit = tensor(_unit, dtype: costs.dtype, device: costs.device);
        return costs.sub(costs.mul(unit).sum(1, true).mul(unit)).MoveToOuterDisposeScope();
    }

    /// <inheritdoc/>
    public override void Check(CombinatorialProblem problem)
    {
        ArgumentNullException.ThrowIfNull(problem);
        if (problem.Size != _unit.Length)
        {
            throw new ArgumentException(
                $"{nameof(PlaneProjection)} projects {_unit.Length} costs, but this {problem.Name} has {problem.Size}.", nameof(problem));
        }
    }

    /// <inheritdoc/>
    public override string ToString() =>
        string.Create(CultureInfo.InvariantCulture, $"PlaneProjection(normal: [{string.Join(", ", Normal)}])");
}
