using System.Globalization;
using TorchSharp;

namespace Compat.Tests.TorchSharpPackage.Core;

[TestClass]
public class PrintTests
{
    [TestMethod]
    public void LongTensorsAreShortened()
    {
        var text = torch.arange(5000).npstr();
        Assert.AreEqual("[0, 1, 2, ..., 4997, 4998, 4999]", text);
        var rows = torch.arange(3000).reshape(1000, 3).jlstr().Split('\n');
        Assert.HasCount(9, rows);
        Assert.AreEqual("    0    1    2", rows[1]);
        Assert.AreEqual(" ...", rows[4]);
        Assert.AreEqual(" 2997 2998 2999", rows[7]);
    }

    [TestMethod]
    public void WideRowsFitTheWidth()
    {
        var rows = torch.arange(200).reshape(2, 100).jlstr(width: 40).Split('\n');
        Assert.IsTrue(rows.Skip(1).All(row => row.Length <= 40));
        StringAssert.StartsWith(rows[1], "   0   1");
        StringAssert.Contains(rows[1], "...");
        StringAssert.EndsWith(rows[2], "198 199");
    }

    [TestMethod]
    public void PlacesOfShortenedCubesCountFromTheEnd()
    {
        var text = torch.arange(4000).reshape(1000, 2, 2).jlstr();
        StringAssert.Contains(text, "[2,..,..] =");
        StringAssert.Contains(text, "[999,..,..] =\n 3996 3997\n 3998 3999");
        Assert.IsFalse(text.Contains("[500", StringComparison.Ordinal));
    }

    [TestMethod]
    public void FormatsAndCulturesAreUsed()
    {
        var x = torch.tensor(new[] { 1.23456, -0.5 });
        Assert.AreEqual("[1.23, -0.50]", x.npstr("F2"));
        var comma = (CultureInfo)CultureInfo.InvariantCulture.Clone();
        comma.NumberFormat.NumberDecimalSeparator = ";";
        Assert.AreEqual("[1;2346, -0;5]", x.npstr(cultureInfo: comma));
        StringAssert.EndsWith(x.jlstr(newLine: "|"), "| 1.2346 -0.5|");
    }

    [TestMethod]
    public void EveryKindOfElementIsWritten()
    {
        Assert.AreEqual("[1+2i, 0-1i]", torch.tensor(new[] { (1f, 2f), (0f, -1f) }).npstr());
        Assert.AreEqual("[]", torch.zeros(0).npstr());
        StringAssert.Contains(torch.tensor(new[,] { { true, false } }).cstr(), "bool [,] {\n {true, false}\n}");
        StringAssert.EndsWith(torch.tensor(new[] { (Half)1.5 }).cstr(), "Half [] {1.5}");
        Assert.AreEqual("[2], type = Int32, device = cpu", torch.tensor(new[] { 1, 2 }).metastr());
    }

    [TestMethod]
    [DoNotParallelize]
    public void OptionsHoldUntilTheyAreChanged()
    {
        try
        {
            torch.set_printoptions(TensorStringStyle.Numpy, "F1");
            Assert.AreEqual("[0.2]", torch.tensor(new[] { 0.25 }).str());
            Assert.AreEqual(TensorStringStyle.Numpy, torch.TensorStringStyle);
        }
        finally
        {
            torch.set_printoptions(TensorStringStyle.Julia, "g5");
        }
    }
}
