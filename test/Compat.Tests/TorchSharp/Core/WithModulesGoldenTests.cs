using TorchSharp;
using static TorchSharp.torch;
using F = TorchSharp.torch.nn.functional;
using Tensor = TorchSharp.torch.Tensor;

namespace Compat.Tests.TorchSharpPackage.Core;

[TestClass]
public class WithModulesGoldenTests
{
    [TestMethod]
    public void one_hot()
    {
        TorchGolden.Check(nameof(one_hot), new
        {
            auto = F.one_hot(torch.tensor(new long[] { 0, 2 })),
            wide = F.one_hot(torch.tensor(new long[,] { { 1 } }), 3),
            i32 = TorchGolden.Throws(() => F.one_hot(torch.tensor(new[] { 1 }))),
            small = TorchGolden.Throws(() => F.one_hot(torch.tensor(new long[] { 3 }), 2)),
        });
    }

    [TestMethod]
    public void module_dispose_kills_parameters()
    {
        var m = nn.Sequential(nn.Linear(1, 1), nn.ReLU());
        var w = m.get_parameter("0.weight");
        m.Dispose();
        var t = torch.ones(1);
        t.Dispose();
        t.Dispose();
        TorchGolden.Check(nameof(module_dispose_kills_parameters), new
        {
            w = w.IsInvalid,
            use = TorchGolden.Throws(() => { var _ = t.shape; }),
            toString = TorchGolden.Throws(() => t.ToString()),
        });
    }

    [TestMethod]
    public void dtype_mismatch_messages()
    {
        TorchGolden.Check(nameof(dtype_mismatch_messages), new
        {
            mm = TorchGolden.Throws(() => torch.ones(1, 1).mm(torch.ones(1, 1, dtype: torch.float64))),
            lin = TorchGolden.Throws(() => nn.Linear(1, 1).call(torch.ones(1, 1, dtype: torch.float64))),
            emb = TorchGolden.Throws(() => nn.Embedding(2, 1).call(torch.ones(1))),
            boolSub = TorchGolden.Throws(() => torch.tensor(new[] { true }) - torch.tensor(new[] { false })),
            boolNeg = TorchGolden.Throws(() => -torch.tensor(new[] { true })),
        });
    }
}
