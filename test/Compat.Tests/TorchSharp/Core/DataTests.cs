using System.Numerics;
using TorchSharp;
using static TorchSharp.torch;
using Tensor = TorchSharp.torch.Tensor;

namespace Compat.Tests.TorchSharpPackage.Core;

/// <summary>Elements in and out.</summary>
[TestClass]
public class DataTests
{
    [TestMethod]
    public void EveryElementTypeGoesInAndOut()
    {
        RoundTrip(new byte[] { 0, 255 }, uint8);
        RoundTrip(new sbyte[] { -128, 127 }, int8);
        RoundTrip(new short[] { short.MinValue, 3 }, int16);
        RoundTrip(new[] { int.MinValue, 3 }, int32);
        RoundTrip(new[] { long.MinValue, 3 }, int64);
        RoundTrip(new[] { (Half)1.5, Half.NaN }, float16);
        RoundTrip(new[] { 1.5f, float.NaN }, float32);
        RoundTrip(new[] { 1.5, double.NegativeInfinity }, float64);
        RoundTrip(new[] { true, false }, torch.@bool);
        RoundTrip(new[] { (1f, -2f), (0f, 3f) }, complex64);
        RoundTrip(new[] { new Complex(1, -2), Complex.Zero }, complex128);

        static void RoundTrip<T>(T[] elements, ScalarType type)
            where T : unmanaged
        {
            using var shared = torch.from_array(elements);
            Assert.AreEqual(type, shared.dtype);
            CollectionAssert.AreEqual(elements, shared.data<T>().ToArray());
            CollectionAssert.AreEqual(elements, shared.clone().data<T>().ToArray());
            Assert.AreEqual(elements[1], shared[1].item<T>());
        }
    }

    [TestMethod]
    public void ManyDimensionsKeepTheirOrder()
    {
        var cube = new[,,] { { { 1, 2 }, { 3, 4 } }, { { 5, 6 }, { 7, 8 } } };
        var tensor = torch.tensor(cube);
        CollectionAssert.AreEqual(new long[] { 2, 2, 2 }, tensor.shape);
        Assert.AreEqual(6, tensor[1, 0, 1].item<int>());
        CollectionAssert.AreEqual(cube, (int[,,])tensor.data<int>().ToNDArray());
        CollectionAssert.AreEqual(new[,] { { 1, 3 }, { 5, 7 } }, (int[,])tensor[TensorIndex.Ellipsis, 0].data<int>().ToNDArray());
    }

    [TestMethod]
    public void ViewsAreReadInRowOrder()
    {
        var transposed = torch.arange(6).reshape(2, 3).t();
        var accessor = transposed.data<long>();
        CollectionAssert.AreEqual(new long[] { 0, 3, 1, 4, 2, 5 }, accessor.ToArray());
        CollectionAssert.AreEqual(new long[] { 0, 3, 1, 4, 2, 5 }, accessor.ToList());
        Assert.AreEqual(4L, accessor[1, 1]);
        Assert.AreEqual(4L, accessor[3]);
        var part = new long[4];
        accessor.CopyTo(part, 1, 2);
        CollectionAssert.AreEqual(new long[] { 0, 1, 4, 2 }, part);
        Assert.AreEqual(6L, accessor.Count);
    }

    [TestMethod]
    public void WritingChangesTheTensor()
    {
        var tensor = torch.zeros(2, 3);
        var accessor = tensor.data<float>();
        accessor[1, 2] = 5;
        accessor.CopyFrom(new[] { 1f, 2f }, 0, 1);
        CollectionAssert.AreEqual(new[] { 0f, 1, 2, 0, 0, 5 }, accessor.ToArray());
        tensor.t().data<float>().CopyFrom([7f, 8f]);
        CollectionAssert.AreEqual(new[] { 7f, 1, 2, 8, 0, 5 }, accessor.ToArray());
        tensor.bytes = new byte[24];
        Assert.AreEqual(0f, tensor.sum().item<float>());
    }

    [TestMethod]
    public void PlacesOutsideAreRefused()
    {
        var accessor = torch.zeros(2, 3).data<float>();
        Assert.ThrowsExactly<IndexOutOfRangeException>(() => accessor[2, 0]);
        Assert.ThrowsExactly<IndexOutOfRangeException>(() => accessor[6]);
        Assert.ThrowsExactly<ArgumentException>(() => accessor[0, 0, 0]);
        Assert.ThrowsExactly<ArgumentOutOfRangeException>(() => accessor.CopyTo(new float[1], 0, 7));
        Assert.ThrowsExactly<IndexOutOfRangeException>(() => torch.zeros(2).size(1));
    }

    [TestMethod]
    public void ASizeThatDoesNotFitIsRefused()
    {
        var error = Assert.ThrowsExactly<ArgumentException>(() => torch.tensor(new[] { 1f, 2f, 3f }, [2, 2]));
        StringAssert.Contains(error.Message, "[2, 2] needs 4 elements, 3 were given");
        Assert.ThrowsExactly<ArgumentException>(() => torch.from_array(new[] { "text" }));
        Assert.ThrowsExactly<ArgumentException>(() => torch.zeros(2).data<decimal>());
    }

    [TestMethod]
    public void BuffersAreReadAsOtherTypes()
    {
        var bytes = BitConverter.GetBytes(1.5f).Concat(BitConverter.GetBytes(-2f)).ToArray();
        var all = torch.frombuffer(bytes, float32);
        CollectionAssert.AreEqual(new[] { 1.5f, -2f }, all.data<float>().ToArray());
        Assert.AreEqual(-2f, torch.frombuffer(bytes, float32, 1, 4).item<float>());
        Assert.ThrowsExactly<ArgumentOutOfRangeException>(() => torch.frombuffer(bytes, float32, 3));
    }

    [TestMethod]
    public void EmptyTensorsHaveNoElements()
    {
        var empty = torch.tensor(Array.Empty<float>());
        Assert.IsEmpty(empty.data<float>().ToArray());
        CollectionAssert.AreEqual(new long[] { 0, 3 }, torch.zeros(0, 3).shape);
        Assert.AreEqual(0f, empty.sum().item<float>());
    }

    [TestMethod]
    public void ManyDimensionsHaveAllTheirSizes()
    {
        var shape = Enumerable.Range(1, 12).Select(i => (long)(i % 2) + 1).ToArray();
        CollectionAssert.AreEqual(shape, torch.zeros(shape).shape);
    }

    [TestMethod]
    public void NumbersConvert()
    {
        var x = torch.tensor(-2.75);
        Assert.AreEqual(-2, (int)x);
        Assert.AreEqual(-2.75f, (float)x);
        Assert.AreEqual(-2L, x.ToInt64());
        Assert.AreEqual(new Complex(-2.75, 0), x.ToComplexFloat64());
        Assert.IsTrue(x.ToBoolean());
        Assert.AreEqual(ScalarType.Float64, x.ToScalar().Type);
        Assert.AreEqual(ScalarType.Int64, torch.tensor((byte)3).ToScalar().Type);
        Assert.AreEqual(1.0078125f, 1.01f.ToBFloat16Scalar().ToSingle());
        Scalar half = (Half)0.5;
        Assert.AreEqual(0.5f, (torch.zeros(1) + half).item<float>());
        Assert.AreEqual(3L, ((Scalar)((List<object>)((List<object>)torch.tensor(new[,] { { 1, 2 }, { 3, 4 } }).tolist())[1])[0]).ToInt64());
    }

    [TestMethod]
    public void OneTensorGoesThroughAFile()
    {
        var path = Path.Combine(Path.GetTempPath(), Path.GetRandomFileName());
        try
        {
            var x = torch.rand(3, 4);
            torch.save(x.t(), path);
            Assert.IsTrue(torch.load(path).Equals(x.t()));
            Assert.IsTrue(File.ReadAllBytes(path).AsSpan().StartsWith("PK"u8));
        }
        finally
        {
            File.Delete(path);
        }

        Assert.ThrowsExactly<FileNotFoundException>(() => torch.load(path));
    }

    [TestMethod]
    public void SizesCompareByValue()
    {
        torch.Size a = new long[] { 2, 3 }, b = (2L, 3L);
        Assert.IsTrue(a == b);
        Assert.AreEqual(a, b);
        Assert.AreEqual(a.GetHashCode(), b.GetHashCode());
        Assert.AreEqual(6L, a.numel());
        CollectionAssert.AreEqual(new long[] { 2, 3, 4 }, (a + new torch.Size(4)).ToArray());
        Assert.IsTrue(new torch.Size(Array.Empty<long>()).IsEmpty);
    }
}
