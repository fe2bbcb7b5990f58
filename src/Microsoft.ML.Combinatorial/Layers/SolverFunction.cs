using static TorchSharp.torch;

namespace Microsoft.ML.Combinatorial.Layers;

/// <summary>Puts a <see cref="SolverCall"/> into the autograd graph.</summary>
internal sealed class SolverFunction : autograd.SingleTensorFunction<SolverFunction>
{
    private const string Call = "call";

    public override string Name => "CombinatorialSolver";

    public static Tensor Apply(Tensor costs, SolverCall call) => apply(costs, call);

    public override Tensor forward(autograd.AutogradContext ctx, params object[] vars)
    {
        var call = (SolverCall)vars[1];
        List<Tensor> keep = [];
        Tensor solution = call.Forward((Tensor)vars[0], keep);
        ctx.save_data(Call, call);
        if (call.KeepsTensors)
        {
            ctx.save_for_backward(keep);
        }

        return solution;
    }

    public override List<Tensor> backward(autograd.AutogradContext ctx, Tensor grad_output)
    {
        var call = (SolverCall)ctx.get_data(Call);
        List<Tensor> kept = call.KeepsTensors ? ctx.get_saved_variables() : [];
        using IDisposable untracked = no_grad();
        Tensor gradient = call.Backward(kept, grad_output);
        kept.ForEach(tensor => tensor.Dispose());
        return [gradient, null!];
    }
}
