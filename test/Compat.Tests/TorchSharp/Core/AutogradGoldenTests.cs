using TorchSharp;
using static TorchSharp.torch;
using Tensor = TorchSharp.torch.Tensor;

namespace Compat.Tests.TorchSharpPackage.Core;

[TestClass]
public class AutogradGoldenTests
{
    [TestMethod]
    public void backward_and_accumulation()
    {
        var x = torch.tensor(new[] { 1f, 2f, 3f }, requires_grad: true);
        var before = x.grad is null;
        (x * x).sum().backward();
        var first = x.grad!.clone();
        (x * x).sum().backward();
        TorchGolden.Check(nameof(backward_and_accumulation), new
        {
            before,
            first,
            second = x.grad,
            gradNeedsGrad = x.grad!.requires_grad,
        });
    }

    [TestMethod]
    public void backward_twice_and_retain_graph()
    {
        var x = torch.tensor(new[] { 2f }, requires_grad: true);
        var y = x * x;
        y.backward();
        var err = TorchGolden.Throws(() => y.backward());
        var z = x * x * x;
        z.backward(retain_graph: true);
        z.backward();
        TorchGolden.Check(nameof(backward_twice_and_retain_graph), new
        {
            err,
            x.grad,
        });
    }

    [TestMethod]
    public void backward_needs_scalar_or_grad()
    {
        var x = torch.ones(2, requires_grad: true);
        var y = x * 3;
        var err = TorchGolden.Throws(() => y.backward());
        y.backward(new[] { torch.tensor(new[] { 1f, 10f }) });
        TorchGolden.Check(nameof(backward_needs_scalar_or_grad), new
        {
            err,
            x.grad,
            noGraph = TorchGolden.Throws(() => torch.ones(1).backward()),
        });
    }

    [TestMethod]
    public void autograd_grad_leaves_grad_alone()
    {
        var x = torch.tensor(new[] { 3.0 }, requires_grad: true);
        var y = torch.tensor(new[] { 4.0 }, requires_grad: true);
        var g = torch.autograd.grad(new[] { x * x * y }, new[] { x, y });
        var w = torch.autograd.grad(new[] { x * 2 }, new[] { x }, new[] { torch.tensor(new[] { 5.0 }) });
        TorchGolden.Check(nameof(autograd_grad_leaves_grad_alone), new
        {
            g,
            w,
            gradIsNull = x.grad is null,
        });
    }

    [TestMethod]
    public void double_backward()
    {
        var x = torch.tensor(new[] { 2.0, -1.0 }, requires_grad: true);
        var g = torch.autograd.grad(new[] { x.pow(3).sum() }, new[] { x }, retain_graph: true, create_graph: true)[0];
        var h = torch.autograd.grad(new[] { g.sum() }, new[] { x })[0];
        TorchGolden.Check(nameof(double_backward), new
        {
            g,
            needsGrad = g.requires_grad,
            h,
        });
    }

    [TestMethod]
    public void no_grad_detach_flags()
    {
        var x = torch.ones(2, requires_grad: true);
        Tensor a;
        bool inside;
        using (torch.no_grad()) { a = x * 2; inside = torch.is_grad_enabled(); }
        var d = x.detach();
        d[0] = 7f;
        TorchGolden.Check(nameof(no_grad_detach_flags), new
        {
            aNeeds = a.requires_grad,
            inside,
            after = torch.is_grad_enabled(),
            dNeeds = d.requires_grad,
            shared = x,
            yLeaf = (x * 2).is_leaf,
            xLeaf = x.is_leaf,
            cloneNeeds = x.clone().requires_grad,
        });
    }

    [TestMethod]
    public void requires_grad_errors()
    {
        TorchGolden.Check(nameof(requires_grad_errors), new
        {
            ints = TorchGolden.Throws(() => torch.tensor(new[] { 1 }, requires_grad: true)),
            ints2 = TorchGolden.Throws(() => torch.arange(3).requires_grad_()),
            nonLeaf = TorchGolden.Throws(() => { var y = torch.ones(1, requires_grad: true) * 2; y.requires_grad = false; }),
            ok = torch.ones(1).requires_grad_().requires_grad,
            withFlag = torch.ones(1).with_requires_grad().requires_grad,
        });
    }

    [TestMethod]
    public void broadcast_and_index_gradients()
    {
        var b = torch.tensor(new[] { 1f, 2f }, requires_grad: true);
        (torch.ones(3, 2) * b).sum().backward();
        var x = torch.tensor(new[] { 1f, 2f, 3f }, requires_grad: true);
        x[torch.tensor(new long[] { 0, 0, 2 })].sum().backward();
        var m = torch.tensor(new[] { 1f, 5f, 5f }, requires_grad: true);
        m.max().backward();
        TorchGolden.Check(nameof(broadcast_and_index_gradients), new
        {
            b.grad,
            picked = x.grad,
            tieMax = m.grad,
        });
    }
}
