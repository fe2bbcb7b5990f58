using Microsoft.ML.Combinatorial.Persistence;
using TorchSharp;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace Microsoft.ML.Combinatorial.Tests.Persistence;

[TestClass]
public sealed class StateDictionaryTests
{
    [TestMethod]
    public void Weights_ByteForByte()
    {
        using Linear linear = nn.Linear(2, 1);
        using (no_grad())
        {
            linear.weight.copy_(tensor(new float[,] { { 1, -2 } }));
            linear.bias!.fill_(0.5f);
        }

        IReadOnlyList<SafetensorsTensor> weights = StateDictionary.Read(linear);

        SafetensorsTensor weight = weights.Single(entry => entry.Name == "weight");
        Assert.AreEqual("F32", weight.DType);
        CollectionAssert.AreEqual(new long[] { 1, 2 }, weight.Shape.ToArray());
        CollectionAssert.AreEqual(new byte[] { 0, 0, 0x80, 0x3F, 0, 0, 0, 0xC0 }, weight.Data.ToArray());
        CollectionAssert.AreEqual(new byte[] { 0, 0, 0, 0x3F }, weights.Single(entry => entry.Name == "bias").Data.ToArray());
    }

    [TestMethod]
    public void ParametersAndBuffers_OfEveryType_ComeBack_ToTheBit()
    {
        using var first = new BatchNormAndCount(1);
        using var second = new BatchNormAndCount(2);
        StateDictionary.Write(second, StateDictionary.Read(first));

        Dictionary<string, Tensor> expected = first.state_dict();
        Assert.IsTrue(expected.Values.Any(value => value.dtype == ScalarType.Int64), "a buffer of counts is among them");
        foreach ((string name, Tensor value) in second.state_dict())
        {
            Assert.AreEqual(expected[name].dtype, value.dtype, name);
            Assert.IsTrue(expected[name].eq(value).all().item<bool>(), name);
        }
    }

    [TestMethod]
    public void WeightsOfAnotherNetwork_AreRefused_ByName()
    {
        using Linear small = nn.Linear(2, 1);
        using Linear large = nn.Linear(3, 1);
        using Linear unbiased = nn.Linear(2, 1, hasBias: false);

        Assert.AreEqual(
            "The model's weights 'weight' are F32[1, 2], not F32[1, 3].",
            Assert.ThrowsExactly<FormatException>(() => StateDictionary.Write(large, StateDictionary.Read(small))).Message);
        Assert.AreEqual(
            "The model lacks the weights 'bias'.",
            Assert.ThrowsExactly<FormatException>(() => StateDictionary.Write(small, StateDictionary.Read(unbiased))).Message);
        Assert.AreEqual(
            "The model has weights 'bias', which its network has not.",
            Assert.ThrowsExactly<FormatException>(() => StateDictionary.Write(unbiased, StateDictionary.Read(small))).Message);
    }

    [TestMethod]
    public void NoTensorIsLeft()
    {
        using Linear linear = nn.Linear(2, 1);
        long before = DisposeScopeManager.Statistics.ThreadTotalLiveCount;
        StateDictionary.Write(linear, StateDictionary.Read(linear));
        Assert.AreEqual(before, DisposeScopeManager.Statistics.ThreadTotalLiveCount);
    }

    private sealed class BatchNormAndCount : nn.Module
    {
        private readonly Linear _linear;
        private readonly Tensor _count;
        private readonly Tensor _scale;

        public BatchNormAndCount(int value)
            : base(nameof(BatchNormAndCount))
        {
            _linear = nn.Linear(3, 2);
            _count = tensor(new long[] { value, -value }, [2]);
            _scale = tensor(new double[] { value / 3.0 }, [1]);
            register_buffer("count", _count);
            register_buffer("scale", _scale);
            register_module("linear", _linear);
        }
    }
}
