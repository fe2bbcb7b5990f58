using TorchSharp;
using TorchSharp.Modules;
using static TorchSharp.torch;
using Tensor = TorchSharp.torch.Tensor;

namespace Compat.Tests.TorchSharpPackage.NN;

[TestClass]
public class SaveTests
{
    [TestMethod]
    public void EveryBitComesBack()
    {
        using var first = Network();
        using var second = Network();
        var stream = new MemoryStream();
        first.save(stream);
        stream.Position = 0;
        Assert.AreSame(second, second.load(stream));
        Assert.AreEqual(stream.Length, stream.Position);
        AssertSameBits(first, second);
    }

    [TestMethod]
    public void TypesAreKept()
    {
        foreach (var type in new[] { float64, float16, bfloat16 })
        {
            using var first = Network().to(type);
            using var second = Network().to(type);
            var stream = new MemoryStream();
            first.save(stream);
            stream.Position = 0;
            second.load(stream);
            AssertSameBits(first, second);
        }
    }

    [TestMethod]
    public void SkippedEntriesStay()
    {
        using var first = nn.Linear(2, 2);
        using var second = nn.Linear(2, 2);
        var bias = second.bias!.detach().clone();
        var stream = new MemoryStream();
        first.save(stream);
        stream.Position = 0;
        second.load(stream, skip: ["bias"]);
        Assert.IsTrue(torch.allclose(first.weight, second.weight));
        Assert.IsTrue(torch.allclose(bias, second.bias));
    }

    [TestMethod]
    public void OtherNamesAreRefusedUnlessLenient()
    {
        using var first = nn.Sequential(("a", nn.Linear(2, 1)));
        using var second = nn.Sequential(("b", nn.Linear(2, 1)));
        var stream = new MemoryStream();
        first.save(stream);
        stream.Position = 0;
        var error = Assert.ThrowsExactly<ArgumentException>(() => second.load(stream));
        Assert.Contains("a.weight", error.Message);
        stream.Position = 0;
        var found = new Dictionary<string, bool>();
        second.load(stream, strict: false, loadedParameters: found);
        CollectionAssert.AreEqual(new[] { false, false }, found.Values);
    }

    [TestMethod]
    public void ShapesMustAgree()
    {
        var stream = new MemoryStream();
        nn.Linear(2, 1).save(stream);
        stream.Position = 0;
        Assert.ThrowsExactly<ArgumentException>(() => nn.Linear(3, 1).load(stream));
    }

    [TestMethod]
    public void ADamagedFileIsAnErrorAtEveryLength()
    {
        var stream = new MemoryStream();
        nn.Linear(3, 2).save(stream);
        var whole = stream.ToArray();
        for (var length = 0; length < whole.Length; length++)
        {
            var part = new MemoryStream(whole[..length]);
            Assert.ThrowsExactly<EndOfStreamException>(() => nn.Linear(3, 2).load(part), $"{length} bytes");
        }
    }

    [TestMethod]
    public void AHeaderThatPromisesTooMuchAllocatesNothing()
    {
        var stream = new MemoryStream();
        using (var writer = new BinaryWriter(stream, System.Text.Encoding.UTF8, leaveOpen: true))
        {
            writer.Write7BitEncodedInt((int)float32);
            writer.Write7BitEncodedInt(2);
            writer.Write7BitEncodedInt64(1L << 40);
            writer.Write7BitEncodedInt64(1L << 40);
        }
        stream.Position = 0;
        Assert.ThrowsExactly<EndOfStreamException>(() => Tensor.Load(stream));
        Assert.ThrowsExactly<InvalidDataException>(() => Tensor.Load(new MemoryStream([99, 0])));
    }

    [TestMethod]
    public void LargeTensorsAreReadInParts()
    {
        var file = Path.Combine(Directory.CreateTempSubdirectory().FullName, "large.dat");
        using var tensor = torch.arange(700_000, dtype: float64);
        tensor.Save(file);
        using var loaded = Tensor.Load(file);
        Assert.IsTrue(torch.equal(tensor, loaded).all().item<bool>());
        Assert.AreEqual(2 + 3 + 8 * 700_000, new FileInfo(file).Length);
    }

    [TestMethod]
    public void ReadingIntoAViewWritesThroughIt()
    {
        var stream = new MemoryStream();
        torch.tensor(new[,] { { 1f, 2f }, { 3f, 4f } }).Save(stream);
        stream.Position = 0;
        var target = torch.zeros(2, 2);
        target.t().Load(new BinaryReader(stream));
        CollectionAssert.AreEqual(new[] { 1f, 3f, 2f, 4f }, target.data<float>().ToArray());
    }

    internal static void AssertSameBits(nn.Module first, nn.Module second)
    {
        var (left, right) = (first.state_dict(), second.state_dict());
        CollectionAssert.AreEqual(left.Keys, right.Keys);
        foreach (var name in left.Keys)
        {
            Assert.AreEqual(left[name].dtype, right[name].dtype, name);
            Assert.IsTrue(left[name].bytes.SequenceEqual(right[name].bytes), name);
        }
    }

    private static Sequential Network() =>
        nn.Sequential(("conv", nn.Conv2d(1, 2, 3)), ("norm", nn.BatchNorm2d(2)), ("flat", nn.Flatten()), ("out", nn.Linear(8, 3)));
}
