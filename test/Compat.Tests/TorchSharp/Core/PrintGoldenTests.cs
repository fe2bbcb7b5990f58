using TorchSharp;
using static TorchSharp.torch;
using Tensor = TorchSharp.torch.Tensor;

namespace Compat.Tests.TorchSharpPackage.Core;

[TestClass]
public class PrintGoldenTests
{
    [TestMethod]
    public void tostring_default_is_metadata_or_not()
    {
        TorchGolden.Check(nameof(tostring_default_is_metadata_or_not), new
        {
            one = torch.tensor(new[] { 1f, 2.5f }).ToString(),
            two = torch.arange(4).reshape(2, 2).ToString(),
            scalar = torch.tensor(3.14159).ToString(),
            boolean = torch.tensor(new[] { true, false }).ToString(),
            withFlag = torch.tensor(new[] { 1f, 2.5f }).ToString(true),
            meta = torch.zeros(2, 3, dtype: torch.int64).ToString(TorchSharp.TensorStringStyle.Metadata),
        });
    }

    [TestMethod]
    public void julia_style()
    {
        TorchGolden.Check(nameof(julia_style), new
        {
            f = torch.tensor(new[,] { { 1f, -2.5f }, { 1000f, 0.001f } }).jlstr(),
            i = torch.tensor(new[] { 1L, -20L }).jlstr(),
            b = torch.tensor(new[] { true, false }).jlstr(),
            s = torch.tensor(2.0).jlstr(),
            d3 = torch.arange(8).reshape(2, 2, 2).ToString(TorchSharp.TensorStringStyle.Julia),
            nan = torch.tensor(new[] { float.NaN, float.PositiveInfinity }).jlstr(),
        });
    }

    [TestMethod]
    public void numpy_style()
    {
        TorchGolden.Check(nameof(numpy_style), new
        {
            f = torch.tensor(new[,] { { 1f, -2.5f }, { 1000f, 0.001f } }).npstr(),
            i = torch.tensor(new[] { 1, -20 }).npstr(),
            b = torch.tensor(new[] { true, false }).npstr(),
            s = torch.tensor(2.0).npstr(),
            d3 = torch.arange(4).reshape(1, 2, 2).ToString(TorchSharp.TensorStringStyle.Numpy),
        });
    }

    [TestMethod]
    public void csharp_style()
    {
        TorchGolden.Check(nameof(csharp_style), new
        {
            f = torch.tensor(new[,] { { 1f, -2.5f }, { 1000f, 0.001f } }).cstr(),
            i = torch.tensor(new[] { 1L, -20L }).cstr(),
            s = torch.tensor(2f).cstr(),
            d3 = torch.arange(4).reshape(1, 2, 2).ToString(TorchSharp.TensorStringStyle.CSharp),
        });
    }
}
