using TorchSharp;
using TorchSharp.Modules;
using static TorchSharp.torch;
using Tensor = TorchSharp.torch.Tensor;

namespace Compat.Tests.TorchSharpPackage.NN;

[TestClass]
public class InitTests
{
    [TestMethod]
    public void XavierUniform()
    {
        torch.manual_seed(21);
        var drawn = nn.init.xavier_uniform_(torch.zeros(2, 3)).data<float>().ToArray();
        float[] observed = [-0.05790852f, 0.24888243f, -1.0689944f, -1.0086929f, 0.14763463f, -0.5393838f];
        for (var i = 0; i < observed.Length; i++)
        {
            Assert.AreEqual(observed[i], drawn[i], 1e-6f);
        }
    }

    [TestMethod]
    public void XavierNormal()
    {
        torch.manual_seed(1);
        using var drawn = nn.init.xavier_normal_(torch.zeros(200, 300), 2.0);
        var expected = 2.0 * Math.Sqrt(2.0 / 500);
        Assert.AreEqual(expected, drawn.std().item<float>(), expected * 0.02);
        Assert.AreEqual(0, drawn.mean().item<float>(), expected * 0.02);
        // A uniform distribution of this spread would end at √3 of it.
        Assert.IsGreaterThan(3 * expected, drawn.abs().max().item<float>());
    }

    [TestMethod]
    public void VectorsHaveNoFans()
    {
        Assert.ThrowsExactly<System.Runtime.InteropServices.ExternalException>(() => nn.init.xavier_uniform_(torch.zeros(3)));
        Assert.ThrowsExactly<ArgumentException>(() => nn.init.CalculateFanInAndFanOut(torch.zeros(3)));
    }

    [TestMethod]
    [DataRow(4, 6)]
    [DataRow(6, 4)]
    [DataRow(5, 5)]
    public void OrthogonalRowsOrColumns(int rows, int columns)
    {
        torch.manual_seed(3);
        var matrix = nn.init.orthogonal_(torch.zeros(rows, columns, dtype: float64), 3.0);
        var product = rows <= columns ? matrix.mm(matrix.t()) : matrix.t().mm(matrix);
        Assert.IsTrue(torch.allclose(product, torch.eye(Math.Min(rows, columns), dtype: float64) * 9, 1e-9, 1e-9));
    }

    [TestMethod]
    public void DiracPassesChannelsThrough()
    {
        var weight = nn.init.dirac_(torch.rand(3, 2, 3, 3));
        var image = torch.rand(1, 2, 5, 5);
        var passed = nn.functional.conv2d(image, weight, padding: [1, 1]);
        Assert.IsTrue(torch.allclose(passed[0, 0], image[0, 0]));
        Assert.IsTrue(torch.allclose(passed[0, 1], image[0, 1]));
        Assert.AreEqual(0, passed[0, 2].abs().sum().item<float>());
    }

    [TestMethod]
    public void SparseColumns()
    {
        torch.manual_seed(4);
        var matrix = nn.init.sparse_(torch.zeros(10, 4), 0.25);
        var zeros = (matrix == 0).to(int64).sum(0, keepdim: false).data<long>().ToArray();
        CollectionAssert.AreEqual(new long[] { 3, 3, 3, 3 }, zeros);
    }

    [TestMethod]
    public void TruncatedNormalStaysInside()
    {
        torch.manual_seed(5);
        var drawn = nn.init.trunc_normal_(torch.zeros(20000), 1, 2, 0, 4);
        Assert.IsGreaterThanOrEqualTo(0, drawn.min().item<float>());
        Assert.IsLessThanOrEqualTo(4, drawn.max().item<float>());
        // The mean of a normal distribution (1, 2) cut off at 0 and 4.
        Assert.AreEqual(1.7244, drawn.mean().item<float>(), 0.03);
    }

    [TestMethod]
    public void AGeneratorDecides()
    {
        var first = nn.init.normal_(torch.zeros(4), generator: new Generator(7));
        var second = nn.init.normal_(torch.zeros(4), generator: new Generator(7));
        Assert.IsTrue(torch.equal(first, second).all().item<bool>());
    }

    [TestMethod]
    public void ParametersStayLeaves()
    {
        var weight = new Parameter(torch.zeros(2, 2));
        Assert.AreSame(weight, nn.init.kaiming_normal_(weight));
        Assert.IsTrue(weight.is_leaf);
        Assert.IsTrue(weight.requires_grad);
    }
}
