using TorchSharp;
using static TorchSharp.torch;
using Tensor = TorchSharp.torch.Tensor;

namespace Compat.Tests.TorchSharpPackage.Core;

[TestClass]
public class ScopeGoldenTests
{
    [TestMethod]
    public void scope_disposes_and_counts()
    {
        Tensor a, b;
        int both, one;
        using (var d = torch.NewDisposeScope()) { a = torch.ones(2); b = a + 1; both = d.DisposablesCount; b.Dispose(); one = d.DisposablesCount; }
        TorchGolden.Check(nameof(scope_disposes_and_counts), new
        {
            both,
            one,
            aInvalid = a.IsInvalid,
            use = TorchGolden.Throws(() => a.add(1)),
            scopeGone = torch.CurrentDisposeScope is null,
        });
    }

    [TestMethod]
    public void move_to_outer()
    {
        using var outer = torch.NewDisposeScope();
        Tensor kept;
        using (var inner = torch.NewDisposeScope()) { kept = (torch.ones(2) * 2).MoveToOuterDisposeScope(); _ = torch.zeros(1); }
        TorchGolden.Check(nameof(move_to_outer), new
        {
            valid = !kept.IsInvalid,
            outerCount = outer.DisposablesCount,
            contains = outer.Contains(kept),
            kept = kept.sum().item<float>(),
        });
    }

    [TestMethod]
    public void detach_and_attach()
    {
        Tensor t, u;
        using (var d = torch.NewDisposeScope()) { t = torch.ones(1).DetachFromDisposeScope(); u = d.MoveToOuter(torch.zeros(1)); }
        var alive = (t: !t.IsInvalid, u: !u.IsInvalid);
        u.Dispose();
        bool after;
        using (var d = torch.NewDisposeScope()) { d.Attach(t); after = d.Contains(t); }
        TorchGolden.Check(nameof(detach_and_attach), new
        {
            alive,
            after,
            disposed = t.IsInvalid,
        });
    }

    [TestMethod]
    public void statistics_counters()
    {
        var s = DisposeScopeManager.Statistics;
        s.Reset();
        var a = torch.ones(1);
        Tensor k;
        using (torch.NewDisposeScope()) { var b = torch.ones(1); k = b + a; k.DetachFromDisposeScope(); }
        var r = new { s.CreatedInScopeCount, s.CreatedOutsideScopeCount, s.DisposedInScopeCount, s.DetachedFromScopeCount, s.ThreadTotalLiveCount };
        a.Dispose();
        k.Dispose();
        TorchGolden.Check(nameof(statistics_counters), new
        {
            r,
            liveAfter = s.ThreadTotalLiveCount,
        });
    }
}
