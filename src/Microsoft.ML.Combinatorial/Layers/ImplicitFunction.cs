using static TorchSharp.torch;

namespace Microsoft.ML.Combinatorial.Layers;

/// <summary>Puts an <see cref="ImplicitCall"/> into the autograd graph.</summary>
internal sealed class ImplicitFunction : autograd.SingleTensorFunction<ImplicitFunction>
{
    private const string Call = "call";

    public override string Name => "ImplicitSolver";

    public static Tensor Apply(Tensor inputs, ImplicitCall call) => apply(inputs, call);

    public override Tensor forward(autograd.AutogradContext ctx, params object[] vars)
    {
        var call = (ImplicitCall)vars[1];
        ctx.save_data(Call, call);
        return call.Forward((Tensor)vars[0]);
    }

    public override List<Tensor> backward(autograd.AutogradContext ctx, Tensor grad_output)
    {
        var call = (ImplicitCall)ctx.get_data(Call);
        using IDisposable untracked = no_grad();
        return [call.Backward(grad_output), null!];
    }
}
