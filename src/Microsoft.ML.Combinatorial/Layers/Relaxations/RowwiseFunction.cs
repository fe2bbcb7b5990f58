using Microsoft.ML.Combinatorial.Gradients;
using static TorchSharp.torch;

namespace Microsoft.ML.Combinatorial.Layers.Relaxations;

/// <summary>Puts a function of one row at a time, with a derivative of its own, into the autograd graph. Rows run in parallel.</summary>
internal sealed class RowwiseFunction : autograd.SingleTensorFunction<RowwiseFunction>
{
    private const string Passes = "passes";

    /// <summary>From one row to another of the same length.</summary>
    public delegate void Pass(ReadOnlySpan<float> input, Span<float> output);

    public override string Name => "Rowwise";

    /// <param name="values"><c>[batch, n]</c> float32.</param>
    /// <param name="create">Makes the forward and the backward pass of a row; they share what they need.</param>
    public static Tensor Apply(Tensor values, Func<(Pass Forward, Pass Backward)> create)
    {
        ArgumentNullException.ThrowIfNull(values);
        if (values.shape.Length != 2 || values.shape[1] == 0 || values.dtype != ScalarType.Float32)
        {
            throw new ArgumentException(
                $"values must be Float32 [batch, n], were {values.dtype} [{string.Join(", ", values.shape)}].", nameof(values));
        }

        return apply(values, create);
    }

    public override Tensor forward(autograd.AutogradContext ctx, params object[] vars)
    {
        var create = (Func<(Pass Forward, Pass Backward)>)vars[1];
        var backward = new Pass[((Tensor)vars[0]).shape[0]];
        ctx.save_data(Passes, backward);
        return Run((Tensor)vars[0], (row, input, output) =>
        {
            (Pass forward, backward[row]) = create();
            forward(input, output);
        });
    }

    public override List<Tensor> backward(autograd.AutogradContext ctx, Tensor grad_output)
    {
        var passes = (Pass[])ctx.get_data(Passes);
        using IDisposable untracked = no_grad();
        return [Run(grad_output, (row, input, output) => passes[row](input, output)), null!];
    }

    private static Tensor Run(Tensor values, RowPass pass)
    {
        using var scope = NewDisposeScope();
        Tensor host = TensorRows.OnHost(values), result = empty(values.shape, ScalarType.Float32);
        (HostRows from, HostRows to) = (new(host), new(result));
        HostRows.ForEach((int)values.shape[0], values.numel(), Environment.ProcessorCount, row => pass(row, from[row], to[row]));
        GC.KeepAlive(host);
        return result.to(values.device).MoveToOuterDisposeScope();
    }

    private delegate void RowPass(int row, ReadOnlySpan<float> input, Span<float> output);
}
