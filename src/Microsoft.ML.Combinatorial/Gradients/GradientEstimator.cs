using Microsoft.ML.Combinatorial.Solvers;
using static TorchSharp.torch;

namespace Microsoft.ML.Combinatorial.Gradients;

/// <summary>
/// How a solver is differentiated. The argmin of a discrete problem has a gradient that is zero almost everywhere; an estimator puts a
/// useful one in its place. It does not know how the problem is solved, and keeps no state between calls: what
/// <see cref="Forward"/> saves belongs to that one call.
/// </summary>
/// <remarks>
/// <para>Shapes: everything is <c>[batch, n]</c> float32, n being <see cref="SolverBatch.Width"/>. Costs are minimised. Projections and
/// margins are applied by the layer before <see cref="Forward"/>, as differentiable operations of their own. Padded slots have solution 0
/// and must get gradient 0.</para>
/// <para>An estimator is made again from its public properties, through the constructor parameters of the same names, when a saved model
/// is trained further.</para>
/// </remarks>
public abstract class GradientEstimator
{
    /// <summary>Solves, and saves what the backward pass needs.</summary>
    /// <param name="solver">Solves a batch of cost rows.</param>
    /// <param name="costs">The costs, <c>[batch, n]</c>, on any device; read only, without gradient tracking.</param>
    /// <param name="key">Keys the noise of estimators that draw some.</param>
    /// <returns>The solution <c>[batch, n]</c>, and anything to be handed to <see cref="Backward(SolverBatch, object?, Tensor)"/>. A <see cref="Tensor"/> or an array of
    /// them is kept by the graph and freed with it, whatever dispose scopes are open; it may be one of the arguments or the solution. Any
    /// other object is kept as it is and must hold no tensors.</returns>
    public abstract (Tensor Solution, object? Saved) Forward(SolverBatch solver, Tensor costs, StepKey key);

    /// <summary>Estimates the gradient of the loss with respect to the costs. Runs without gradient tracking.</summary>
    /// <param name="solver">The solver of the forward pass.</param>
    /// <param name="saved">What the forward pass saved; it may be asked for again where the graph is kept.</param>
    /// <param name="upstream">The gradient of the loss with respect to the solution, <c>[batch, n]</c>.</param>
    /// <returns>The estimate, <c>[batch, n]</c>, to be used as an ordinary gradient.</returns>
    public abstract Tensor Backward(SolverBatch solver, object? saved, Tensor upstream);

    /// <summary>The same for a layer: with the estimator's adaptive state, and room to report what happened. Runs without gradient
    /// tracking; unless overridden it is the other <c>Backward</c>.</summary>
    /// <param name="solver">The solver of the forward pass.</param>
    /// <param name="saved">What the forward pass saved.</param>
    /// <param name="upstream">The gradient of the loss with respect to the solution, <c>[batch, n]</c>.</param>
    /// <param name="context">State and report of this one call.</param>
    /// <returns>The estimate, <c>[batch, n]</c>.</returns>
    public virtual Tensor Backward(SolverBatch solver, object? saved, Tensor upstream, EstimatorContext context) =>
        Backward(solver, saved, upstream);

    /// <summary>The adaptive state of an estimator that has one, as it is before the first step; empty, the default, for none. The layer
    /// keeps it in a buffer, saves it, and lets it change in training mode only.</summary>
    public virtual float[] InitialState() => [];

    /// <summary>What a layer uses in evaluation mode: an estimator whose solution is the solver's own decision, without noise and without
    /// regularisation. This one itself, unless overridden.</summary>
    public virtual GradientEstimator ForEvaluation() => this;
}
