using System.Diagnostics;
using System.Runtime.CompilerServices;
using TorchSharp;
using Tensor = TorchSharp.torch.Tensor;

namespace Compat.Tests.TorchSharpPackage.Core;

/// <summary>Nothing is left behind: counts of live tensors and resident memory. Not beside other tests, which make tensors too.</summary>
[TestClass]
[DoNotParallelize]
public class MemoryTests
{
    private const double MB = 1 << 20;

    [TestMethod]
    public void OperationsLeaveNothing() => LeavesNothing(100_000, () =>
    {
        using var a = torch.ones(4);
        using var b = a + 1;
    });

    [TestMethod]
    public void ScopesLeaveNothing() => LeavesNothing(5_000, () =>
    {
        using var scope = torch.NewDisposeScope();
        var a = torch.rand(3, 4);
        var (values, indices) = a.max(1);
        _ = (a[1..] * values.sum() + indices[0]).chunk(2, 1)[0].exp().to(torch.float64).data<double>().ToArray();
        a[0, 1] = 3;
        a[a > 1] = 0f;
    });

    [TestMethod]
    public void CustomFunctionsLeaveNothing()
    {
        var x = torch.ones(4, requires_grad: true);
        LeavesNothing(10_000, () =>
        {
            using var scope = torch.NewDisposeScope();
            Functions.Cube.apply(x).sum().backward();
            x.grad = null;
        });
        x.Dispose();
    }

    [TestMethod]
    public void FailuresLeaveNothing()
    {
        using var a = torch.ones(2);
        using var b = torch.ones(3);
        LeavesNothing(20_000, () =>
        {
            try
            {
                (a + b).Dispose();
            }
            catch (System.Runtime.InteropServices.ExternalException)
            {
                return;
            }

            Assert.Fail("An error was expected.");
        });
    }

    [TestMethod]
    public void ExceptionsInBackwardLeaveNothing()
    {
        var x = torch.ones(4, requires_grad: true);
        LeavesNothing(2_000, () =>
        {
            using var scope = torch.NewDisposeScope();
            Assert.ThrowsExactly<TimeZoneNotFoundException>(() => Functions.Thrower.apply(x).sum().backward());
        });
        x.Dispose();
    }

    [TestMethod]
    public void ForgottenGraphsAreCollected()
    {
        Collect();
        var before = Tensor.TotalCount;
        var x = torch.ones(4, requires_grad: true);
        Forget(x, 500);
        x.Dispose();
        Collect();
        Assert.AreEqual(before, Tensor.TotalCount);

        [MethodImpl(MethodImplOptions.NoInlining)]
        static void Forget(Tensor x, int times)
        {
            for (var i = 0; i < times; i++)
                _ = Functions.ExpAndScale.apply(x, 2.0)[0].sum();
        }
    }

    [TestMethod]
    public void ForgottenTensorsDoNotFillTheMemory()
    {
        Collect();
        var before = Resident();
        double most = 0;
        for (var i = 0; i < 2_000; i++)
        {
            _ = torch.zeros(1 << 20);
            if (i % 50 == 0)
                most = Math.Max(most, Resident() - before);
        }

        Assert.IsLessThan(2_000.0, most / MB, "2,000 forgotten tensors of 4 MB would be 8,000 MB.");
    }

    [TestMethod]
    public void SharedArraysAreLetGo()
    {
        var reference = Share();
        Collect();
        Assert.IsFalse(reference.IsAlive);

        [MethodImpl(MethodImplOptions.NoInlining)]
        static WeakReference Share()
        {
            var array = new float[100];
            using var tensor = torch.from_array(array);
            using var view = tensor[1..];
            array[1] = 5;
            Assert.AreEqual(5f, view[0].item<float>());
            return new WeakReference(array);
        }
    }

    [TestMethod]
    public void CountsGoUpAndDown()
    {
        Collect();
        var before = Tensor.TotalCount;
        var a = torch.ones(1);
        Assert.AreEqual(before + 1, Tensor.TotalCount);
        Assert.IsGreaterThanOrEqualTo(before + 1, Tensor.PeakCount);
        a.Dispose();
        a.Dispose();
        Assert.AreEqual(before, Tensor.TotalCount);
    }

    private static void LeavesNothing(int times, Action action)
    {
        for (var i = 0; i < 200; i++)
            action();
        Collect();
        var (tensors, memory) = (Tensor.TotalCount, Resident());
        for (var i = 0; i < times; i++)
            action();
        Collect();
        Assert.AreEqual(tensors, Tensor.TotalCount, "live tensors");
        Assert.IsLessThan(30.0, (Resident() - memory) / MB, "megabytes that stayed");
    }

    private static void Collect()
    {
        for (var i = 0; i < 3; i++)
        {
            GC.Collect();
            GC.WaitForPendingFinalizers();
        }
    }

    private static double Resident()
    {
        using var process = Process.GetCurrentProcess();
        return process.WorkingSet64;
    }
}
