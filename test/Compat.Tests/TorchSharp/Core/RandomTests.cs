using TorchSharp;
using static TorchSharp.torch;
using Tensor = TorchSharp.torch.Tensor;

namespace Compat.Tests.TorchSharpPackage.Core;

[TestClass]
[DoNotParallelize]
public class RandomTests
{
    [TestMethod]
    public void SeedFortyTwo()
    {
        torch.manual_seed(42);
        var drawn = torch.randn(3).data<float>().ToArray();
        Assert.AreEqual(0.33669, drawn[0], 1e-5);
        Assert.AreEqual(0.12881, drawn[1], 1e-5);
        Assert.AreEqual(0.23446, drawn[2], 1e-5);
        Assert.AreEqual(42, torch.initial_seed());
    }

    [TestMethod]
    public void AStateCanBeTakenAndPutBack()
    {
        using var generator = new Generator(9);
        using var state = generator.get_state();
        var first = torch.rand(4, generator: generator);
        generator.set_state(state);
        Assert.IsTrue(first.Equals(torch.rand(4, generator: generator)));
        generator.manual_seed(9);
        Assert.IsTrue(first.Equals(torch.rand(4, generator: generator)));
        Assert.AreNotEqual(9, generator.seed());
    }

    [TestMethod]
    public void EveryDrawTakesAGenerator()
    {
        Same(g => torch.rand(2, 2, generator: g));
        Same(g => torch.randn(new long[] { 3 }, dtype: float64, generator: g));
        Same(g => torch.randint(0, 100, new long[] { 5 }, generator: g));
        Same(g => torch.randperm(6, generator: g));
        Same(g => torch.normal(1, 2, [3], generator: g));
        Same(g => torch.zeros(5).uniform_(-1, 1, g));
        Same(g => torch.zeros(5).exponential_(2, g));
        Same(g => torch.zeros(5).normal_(0, 1, g));
        Same(g => torch.zeros(5).log_normal_(0, 1, g));
        Same(g => torch.zeros(5).cauchy_(0, 1, g));
        Same(g => torch.zeros(5).geometric_(0.3, g));
        Same(g => torch.zeros(5).random_(3, 30, g));
        Same(g => torch.zeros(5).bernoulli_(0.4, g));
        Same(g => torch.full(5, 4f).poisson(g));
        Same(g => torch.full(5, 0.5f).multinomial(3, false, g));

        static void Same(Func<Generator, Tensor> draw)
        {
            using var a = new Generator(17);
            using var b = new Generator(17);
            using var first = draw(a);
            Assert.IsTrue(first.Equals(draw(b)));
            Assert.IsFalse(first.Equals(draw(b)), "The generator has moved on.");
        }
    }

    [TestMethod]
    public void DrawsStayInTheirRange()
    {
        using var generator = new Generator(5);
        var uniform = torch.rand(10_000, generator: generator);
        Assert.IsTrue(((uniform >= 0) & (uniform < 1)).all().item<bool>());
        Assert.AreEqual(0.5, uniform.mean().item<float>(), 0.02);
        var whole = torch.randint(-2, 3, new long[] { 10_000 }, generator: generator);
        CollectionAssert.AreEqual(new long[] { -2, -1, 0, 1, 2 }, whole.unique().output.data<long>().ToArray());
        CollectionAssert.AreEqual(
            Enumerable.Range(0, 50).Select(i => (long)i).ToArray(), torch.randperm(50).sort().Values.data<long>().ToArray());
        for (var i = 0; i < 50; i++)
            Assert.IsTrue(torch.randint_int(3, 6, generator) is >= 3 and < 6);
        Assert.IsTrue(torch.rand_float(generator) is >= 0 and < 1);
    }

    [TestMethod]
    public void DisposedGeneratorsThrow()
    {
        var generator = new Generator(1);
        generator.Dispose();
        generator.Dispose();
        Assert.ThrowsExactly<ObjectDisposedException>(() => torch.rand(1, generator: generator));
    }

    [TestMethod]
    public void ThreadsCanBeCounted()
    {
        var before = torch.get_num_threads();
        torch.set_num_threads(1);
        Assert.AreEqual(1, torch.get_num_threads());
        torch.set_num_threads(before);
        Assert.AreEqual(before, torch.get_num_threads());
    }
}
