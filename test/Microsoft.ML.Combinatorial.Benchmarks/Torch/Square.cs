using TorchSharp;
using static TorchSharp.torch;

namespace Microsoft.ML.Combinatorial.Benchmarks.Torch;

/// <summary>A function with a managed backward pass that saves its input.</summary>
internal sealed class Square : autograd.SingleTensorFunction<Square>
{
    public override string Name => nameof(Square);

    public override Tensor forward(autograd.AutogradContext ctx, params object[] vars)
    {
        var input = (Tensor)vars[0];
        ctx.save_for_backward([input]);
        return input.mul(input);
    }

    public override List<Tensor> backward(autograd.AutogradContext ctx, Tensor grad_output)
    {
        List<Tensor> saved = ctx.get_saved_variables();
        return [grad_output.mul(saved[0]).mul(2)];
    }
}
