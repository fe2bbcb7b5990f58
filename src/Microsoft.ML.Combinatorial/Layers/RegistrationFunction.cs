using TorchSharp;
using static TorchSharp.torch;

namespace Microsoft.ML.Combinatorial.Layers;

/// <summary>Puts a <see cref="RegistrationCall"/> into the autograd graph: weighted pairs <c>[batch, 7 n]</c> → transformations.</summary>
internal sealed class RegistrationFunction : autograd.SingleTensorFunction<RegistrationFunction>
{
    private const string Call = "call";

    public override string Name => "WeightedRegistration";

    public static Tensor Apply(Tensor pairs, RegistrationCall call) => apply(pairs, call);

    public override Tensor forward(autograd.AutogradContext ctx, params object[] vars)
    {
        var call = (RegistrationCall)vars[1];
        ctx.save_data(Call, call);
        return call.Forward((Tensor)vars[0]);
    }

    public override List<Tensor> backward(autograd.AutogradContext ctx, Tensor grad_output)
    {
        using IDisposable untracked = no_grad();
        return [((RegistrationCall)ctx.get_data(Call)).Backward(grad_output), null!];
    }
}
