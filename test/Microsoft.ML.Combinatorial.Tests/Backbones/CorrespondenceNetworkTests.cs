using Microsoft.ML.Combinatorial.Backbones;
using Microsoft.ML.Combinatorial.Tests.Transforms;
using TorchSharp;
using static TorchSharp.torch;

namespace Microsoft.ML.Combinatorial.Tests.Backbones;

[TestClass]
public sealed class CorrespondenceNetworkTests
{
    private static readonly CorrespondenceNetworkSpecification Small = new() { Width = 8, Blocks = 2 };

    private readonly float[][] _pairs = [.. PoseRow.Create(3, 8).Select(row => row.Correspondences)];

    [TestMethod]
    public void Padding_ChangesNothing()
    {
        using var network = new CorrespondenceNetwork(Small);
        float[][] together = Logits(network, _pairs);
        for (int i = 0; i < _pairs.Length; i++)
        {
            float[] alone = Logits(network, [_pairs[i]])[0];
            for (int k = 0; k < alone.Length; k++)
            {
                Assert.AreEqual(alone[k], together[i][k], 2e-5f);
            }
        }
    }

    [TestMethod]
    public void TheOrder_OfCorrespondencesDoesNotMatter()
    {
        using var network = new CorrespondenceNetwork(Small);
        float[] forward = Logits(network, [_pairs[0]])[0];
        float[] reversed = Logits(network, [[.. _pairs[0].Chunk(4).Reverse().SelectMany(row => row)]])[0];
        for (int k = 0; k < forward.Length; k++)
        {
            Assert.AreEqual(forward[k], reversed[^(k + 1)], 2e-5f);
        }

        Assert.IsTrue(forward.Max() - forward.Min() > 0.01f, "correspondences are told apart");
    }

    [TestMethod]
    public void Seeds_GiveWeights_AndLeaveTheGlobalGeneratorAlone()
    {
        using Tensor before = get_rng_state();
        using var first = new CorrespondenceNetwork(Small, 1);
        using var second = new CorrespondenceNetwork(Small, 1);
        using var third = new CorrespondenceNetwork(Small, 2);
        using Tensor after = get_rng_state();
        CollectionAssert.AreEqual(Logits(first, _pairs)[0], Logits(second, _pairs)[0]);
        CollectionAssert.AreNotEqual(Logits(first, _pairs)[0], Logits(third, _pairs)[0]);
        Assert.IsTrue(before.Equals(after) || before.eq(after).all().item<bool>());
    }

    [TestMethod]
    public void BadSpecifications_AreRefused()
    {
        Assert.ThrowsExactly<ArgumentOutOfRangeException>(() => new CorrespondenceNetwork(new() { Width = 0 }));
        Assert.ThrowsExactly<ArgumentOutOfRangeException>(() => new CorrespondenceNetwork(new() { Blocks = 65 }));
        Assert.ThrowsExactly<ArgumentException>(() => new CorrespondenceBatch([]));
    }

    private static float[][] Logits(CorrespondenceNetwork network, float[][] pairs)
    {
        using DisposeScope scope = NewDisposeScope();
        using var noGradient = no_grad();
        PoseExample[] examples = [.. pairs.Select(pair => PoseExample.Create(pair))];
        using var batch = new CorrespondenceBatch(examples);
        float[] values = network.call(batch).data<float>().ToArray();
        return [.. examples.Select((example, row) => values[(row * batch.Width)..((row * batch.Width) + example.Count)])];
    }
}
