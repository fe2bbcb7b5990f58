using TorchSharp;
using TorchSharp.Modules;
using static TorchSharp.torch;
using Tensor = TorchSharp.torch.Tensor;

namespace Compat.Tests.TorchSharpPackage.NN;

[TestClass]
public class OptimizerStateTests
{
    private static readonly Dictionary<string, Func<IEnumerable<Parameter>, double, OptimizerHelper>> Makers = new()
    {
        ["SGD"] = (p, rate) => torch.optim.SGD(p, rate, 0.9, weight_decay: 0.01),
        ["Adam"] = (p, rate) => torch.optim.Adam(p, rate, amsgrad: true),
        ["AdamW"] = (p, rate) => torch.optim.AdamW(p, rate, weight_decay: 0.1),
        ["RMSProp"] = (p, rate) => torch.optim.RMSProp(p, rate, momentum: 0.5, centered: true),
    };

    [TestMethod]
    [DataRow("SGD")]
    [DataRow("Adam")]
    [DataRow("AdamW")]
    [DataRow("RMSProp")]
    public void AResumedRunIsTheSameRun(string kind)
    {
        var (whole, first) = (Start(), Start());
        using var uninterrupted = Makers[kind](whole, 0.05);
        Train(whole, uninterrupted, 7);

        using var before = Makers[kind](first, 0.05);
        Train(first, before, 3);
        var file = Path.Combine(Directory.CreateTempSubdirectory().FullName, "optimizer.dat");
        before.save_state_dict(file);
        using var after = Makers[kind](first, 1.0);
        after.load_state_dict(file);
        Assert.AreEqual(0.05, after.ParamGroups.Single().LearningRate);
        Train(first, after, 4);
        for (var i = 0; i < whole.Length; i++)
        {
            CollectionAssert.AreEqual(whole[i].data<double>().ToArray(), first[i].data<double>().ToArray());
        }
    }

    [TestMethod]
    [DataRow("SGD")]
    [DataRow("Adam")]
    [DataRow("AdamW")]
    [DataRow("RMSProp")]
    public void StatesAreCopiedBetweenOptimizers(string kind)
    {
        var (left, right) = (Start(), Start());
        using var source = Makers[kind](left, 0.05);
        using var target = Makers[kind](right, 0.5);
        Train(left, source, 2);
        var (from, to) = (source.state_dict(), target.state_dict());
        Assert.IsFalse(to.State[0].ApproximatelyEquals(from.State[0]));
        target.load_state_dict(from);
        Assert.IsTrue(to.State[0].ApproximatelyEquals(from.State[0]));
        Assert.AreEqual(0.05, target.ParamGroups.Single().LearningRate);
        Train(left, source, 1);
        Assert.IsFalse(to.State[0].ApproximatelyEquals(from.State[0]), "a copy, not the same tensors");
        CollectionAssert.AreEqual(new[] { 0, 1 }, to.StateIndexRef.Single());
    }

    [TestMethod]
    public void AdamFileByBytes()
    {
        var parameter = new Parameter(torch.tensor(new[] { 1f }));
        using var optimizer = torch.optim.Adam([parameter], 0.5);
        (parameter * 2).sum().backward();
        optimizer.step();
        var stream = new MemoryStream();
        optimizer.save_state_dict(new BinaryWriter(stream));
        stream.Position = 0;
        using var reader = new BinaryReader(stream);
        Assert.AreEqual("Adam", reader.ReadString());
        Assert.AreEqual(1, reader.Read7BitEncodedInt(), "groups");
        Assert.AreEqual(1, reader.Read7BitEncodedInt(), "states");
        double[] options = [.. Enumerable.Range(0, 6).Select(_ => reader.ReadDouble())];
        CollectionAssert.AreEqual(new[] { 0.5, 0.5, 0.9, 0.999, 1e-8, 0 }, options);
        CollectionAssert.AreEqual(new byte[] { 0, 0 }, reader.ReadBytes(2), "amsgrad, maximize");
        Assert.AreEqual(1L, reader.ReadInt64(), "step");
        Assert.AreEqual(0.2f, Tensor.Load(reader).item<float>(), 1e-6f);
        Assert.AreEqual(0.004f, Tensor.Load(reader).item<float>(), 1e-6f);
        Assert.AreEqual(0, reader.ReadByte(), "no largest square");
        Assert.AreEqual(stream.Length, stream.Position);
    }

    [TestMethod]
    public void AnotherOptimizersFileIsRefused()
    {
        var stream = new MemoryStream();
        using var adam = Makers["Adam"](Start(), 0.1);
        using var sgd = Makers["SGD"](Start(), 0.1);
        adam.save_state_dict(new BinaryWriter(stream));
        stream.Position = 0;
        Assert.ThrowsExactly<InvalidDataException>(() => sgd.load_state_dict(new BinaryReader(stream)));
        stream.Position = 0;
        using var smaller = Makers["Adam"](Start()[..1], 0.1);
        Assert.ThrowsExactly<ArgumentException>(() => smaller.load_state_dict(new BinaryReader(stream)));
        Assert.ThrowsExactly<ArgumentException>(() => sgd.load_state_dict(adam.state_dict()));
        Assert.ThrowsExactly<FileNotFoundException>(() => sgd.load_state_dict("nothere.dat"));
    }

    private static Parameter[] Start() => [new(torch.tensor(new[] { 1.0, -2.0 })), new(torch.tensor(new[] { 0.5 }))];

    private static void Train(Parameter[] parameters, OptimizerHelper optimizer, int steps)
    {
        for (var i = 0; i < steps; i++)
        {
            optimizer.zero_grad();
            parameters.Select(p => (p * p * p * p).sum()).Aggregate((a, b) => a + b).backward();
            optimizer.step();
        }
    }
}
