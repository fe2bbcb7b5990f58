using static TorchSharp.torch;

namespace Microsoft.ML.Combinatorial.Benchmarks.Geometry.Comparison;

/// <summary>Attaches a backward pass of one's own to solutions that were found outside of the graph.</summary>
internal sealed class ConditionFunction : autograd.SingleTensorFunction<ConditionFunction>
{
    /// <summary>dL/dinputs from inputs, solutions and dL/dsolutions.</summary>
    public delegate Tensor Product(Tensor inputs, Tensor solutions, Tensor upstream);

    public override string Name => "Condition";

    public static Tensor Apply(Tensor inputs, Tensor solutions, Product product) => apply(inputs, solutions.detach(), product);

    /// <summary>The rows of values whose solution exists; zeros in the others, as in our own layer.</summary>
    public static Tensor WhereSolved(Tensor solutions, Tensor values) =>
        values.where(solutions.abs().sum(1, true).gt(0), zeros_like(values));

    public override Tensor forward(autograd.AutogradContext ctx, params object[] vars)
    {
        ctx.save_for_backward([(Tensor)vars[0], (Tensor)vars[1]]);
        ctx.save_data("product", vars[2]);
        return ((Tensor)vars[1]).clone();
    }

    public override List<Tensor> backward(autograd.AutogradContext ctx, Tensor grad_output)
    {
        using IDisposable untracked = no_grad();
        List<Tensor> saved = ctx.get_saved_variables();
        return [((Product)ctx.get_data("product"))(saved[0], saved[1], grad_output), null!, null!];
    }
}
