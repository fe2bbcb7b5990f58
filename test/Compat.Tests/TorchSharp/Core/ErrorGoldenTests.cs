using TorchSharp;
using static TorchSharp.torch;
using Tensor = TorchSharp.torch.Tensor;

namespace Compat.Tests.TorchSharpPackage.Core;

[TestClass]
public class ErrorGoldenTests
{
    [TestMethod]
    public void shape_mismatch_messages()
    {
        TorchGolden.Check(nameof(shape_mismatch_messages), new
        {
            mm = TorchGolden.Throws(() => torch.ones(2, 3).mm(torch.ones(2, 3))),
            add = TorchGolden.Throws(() => torch.ones(2) + torch.ones(3)),
            bmm = TorchGolden.Throws(() => torch.ones(1, 2, 2).bmm(torch.ones(2, 2, 2))),
            mv = TorchGolden.Throws(() => torch.ones(2, 2).mv(torch.ones(3))),
            stack = TorchGolden.Throws(() => torch.stack(new[] { torch.ones(2), torch.ones(3) })),
            dim = TorchGolden.Throws(() => torch.ones(2).sum(3)),
        });
    }

    [TestMethod]
    public void item_type_checks()
    {
        TorchGolden.Check(nameof(item_type_checks), new
        {
            wrong = TorchGolden.Throws(() => torch.tensor(1f).item<double>()),
            many = TorchGolden.Throws(() => torch.ones(2).item<float>()),
            ok = torch.tensor(new[,] { { 5L } }).item<long>(),
            toScalar = torch.tensor(2.5f).ToDouble(),
            toInt = torch.tensor(2.9).ToInt32(),
            cast = (int)torch.tensor(2.9f),
            dataWrong = TorchGolden.Throws(() => torch.ones(2).data<int>()),
        });
    }

    [TestMethod]
    public void tensor_in_if_and_null()
    {
        TorchGolden.Check(nameof(tensor_in_if_and_null), new
        {
            truth = (bool)torch.tensor(true),
            many = TorchGolden.Throws(() => { var _ = (bool)torch.tensor(new[] { true, false }); }),
            fromFloat = TorchGolden.Throws(() => { var _ = (bool)torch.tensor(1f); }),
            nullArg = TorchGolden.Throws(() => torch.ones(1).add((Tensor)null!)),
            eqNull = torch.ones(1) is null,
            device = TorchGolden.Throws(() => torch.device("nope")),
            cuda = torch.cuda.is_available(),
        });
    }
}
