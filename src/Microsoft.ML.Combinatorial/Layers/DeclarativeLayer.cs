using System.Globalization;
using Microsoft.ML.Combinatorial.Geometry.Declarative;
using Microsoft.ML.Combinatorial.Geometry.Minimal;
using static TorchSharp.torch;
using Tensor = TorchSharp.torch.Tensor;

namespace Microsoft.ML.Combinatorial.Layers;

/// <summary>
/// A solver of one's own as a layer, differentiated by the conditions that its solution satisfies: equations (<see cref="EquationNode"/>) or a
/// minimum under constraints (<see cref="ConstrainedMinimumNode"/>). An <see cref="ImplicitLayer"/> that also mistrusts the derivatives it was given.
/// </summary>
/// <remarks>At the first pass it compares every derivative that the node's author wrote with central differences, at the first row that has a
/// solution, and refuses to go on where one is wrong: a wrong derivative trains, but towards something else. <see cref="ImplicitDiagnostics.Unsatisfied"/>
/// counts rows whose solution does not satisfy the conditions. Source: Gould, Hartley and Campbell, Deep Declarative Networks, 2022.</remarks>
public sealed class DeclarativeLayer : nn.Module<Tensor, Tensor>
{
    private readonly ImplicitLayer _layer;
    private readonly double _largestError;
    private bool _checked;

    /// <summary>Makes a layer.</summary>
    /// <param name="node">The node to clone for each thread; stays the caller's.</param>
    /// <param name="maxDegreeOfParallelism">As for <see cref="ImplicitLayer"/>.</param>
    /// <param name="largestError">How far a derivative may be from its differences, relative to 1 + its size; 1e−4 by default. Functions with
    /// large third derivatives need more; positive infinity turns the comparison off.</param>
    /// <exception cref="ArgumentOutOfRangeException">The degree is zero or below −1, or the error is not positive.</exception>
    public DeclarativeLayer(DeclarativeNode node, int maxDegreeOfParallelism = -1, double largestError = 1e-4)
        : base(nameof(DeclarativeLayer))
    {
        _layer = new ImplicitLayer(node, maxDegreeOfParallelism);
        _largestError = largestError > 0
            ? largestError
            : throw new ArgumentOutOfRangeException(nameof(largestError), largestError, "largestError must be positive.");
    }

    /// <summary>Gets the node whose clones do the work.</summary>
    public DeclarativeNode Node => (DeclarativeNode)_layer.Solver;

    /// <inheritdoc cref="ImplicitLayer.Diagnostics"/>
    public ImplicitDiagnostics Diagnostics => _layer.Diagnostics;

    /// <inheritdoc cref="ImplicitLayer.forward"/>
    /// <exception cref="InvalidOperationException">A derivative of the node is wrong.</exception>
    public override Tensor forward(Tensor inputs) => Checked(inputs, _layer.forward(inputs));

    /// <inheritdoc cref="ImplicitLayer.Forward(Tensor, Tensor)"/>
    /// <exception cref="InvalidOperationException">A derivative of the node is wrong.</exception>
    public Tensor Forward(Tensor inputs, Tensor reference) => Checked(inputs, _layer.Forward(inputs, reference));

    /// <inheritdoc cref="ImplicitLayer.Forward(Tensor, SolutionResidual)"/>
    /// <exception cref="InvalidOperationException">A derivative of the node is wrong.</exception>
    public Tensor Forward(Tensor inputs, SolutionResidual residual) => Checked(inputs, _layer.Forward(inputs, residual));

    private Tensor Checked(Tensor inputs, Tensor solutions)
    {
        for (int row = 0; !_checked && double.IsFinite(_largestError) && row < inputs.shape[0]; row++)
        {
            ReadOnlySpan<double> solution = _layer.LastSolutions.Slice(row * Node.OutputLength, Node.OutputLength);
            if (solution.IndexOfAnyExcept(0) >= 0)
            {
                var input = HostDoubles.Read(inputs).AsSpan(row * Node.InputLength, Node.InputLength);
                DerivativeCheck worst = ((DeclarativeNode)Node.Clone()).Check(input, solution);
                if (!(worst.Error <= _largestError))
                {
                    solutions.Dispose();
                    throw new InvalidOperationException(string.Create(
                        CultureInfo.InvariantCulture,
                        $"{worst.Name} of {Node.GetType().Name} is wrong: its row {worst.Row}, column {worst.Column} is off from central differences by {worst.Error:0.0e+00}, more than {_largestError}."));
                }

                _checked = true;
            }
        }

        return solutions;
    }
}
