using TorchSharp;
using static TorchSharp.torch;
using Tensor = TorchSharp.torch.Tensor;

namespace Compat.Tests.TorchSharpPackage.Core;

[TestClass]
public class RandomGoldenTests
{
    [TestMethod]
    public void manual_seed_uniform_normal()
    {
        torch.manual_seed(42);
        var u = torch.rand(4);
        var n = torch.randn(4);
        torch.manual_seed(42);
        var n2 = torch.randn(3, dtype: torch.float64);
        TorchGolden.Check(nameof(manual_seed_uniform_normal), new
        {
            u,
            n,
            n2,
            seed = torch.initial_seed(),
        });
    }

    [TestMethod]
    public void randn_sixteen_path()
    {
        torch.manual_seed(7);
        var a = torch.randn(15);
        torch.manual_seed(7);
        var b = torch.randn(16);
        TorchGolden.Check(nameof(randn_sixteen_path), new
        {
            a15 = a,
            b16 = b,
        });
    }

    [TestMethod]
    public void randint_forms()
    {
        torch.manual_seed(1);
        TorchGolden.Check(nameof(randint_forms), new
        {
            a = torch.randint(10, new long[] { 5 }),
            b = torch.randint(-3, 3, new long[] { 2, 2 }),
            c = torch.randint(0, 100, new long[] { 3 }, dtype: torch.int32),
            bad = TorchGolden.Throws(() => torch.randint(5, 5, new long[] { 1 })),
        });
    }

    [TestMethod]
    public void randperm_seeded()
    {
        torch.manual_seed(3);
        TorchGolden.Check(nameof(randperm_seeded), new
        {
            p = torch.randperm(8),
            q = torch.randperm(5, dtype: torch.int32),
            zero = torch.randperm(0).shape,
        });
    }

    [TestMethod]
    public void generator_is_separate()
    {
        torch.manual_seed(0);
        var before = torch.rand(2);
        var g = new torch.Generator(5);
        var a = torch.rand(3, generator: g);
        var again = torch.rand(3, generator: new torch.Generator(5));
        torch.manual_seed(0);
        TorchGolden.Check(nameof(generator_is_separate), new
        {
            a,
            again,
            undisturbed = torch.rand(2),
            before,
            seed = g.initial_seed(),
        });
    }

    [TestMethod]
    public void global_rng_state()
    {
        torch.manual_seed(11);
        var s = torch.get_rng_state();
        var a = torch.rand(2);
        torch.set_rng_state(s);
        TorchGolden.Check(nameof(global_rng_state), new
        {
            a,
            b = torch.rand(2),
            bytes = s.shape,
        });
    }

    [TestMethod]
    public void bernoulli_multinomial()
    {
        torch.manual_seed(2);
        TorchGolden.Check(nameof(bernoulli_multinomial), new
        {
            b = torch.bernoulli(torch.tensor(new[] { 0f, 1f, 0.5f, 0.5f, 0.5f })),
            m = torch.multinomial(torch.tensor(new[] { 0.1f, 0.0f, 0.9f }), 5, true),
            noRepl = torch.multinomial(torch.tensor(new[] { 1f, 2f, 3f }), 2),
            tooMany = TorchGolden.Throws(() => torch.multinomial(torch.tensor(new[] { 1f, 0f }), 2)),
        });
    }

    [TestMethod]
    public void normal_forms()
    {
        torch.manual_seed(4);
        var a = torch.normal(2.0, 3.0, new long[] { 3 });
        var b = torch.zeros(3).normal_(1, 0.5);
        TorchGolden.Check(nameof(normal_forms), new
        {
            a,
            b,
            c = torch.normal(torch.tensor(new[] { 0f, 100f }), torch.tensor(new[] { 1f, 0.01f })),
        });
    }

    [TestMethod]
    public void multinomial_with_generator()
    {
        TorchGolden.Check(nameof(multinomial_with_generator), new
        {
            m = torch.multinomial(torch.tensor(new[] { 0.2f, 0.3f, 0.5f }), 4, true, new torch.Generator(8)),
            p = torch.randperm(5, generator: new torch.Generator(8)),
            i = torch.randint(100, new long[] { 3 }, generator: new torch.Generator(8)),
            n = torch.randn(2, generator: new torch.Generator(8)),
            b = torch.bernoulli(torch.full(4, 0.5f), new torch.Generator(8)),
        });
    }
}
