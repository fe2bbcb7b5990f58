using System.Runtime.InteropServices;
using TorchSharp;
using Tensor = TorchSharp.torch.Tensor;

namespace Compat.Tests.TorchSharpPackage.Core;

/// <summary>Mistakes end in a managed exception, and what is right stays right while the collector runs.</summary>
[TestClass]
public class NeverDownTests
{
    [TestMethod]
    public void MatmulOfWrongShapesThrows()
    {
        var error = Assert.ThrowsExactly<ExternalException>(() => torch.ones(2, 3).matmul(torch.ones(2, 3)));
        StringAssert.Contains(error.Message, "2x3 and 2x3");
    }

    [TestMethod]
    public void GradOfAnUnusedInputThrowsOrIsNull()
    {
        var x = torch.ones(1, requires_grad: true);
        var unused = torch.ones(1, requires_grad: true);
        var y = x * 2;
        var error = Assert.ThrowsExactly<ExternalException>(() => torch.autograd.grad([y], [unused], retain_graph: true));
        StringAssert.Contains(error.Message, "appears to not have been used");
        Assert.IsNull(torch.autograd.grad([y], [unused], allow_unused: true)[0]);
    }

    [TestMethod]
    public void GradOfAFreedGraphThrows()
    {
        var x = torch.ones(1, requires_grad: true);
        var y = x * x;
        _ = torch.autograd.grad([y], [x]);
        var error = Assert.ThrowsExactly<ExternalException>(() => torch.autograd.grad([y], [x]));
        StringAssert.Contains(error.Message, "second time");
    }

    [TestMethod]
    public void SavedTensorsOfAFreedGraphThrow()
    {
        var x = torch.ones(1, requires_grad: true);
        var y = Functions.Cube.apply(x);
        y.backward();
        var error = Assert.ThrowsExactly<ExternalException>(() => y.backward());
        StringAssert.Contains(error.Message, "second time");
    }

    [TestMethod]
    public void AnExceptionInBackwardComesOutAsItself()
    {
        var x = torch.ones(2, requires_grad: true);
        var y = (Functions.Thrower.apply(x * 2) + 1).sum();
        var error = Assert.ThrowsExactly<TimeZoneNotFoundException>(() => y.backward());
        Assert.AreEqual("no zone", error.Message);
        StringAssert.Contains(error.StackTrace, nameof(Functions.Thrower));
    }

    [TestMethod]
    public void AnExceptionInBackwardComesOutOfGradToo()
    {
        var x = torch.ones(2, requires_grad: true);
        Assert.ThrowsExactly<TimeZoneNotFoundException>(() => torch.autograd.grad([Functions.Thrower.apply(x).sum()], [x]));
        (x * 3).sum().backward();
        Assert.AreEqual(3f, x.grad![0].item<float>(), "The thread goes on working.");
    }

    [TestMethod]
    public void AnErrorOfLibtorchInBackwardComesOut()
    {
        var x = torch.ones(2, requires_grad: true);
        var error = Assert.ThrowsExactly<ExternalException>(() => Functions.WrongShape.apply(x).sum().backward());
        StringAssert.Contains(error.Message, "expected shape");
    }

    [TestMethod]
    public void TooFewGradientsAreNamed()
    {
        var x = torch.ones(2, requires_grad: true);
        var error = Assert.ThrowsExactly<InvalidOperationException>(() => Functions.Forgetful.apply(x, x).sum().backward());
        StringAssert.Contains(error.Message, "Forgetful");
        StringAssert.Contains(error.Message, "expected 2, got 1");
    }

    [TestMethod]
    public void TemporariesLiveUntilTheCallIsDone()
    {
        using var stop = new CancellationTokenSource();
        var collector = Task.Run(() =>
        {
            while (!stop.IsCancellationRequested)
            {
                GC.Collect();
                GC.WaitForPendingFinalizers();
            }
        });
        try
        {
            for (var i = 0; i < 200; i++)
                Assert.AreEqual(20_000f, Make().exp().log().add(Make()).sum().item<float>(), 1f);
        }
        finally
        {
            stop.Cancel();
            collector.Wait();
        }

        static Tensor Make() => torch.ones(10_000);
    }

    [TestMethod]
    public void NullsAndDisposedTensorsThrow()
    {
        var x = torch.ones(2);
        Assert.ThrowsExactly<NullReferenceException>(() => x.mul((Tensor)null!));
        Assert.ThrowsExactly<NullReferenceException>(() => torch.cat([x, null!]));
        var gone = torch.ones(2);
        gone.Dispose();
        gone.Dispose();
        Assert.ThrowsExactly<InvalidOperationException>(() => x + gone);
        Assert.ThrowsExactly<InvalidOperationException>(() => torch.stack([x, gone]));
        Assert.ThrowsExactly<InvalidOperationException>(() => gone.data<float>());
        Assert.ThrowsExactly<InvalidOperationException>(() => gone.requires_grad);
        Assert.ThrowsExactly<InvalidOperationException>(() => gone.backward());
    }

    [TestMethod]
    public void AnotherDeviceIsRefused()
    {
        var x = torch.ones(1);
        var error = Assert.ThrowsExactly<NotSupportedException>(() => x.cuda());
        StringAssert.Contains(error.Message, "CPU build");
        Assert.ThrowsExactly<NotSupportedException>(() => x.to("cuda:0"));
        Assert.IsFalse(torch.cuda.is_available());
    }

    [TestMethod]
    public void EveryOperatorIsThere()
    {
        var type = typeof(torch).Assembly.GetType("TorchSharp.Ops");
        if (type is null)
            Assert.Inconclusive("This is the package itself.");
        var operators = type.GetFields().Select(field => field.GetValue(null)!).ToArray();
        Assert.IsGreaterThan(250, operators.Length);
        var missing = operators.Where(op => (bool)op.GetType().GetProperty("IsMissing")!.GetValue(op)!);
        Assert.AreEqual("", string.Join(", ", missing.Select(op => op.GetType().GetProperty("Name")!.GetValue(op))));
    }

    [TestMethod]
    public void AMissingOperatorIsNamed()
    {
        var type = typeof(torch).Assembly.GetType("TorchSharp.Op");
        if (type is null)
            Assert.Inconclusive("This is the package itself.");
        var op = Activator.CreateInstance(type, "aten::no_such_operator", "out");
        var error = Assert.ThrowsExactly<System.Reflection.TargetInvocationException>(() => type.GetProperty("Handle")!.GetValue(op));
        Assert.IsInstanceOfType<NotSupportedException>(error.InnerException);
        StringAssert.Contains(error.InnerException.Message, "has no operator aten::no_such_operator.out");
    }
}
