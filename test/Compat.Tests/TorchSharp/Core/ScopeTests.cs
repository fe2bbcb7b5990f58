using TorchSharp;
using Tensor = TorchSharp.torch.Tensor;

namespace Compat.Tests.TorchSharpPackage.Core;

[TestClass]
public class ScopeTests
{
    [TestMethod]
    public void ScopesNest()
    {
        using var outer = torch.NewDisposeScope();
        var a = torch.ones(1);
        Tensor b;
        using (torch.NewDisposeScope())
            b = a + 1;
        Assert.IsTrue(b.IsInvalid);
        Assert.IsFalse(a.IsInvalid);
        Assert.AreSame(outer, torch.CurrentDisposeScope);
    }

    [TestMethod]
    public void AScopeBelongsToItsThread()
    {
        using var scope = torch.NewDisposeScope();
        Tensor? other = null;
        DisposeScope? seen = scope;
        var thread = new Thread(() =>
        {
            seen = torch.CurrentDisposeScope;
            other = torch.ones(1);
        });
        thread.Start();
        thread.Join();
        Assert.IsNull(seen);
        Assert.IsFalse(scope.Contains(other!));
        scope.Dispose();
        Assert.IsFalse(other!.IsInvalid);
        other.Dispose();
    }

    [TestMethod]
    public void DisposingOnAnotherThreadIsSafe()
    {
        using var scope = torch.NewDisposeScope();
        var handed = Enumerable.Range(0, 500).Select(_ => torch.ones(1)).ToArray();
        var disposer = Task.Run(() =>
        {
            foreach (var tensor in handed)
                tensor.Dispose();
        });
        for (var i = 0; i < 2_000; i++)
            _ = torch.ones(1);
        disposer.Wait();
        Assert.IsTrue(handed.All(tensor => tensor.IsInvalid));
        Assert.IsGreaterThanOrEqualTo(2_000, scope.DisposablesCount);
    }

    [TestMethod]
    public void ScopesOnManyThreadsDoNotMix() => Parallel.For(0, 16, i =>
    {
        using var scope = torch.NewDisposeScope();
        var tensors = Enumerable.Range(0, 200).Select(j => torch.full(3, i + j, dtype: torch.float32)).ToArray();
        Assert.AreEqual(200, scope.DisposablesCount);
        for (var j = 0; j < tensors.Length; j++)
            Assert.AreEqual(i + j, tensors[j][1].item<float>());
        scope.Dispose();
        Assert.IsTrue(tensors.All(tensor => tensor.IsInvalid));
    });

    [TestMethod]
    public void ClosingOutOfOrderKeepsTheInnerScope()
    {
        var outer = torch.NewDisposeScope();
        var a = torch.ones(1);
        var inner = torch.NewDisposeScope();
        outer.Dispose();
        Assert.IsTrue(a.IsInvalid);
        Assert.AreSame(inner, torch.CurrentDisposeScope);
        var b = torch.ones(1);
        inner.Dispose();
        inner.Dispose();
        Assert.IsTrue(b.IsInvalid);
        Assert.IsNull(torch.CurrentDisposeScope);
    }

    [TestMethod]
    public void MovingToOuterWithoutOneDetaches()
    {
        Tensor a, b;
        using (var scope = torch.NewDisposeScope())
        {
            (a, b) = scope.MoveToOuter(torch.ones(1), torch.ones(2));
            _ = torch.ones(3);
        }

        Assert.IsFalse(a.IsInvalid || b.IsInvalid);
        a.Dispose();
        b.Dispose();
    }

    [TestMethod]
    public void DisposesEverythingButWhatIsNamed()
    {
        using var scope = torch.NewDisposeScope();
        var a = torch.ones(1);
        var b = torch.ones(1);
        Assert.AreSame(b, scope.DisposeEverythingBut(b));
        Assert.IsTrue(a.IsInvalid);
        Assert.IsFalse(b.IsInvalid);
        Assert.AreEqual(1, scope.DisposablesCount);
        scope.DisposeEverything();
        Assert.IsTrue(b.IsInvalid);
        Assert.AreEqual(0, scope.DisposablesCount);
    }

    [TestMethod]
    public void AttachingTakesFromTheOtherScope()
    {
        using var first = torch.NewDisposeScope();
        var a = torch.ones(1);
        using (var second = torch.NewDisposeScope())
        {
            second.Attach(a);
            Assert.IsFalse(first.Contains(a));
            a.MoveToOtherDisposeScope(first);
            Assert.IsFalse(second.Contains(a));
        }

        Assert.IsFalse(a.IsInvalid);
        using var other = new MemoryStream();
        first.Attach(other);
        first.Dispose();
        Assert.IsFalse(other.CanRead);
    }

    [TestMethod]
    public void WrappedScopeKeepsTheResult()
    {
        Tensor? between = null;
        using var result = torch.WrappedTensorDisposeScope(() =>
        {
            between = torch.ones(2) * 3;
            return between.sum();
        });
        Assert.IsTrue(between!.IsInvalid);
        Assert.AreEqual(6f, result.item<float>());
    }

    [TestMethod]
    public void ViewsOutliveTheirBase()
    {
        Tensor view;
        using (var a = torch.arange(6, dtype: torch.float32))
            view = a.reshape(2, 3)[1];
        CollectionAssert.AreEqual(new[] { 3f, 4f, 5f }, view.data<float>().ToArray());
        view.Dispose();
    }
}
