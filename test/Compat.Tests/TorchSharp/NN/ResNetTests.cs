using TorchSharp;
using TorchSharp.Modules;
using static TorchSharp.torch;
using Tensor = TorchSharp.torch.Tensor;

namespace Compat.Tests.TorchSharpPackage.NN;

/// <summary>The front of a ResNet-18, written as a user would write it.</summary>
[TestClass]
public class ResNetTests
{
    [TestMethod]
    public void TheFrontTrainsAndItsStateComesBack()
    {
        torch.manual_seed(1);
        using var scope = NewDisposeScope();
        var network = new Front();
        var optimizer = torch.optim.Adam(network.parameters(), 3e-3);
        var (images, labels) = Stripes(16);
        var losses = new List<float>();
        for (var step = 0; step < 12; step++)
        {
            using var stepScope = NewDisposeScope();
            optimizer.zero_grad();
            var loss = nn.functional.cross_entropy(network.call(images), labels);
            loss.backward();
            nn.utils.clip_grad_norm_(network.parameters(), 5);
            optimizer.step();
            losses.Add(loss.item<float>());
        }
        Assert.IsLessThan(losses[0] / 4, losses[^1], string.Join(" ", losses));

        var stream = new MemoryStream();
        network.save(stream);
        stream.Position = 0;
        var copy = new Front();
        copy.load(stream);
        SaveTests.AssertSameBits(network, copy);
        network.eval();
        copy.eval();
        Assert.IsTrue(network.call(images).bytes.SequenceEqual(copy.call(images).bytes));
    }

    [TestMethod]
    public void NamesAreThoseOfTheLayers()
    {
        using var network = new Front();
        var names = network.state_dict().Keys.ToArray();
        Assert.AreEqual("conv1.weight", names[0]);
        CollectionAssert.IsSubsetOf(
            new[] { "bn1.running_mean", "layer1.0.conv1.weight", "layer1.1.bn2.num_batches_tracked", "fc.bias" }, names);
        Assert.AreEqual(5, network.named_buffers().Count(b => b.name.EndsWith("num_batches_tracked", StringComparison.Ordinal)));
    }

    private static (Tensor Images, Tensor Labels) Stripes(int count)
    {
        var images = torch.randn(count, 3, 32, 32) * 0.1;
        var labels = torch.arange(count) % 2;
        for (var i = 0; i < count; i++)
        {
            var wave = torch.arange(32, dtype: float32).sin();
            images[i] += i % 2 == 0 ? wave.unsqueeze(0) : wave.unsqueeze(1);
        }
        return (images, labels);
    }

    private sealed class Block : nn.Module<Tensor, Tensor>
    {
        internal readonly Conv2d conv1, conv2;
        internal readonly BatchNorm2d bn1, bn2;

        public Block(long channels) : base(nameof(Block))
        {
            conv1 = nn.Conv2d(channels, channels, 3, padding: 1, bias: false);
            bn1 = nn.BatchNorm2d(channels);
            conv2 = nn.Conv2d(channels, channels, 3, padding: 1, bias: false);
            bn2 = nn.BatchNorm2d(channels);
            RegisterComponents();
        }

        public override Tensor forward(Tensor input)
        {
            using var scope = NewDisposeScope();
            var x = nn.functional.relu(bn1.call(conv1.call(input)));
            return nn.functional.relu(bn2.call(conv2.call(x)) + input).MoveToOuterDisposeScope();
        }
    }

    private sealed class Front : nn.Module<Tensor, Tensor>
    {
        internal readonly Conv2d conv1 = nn.Conv2d(3, 64, 7, stride: 2, padding: 3, bias: false);
        internal readonly BatchNorm2d bn1 = nn.BatchNorm2d(64);
        internal readonly MaxPool2d maxpool = nn.MaxPool2d(3, stride: 2, padding: 1);
        internal readonly Sequential layer1 = nn.Sequential(new Block(64), new Block(64));
        internal readonly AdaptiveAvgPool2d avgpool = nn.AdaptiveAvgPool2d(1);
        internal readonly Linear fc = nn.Linear(64, 2);

        public Front() : base("Front") => RegisterComponents();

        public override Tensor forward(Tensor input)
        {
            using var scope = NewDisposeScope();
            var x = maxpool.call(nn.functional.relu(bn1.call(conv1.call(input))));
            return fc.call(avgpool.call(layer1.call(x)).flatten(1)).MoveToOuterDisposeScope();
        }
    }
}
