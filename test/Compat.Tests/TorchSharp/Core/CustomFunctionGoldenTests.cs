using TorchSharp;
using static TorchSharp.torch;
using Tensor = TorchSharp.torch.Tensor;

namespace Compat.Tests.TorchSharpPackage.Core;

[TestClass]
public class CustomFunctionGoldenTests
{
    [TestMethod]
    public void single_function_saved_tensor()
    {
        var x = torch.tensor(new[] { 1f, -3f }, requires_grad: true);
        var y = Square.apply(x);
        y.sum().backward();
        TorchGolden.Check(nameof(single_function_saved_tensor), new
        {
            y,
            x.grad,
            y.requires_grad,
            y.is_leaf,
        });
    }

    [TestMethod]
    public void single_function_with_constant()
    {
        var x = torch.ones(2, requires_grad: true);
        var y = Scale.apply(x, 2.5);
        (y * y).sum().backward();
        TorchGolden.Check(nameof(single_function_with_constant), new
        {
            y,
            x.grad,
        });
    }

    [TestMethod]
    public void null_gradient_for_tensor_input()
    {
        var a = torch.full(1, 2f, requires_grad: true);
        var b = torch.full(1, 3f, requires_grad: true);
        NoGradSecond.apply(a, b).sum().backward();
        TorchGolden.Check(nameof(null_gradient_for_tensor_input), new
        {
            a = a.grad,
            bIsNull = b.grad is null,
        });
    }

    [TestMethod]
    public void multi_function_unused_output()
    {
        var a = torch.full(2, 5f, requires_grad: true);
        var b = torch.full(2, 1f, requires_grad: true);
        var r = SumDiff.apply(a, b);
        (r[1] * 3).sum().backward();
        TorchGolden.Check(nameof(multi_function_unused_output), new
        {
            r,
            a = a.grad,
            b = b.grad,
        });
    }

    [TestMethod]
    public void non_differentiable_output()
    {
        var x = torch.tensor(new[] { 1f, 9f, 3f }, requires_grad: true);
        var r = Indices.apply(x);
        r[0].sum().backward();
        TorchGolden.Check(nameof(non_differentiable_output), new
        {
            r,
            needs = r.Select(t => t.requires_grad),
            x.grad,
        });
    }

    [TestMethod]
    public void straight_through_inside_a_net()
    {
        var w = torch.tensor(new[] { 0.5f, -0.5f }, requires_grad: true);
        var y = Hard.apply(w * 2);
        (y * torch.tensor(new[] { 3f, 4f })).sum().backward();
        TorchGolden.Check(nameof(straight_through_inside_a_net), new
        {
            y,
            w.grad,
        });
    }

    private sealed class Square : autograd.SingleTensorFunction<Square> {
        public override string Name => "Square";
        public override Tensor forward(autograd.AutogradContext ctx, params object[] v) { var x = (Tensor)v[0]; ctx.save_for_backward(new() { x }); return x * x; }
        public override List<Tensor> backward(autograd.AutogradContext ctx, Tensor g) => new() { g * 2 * ctx.get_saved_variables()[0] };
    }

    private sealed class Scale : autograd.SingleTensorFunction<Scale> {
        public override string Name => "Scale";
        public override Tensor forward(autograd.AutogradContext ctx, params object[] v) { ctx.save_data("k", v[1]); return (Tensor)v[0] * (double)v[1]; }
        public override List<Tensor> backward(autograd.AutogradContext ctx, Tensor g) => new() { g * (double)ctx.get_data("k"), null! };
    }

    private sealed class NoGradSecond : autograd.SingleTensorFunction<NoGradSecond> {
        public override string Name => "NoGradSecond";
        public override Tensor forward(autograd.AutogradContext ctx, params object[] v) { ctx.save_for_backward(new() { (Tensor)v[1] }); return (Tensor)v[0] * (Tensor)v[1]; }
        public override List<Tensor> backward(autograd.AutogradContext ctx, Tensor g) => new() { g * ctx.get_saved_variables()[0], null! };
    }

    private sealed class SumDiff : autograd.MultiTensorFunction<SumDiff> {
        public override string Name => "SumDiff";
        public override List<Tensor> forward(autograd.AutogradContext ctx, params object[] v) { var a = (Tensor)v[0]; var b = (Tensor)v[1]; return new() { a + b, a - b }; }
        public override List<Tensor> backward(autograd.AutogradContext ctx, List<Tensor> g) { return new() { g[0] + g[1], g[0] - g[1] }; }
    }

    private sealed class Indices : autograd.MultiTensorFunction<Indices> {
        public override string Name => "Indices";
        public override List<Tensor> forward(autograd.AutogradContext ctx, params object[] v) { var x = (Tensor)v[0]; var i = x.argmax(0); ctx.mark_non_differentiable(new() { i }); return new() { x * 5, i }; }
        public override List<Tensor> backward(autograd.AutogradContext ctx, List<Tensor> g) => new() { g[0] * 5 };
    }

    private sealed class Hard : autograd.SingleTensorFunction<Hard> {
        public override string Name => "Hard";
        public override Tensor forward(autograd.AutogradContext ctx, params object[] v) => ((Tensor)v[0] > 0).to(float32);
        public override List<Tensor> backward(autograd.AutogradContext ctx, Tensor g) => new() { g };
    }
}
