using System.Runtime.CompilerServices;
using Microsoft.ML.Combinatorial.Persistence;

namespace Microsoft.ML.Combinatorial.Tests.Persistence;

[TestClass]
public sealed class PayloadCacheTests
{
    private int _decoded;

    [TestMethod]
    public void SameString_DecodedOnce_FromManyThreads()
    {
        PayloadCache<string> cache = Create();
        string payload = new('x', 10);
        var models = new string[64];

        Parallel.For(0, models.Length, i => models[i] = cache.Get(payload.AsMemory()));

        Assert.AreEqual(1, _decoded);
        Assert.IsTrue(models.All(model => ReferenceEquals(model, models[0])));
    }

    [TestMethod]
    public void OtherStrings_AndOtherPartsOfOne_AreOtherModels()
    {
        PayloadCache<string> cache = Create();
        string payload = "firstsecond";

        Assert.AreEqual("<first>", cache.Get(payload.AsMemory(0, 5)));
        Assert.AreEqual("<second>", cache.Get(payload.AsMemory(5)));
        Assert.AreEqual("<first>", cache.Get(payload.AsMemory(0, 5)));
        Assert.AreEqual(2, _decoded);

        Assert.AreEqual("<firstsecond>", cache.Get(new string(payload.AsSpan()).AsMemory()), "an equal string is another payload");
        Assert.AreEqual(3, _decoded);
    }

    [TestMethod]
    public void MemoryOfAnArray_IsDecodedEachTime()
    {
        PayloadCache<string> cache = Create();
        char[] payload = ['a'];
        Assert.AreEqual("<a>", cache.Get(payload));
        payload[0] = 'b';
        Assert.AreEqual("<b>", cache.Get(payload));
    }

    [TestMethod]
    public void AFailure_IsToldEachTime()
    {
        var cache = new PayloadCache<string>(_ => throw new FormatException("damaged"));
        string payload = new('x', 3);
        for (int i = 0; i < 2; i++)
        {
            Assert.AreEqual("damaged", Assert.ThrowsExactly<FormatException>(() => cache.Get(payload.AsMemory())).Message);
        }
    }

    [TestMethod]
    public void AModel_GoesWithItsPayload()
    {
        var cache = new PayloadCache<object>(_ => new object());
        WeakReference model = UseOnce(cache);

        GC.Collect();
        GC.WaitForPendingFinalizers();
        GC.Collect();

        Assert.IsFalse(model.IsAlive);
        GC.KeepAlive(cache);
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static WeakReference UseOnce(PayloadCache<object> cache) => new(cache.Get(new string('x', 5).AsMemory()));

    private PayloadCache<string> Create() => new(payload =>
    {
        Interlocked.Increment(ref _decoded);
        return $"<{payload}>";
    });
}
