using TorchSharp;
using static TorchSharp.torch.autograd;
using Tensor = TorchSharp.torch.Tensor;

namespace Compat.Tests.TorchSharpPackage.Core;

/// <summary>Autograd functions that the tests apply.</summary>
internal static class Functions
{
    public sealed class Cube : SingleTensorFunction<Cube>
    {
        public override string Name => nameof(Cube);

        public override Tensor forward(AutogradContext ctx, params object[] vars)
        {
            var x = (Tensor)vars[0];
            ctx.save_for_backward([x]);
            return x.pow(3);
        }

        public override List<Tensor> backward(AutogradContext ctx, Tensor grad_output) =>
            [grad_output * 3 * ctx.get_saved_variables()[0].square()];
    }

    /// <summary>Saves its output and a number; gives two results.</summary>
    public sealed class ExpAndScale : MultiTensorFunction<ExpAndScale>
    {
        public override string Name => nameof(ExpAndScale);

        public override List<Tensor> forward(AutogradContext ctx, params object[] vars)
        {
            var x = (Tensor)vars[0];
            var y = x.exp();
            ctx.save_for_backward([y]);
            ctx.save_data("factor", vars[1]);
            return [y, x * (double)vars[1]];
        }

        public override List<Tensor> backward(AutogradContext ctx, List<Tensor> grad_outputs)
        {
            var y = ctx.get_saved_variables()[0];
            return [(grad_outputs[0] * y) + (grad_outputs[1] * (double)ctx.get_data("factor")), null!];
        }
    }

    /// <summary>Hands its gradients on as they come.</summary>
    public sealed class Watcher : MultiTensorFunction<Watcher>
    {
        public static List<bool> Missing { get; } = [];

        public override string Name => nameof(Watcher);

        public override List<Tensor> forward(AutogradContext ctx, params object[] vars)
        {
            ctx.set_materialize_grads((bool)vars[1]);
            var x = (Tensor)vars[0];
            return [x * 1, x * 1];
        }

        public override List<Tensor> backward(AutogradContext ctx, List<Tensor> grad_outputs)
        {
            Missing.Clear();
            Missing.AddRange(grad_outputs.Select(gradient => gradient is null));
            return [grad_outputs[0], null!];
        }
    }

    /// <summary>Doubles its input in place.</summary>
    public sealed class DoubleInPlace : SingleTensorFunction<DoubleInPlace>
    {
        public override string Name => nameof(DoubleInPlace);

        public override Tensor forward(AutogradContext ctx, params object[] vars)
        {
            var x = (Tensor)vars[0];
            ctx.mark_dirty([x]);
            return x.mul_(2);
        }

        public override List<Tensor> backward(AutogradContext ctx, Tensor grad_output) => [grad_output * 2];
    }

    /// <summary>Its backward differentiates a graph of its own.</summary>
    public sealed class Inner : SingleTensorFunction<Inner>
    {
        public override string Name => nameof(Inner);

        public override Tensor forward(AutogradContext ctx, params object[] vars)
        {
            ctx.save_for_backward([(Tensor)vars[0]]);
            return ((Tensor)vars[0]).sin();
        }

        public override List<Tensor> backward(AutogradContext ctx, Tensor grad_output)
        {
            using var recording = torch.enable_grad();
            var x = ctx.get_saved_variables()[0].detach().requires_grad_();
            var results = Cube.apply(x.sin()).pow(1.0 / 3);
            return [grad([results], [x], [grad_output])[0]];
        }
    }

    public sealed class Thrower : SingleTensorFunction<Thrower>
    {
        public override string Name => nameof(Thrower);

        public override Tensor forward(AutogradContext ctx, params object[] vars) => (Tensor)vars[0] * 1;

        public override List<Tensor> backward(AutogradContext ctx, Tensor grad_output) => throw new TimeZoneNotFoundException("no zone");
    }

    public sealed class AsksForData : SingleTensorFunction<AsksForData>
    {
        public override string Name => nameof(AsksForData);

        public override Tensor forward(AutogradContext ctx, params object[] vars) => (Tensor)vars[0] * 1;

        public override List<Tensor> backward(AutogradContext ctx, Tensor grad_output) => [grad_output * (double)ctx.get_data("factor")];
    }

    public sealed class WrongShape : SingleTensorFunction<WrongShape>
    {
        public override string Name => nameof(WrongShape);

        public override Tensor forward(AutogradContext ctx, params object[] vars) => (Tensor)vars[0] * 1;

        public override List<Tensor> backward(AutogradContext ctx, Tensor grad_output) => [torch.ones(7, 3)];
    }

    public sealed class Forgetful : SingleTensorFunction<Forgetful>
    {
        public override string Name => nameof(Forgetful);

        public override Tensor forward(AutogradContext ctx, params object[] vars) => (Tensor)vars[0] + (Tensor)vars[1];

        public override List<Tensor> backward(AutogradContext ctx, Tensor grad_output) => [grad_output];
    }
}
