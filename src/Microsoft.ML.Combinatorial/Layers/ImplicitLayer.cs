using System.Globalization;
using System.Numerics.Tensors;
using Microsoft.ML.Combinatorial.Geometry.Minimal;
using static TorchSharp.torch;
using Tensor = TorchSharp.torch.Tensor;

namespace Microsoft.ML.Combinatorial.Layers;

/// <summary>
/// A geometric solver as a layer of a network: measurements in, solutions out, and back the exact derivative of the equations that the solution
/// satisfies. Effectively computes y with F(x, y) = 0, and dL/dx = F_xᵀ u with F_yᵀ u = −dL/dy.
/// </summary>
/// <remarks>
/// <para>Shapes: inputs <c>[batch, InputLength]</c> → solutions <c>[batch, OutputLength]</c>, both float32 or both float64, any device. Solved in
/// double on the CPU, rows in parallel; results are the same, bit for bit, at any thread count. No parameters, no randomness.</para>
/// <para>Where a sample has several real solutions, a call takes the first that the solver gives (its order depends on the input only), the nearest to a
/// reference, or the one of least residual. The choice itself is not differentiated: it is constant around almost every input.</para>
/// <para>A row without solution comes out as zeros. Its gradient is zero, and so is that of a row whose derivative does not exist or is lost in
/// rounding (<see cref="Degeneracy"/>), and of a row whose gradient from above is not finite. All of them are counted in
/// <see cref="Diagnostics"/>; no NaN comes out of finite inputs.</para>
/// <para>The work is the solver's own plus a handful of tensor operations. Nothing is saved in the graph but the double-precision inputs and
/// solutions, so the backward pass may be run again. It cannot be differentiated in turn. Source: MinBackProp (Sukhanov et al. 2024), with the
/// differences that the solvers name.</para>
/// </remarks>
public sealed class ImplicitLayer : nn.Module<Tensor, Tensor>
{
    private static readonly ImplicitCall.Selection TakeFirst = (batch, solutions, selected) =>
    {
        int length = batch.Solver.OutputLength, stride = batch.Solver.MaxSolutions * length;
        for (int row = 0; row < selected.Length / length; row++)
        {
            solutions.Slice(row * stride, length).CopyTo(selected[(row * length)..]);
        }
    };

    private readonly GeometryBatch _batch;
    private ImplicitCall? _last;

    /// <summary>Makes a layer.</summary>
    /// <param name="solver">The solver to clone for each thread; stays the caller's.</param>
    /// <param name="maxDegreeOfParallelism">Rows solved at a time: −1, the default, for as many as there are processors, or at least 1. Fewer leave
    /// processors to others; the result is the same.</param>
    /// <exception cref="ArgumentOutOfRangeException">The degree is zero or below −1.</exception>
    public ImplicitLayer(IMinimalSolver solver, int maxDegreeOfParallelism = -1)
        : base(nameof(ImplicitLayer)) =>
        _batch = new GeometryBatch(solver, maxDegreeOfParallelism);

    /// <summary>Gets the solver whose clones do the work: its lengths describe a row.</summary>
    public IMinimalSolver Solver => _batch.Solver;

    /// <summary>Gets how the last forward pass went, and the backward pass that belongs to it.</summary>
    public ImplicitDiagnostics Diagnostics => _last?.Diagnostics ?? default;

    internal ReadOnlySpan<double> LastSolutions => _last is null ? [] : _last.Selected;

    /// <summary>Solves, and takes the first solution of each row.</summary>
    /// <param name="inputs">Measurements <c>[batch, InputLength]</c>, finite.</param>
    /// <returns>Solutions <c>[batch, OutputLength]</c>; zeros where a row has none.</returns>
    /// <exception cref="ArgumentException">Shape or type of a tensor is wrong, or an input is not finite.</exception>
    public override Tensor forward(Tensor inputs) => Pass(inputs, Solver.MaxSolutions == 1 ? null : TakeFirst);

    /// <summary>Solves, and takes of each row the solution nearest to a reference, with the sign nearer to it where the sign is free.</summary>
    /// <param name="inputs">Measurements <c>[batch, InputLength]</c>, finite.</param>
    /// <param name="reference">The references <c>[batch, OutputLength]</c>, finite, of the inputs' type; they get no gradient.</param>
    /// <inheritdoc cref="forward" path="/returns"/>
    /// <inheritdoc cref="forward" path="/exception"/>
    /// <remarks>With a solver that has one solution only, the sign is chosen all the same.</remarks>
    public Tensor Forward(Tensor inputs, Tensor reference)
    {
        ArgumentNullException.ThrowIfNull(inputs);
        ArgumentNullException.ThrowIfNull(reference);
        Check(reference, nameof(reference), Solver.OutputLength, inputs.dtype);
        if (inputs.shape[0] != reference.shape[0])
        {
            throw new ArgumentException($"reference has {reference.shape[0]} rows, inputs {inputs.shape[0]}.", nameof(reference));
        }

        double[] references = ReadFinite(reference, nameof(reference), Solver.OutputLength);
        return Pass(inputs, (batch, solutions, selected) => batch.SelectNearest(solutions, references, selected));
    }

    /// <summary>Solves, and takes of each row the solution of least residual.</summary>
    /// <param name="inputs">Measurements <c>[batch, InputLength]</c>, finite.</param>
    /// <param name="residual">Rates a solution by something that the solver did not see, such as further correspondences.</param>
    /// <inheritdoc cref="forward" path="/returns"/>
    /// <inheritdoc cref="forward" path="/exception"/>
    public Tensor Forward(Tensor inputs, SolutionResidual residual)
    {
        ArgumentNullException.ThrowIfNull(residual);
        return Pass(inputs, (batch, solutions, selected) => batch.SelectLeastResidual(solutions, residual, selected));
    }

    private static double[] ReadFinite(Tensor tensor, string name, int width)
    {
        double[] values = HostDoubles.Read(tensor);
        if (Math.Abs(TensorPrimitives.MaxMagnitude<double>(values)) <= double.MaxValue)
        {
            return values;
        }

        int at = Array.FindIndex(values, value => !double.IsFinite(value));
        throw new ArgumentException(
            string.Create(CultureInfo.InvariantCulture, $"{name}: row {at / width}, entry {at % width} is {values[at]}; it must be finite."), name);
    }

    private static void Check(Tensor tensor, string name, int width, ScalarType? type)
    {
        bool typeFits = type is null ? tensor.dtype is ScalarType.Float32 or ScalarType.Float64 : tensor.dtype == type;
        if (!typeFits || tensor.shape.Length != 2 || tensor.shape[0] == 0 || tensor.shape[1] != width)
        {
            throw new ArgumentException(
                $"{name} must be {type?.ToString() ?? "Float32 or Float64"} [batch, {width}], was {tensor.dtype} [{string.Join(", ", tensor.shape)}].",
                name);
        }
    }

    private Tensor Pass(Tensor inputs, ImplicitCall.Selection? select)
    {
        ArgumentNullException.ThrowIfNull(inputs);
        Check(inputs, nameof(inputs), Solver.InputLength, null);
        var call = new ImplicitCall(_batch, ReadFinite(inputs, nameof(inputs), Solver.InputLength), select);
        Tensor solutions = ImplicitFunction.Apply(inputs, call);
        _last = call;
        return solutions;
    }
}
