using TorchSharp;
using TorchSharp.Modules;
using static TorchSharp.torch;
using F = TorchSharp.torch.nn.functional;
using Tensor = TorchSharp.torch.Tensor;

namespace Compat.Tests.TorchSharpPackage.NN;

[TestClass]
public class AttentionTests
{
    [TestMethod]
    public void HeadByHead()
    {
        torch.manual_seed(1);
        var attention = nn.MultiheadAttention(6, 3).@double();
        var (query, key, value) = (Random(2, 2, 6), Random(4, 2, 6), Random(4, 2, 6));
        var (output, weights) = attention.call(query, key, value);
        var parts = attention.get_parameter("in_proj_weight").chunk(3, 0);
        var (q, k, v) = (query.matmul(parts[0].t()), key.matmul(parts[1].t()), value.matmul(parts[2].t()));
        for (var batch = 0; batch < 2; batch++)
        {
            var mean = torch.zeros(2, 4, dtype: float64);
            var attended = new List<Tensor>();
            for (var head = 0; head < 3; head++)
            {
                Tensor Head(Tensor x) => x.select(1, batch).narrow(1, 2 * head, 2);
                var share = (Head(q).mm(Head(k).t()) / Math.Sqrt(2)).softmax(1);
                attended.Add(share.mm(Head(v)));
                mean += share / 3;
            }
            var joined = F.linear(
                torch.cat(attended, 1), attention.get_parameter("out_proj.weight"), attention.get_parameter("out_proj.bias"));
            Assert.IsTrue(torch.allclose(joined, output.select(1, batch)));
            Assert.IsTrue(torch.allclose(mean, weights[batch]));
        }
    }

    [TestMethod]
    public void NamesAndOrder()
    {
        CollectionAssert.AreEqual(
            new[] { "in_proj_weight", "in_proj_bias", "out_proj.weight", "out_proj.bias" },
            nn.MultiheadAttention(4, 2).state_dict().Keys.ToArray());
        CollectionAssert.AreEqual(
            new[] { "q_proj_weight", "k_proj_weight", "v_proj_weight", "bias_k", "bias_v", "out_proj.weight" },
            nn.MultiheadAttention(4, 2, 0, false, true, false, 3, 5).state_dict().Keys.ToArray());
    }

    [TestMethod]
    public void MaskedKeysAreNotSeen()
    {
        torch.manual_seed(2);
        var attention = nn.MultiheadAttention(4, 2);
        var x = torch.randn(3, 1, 4);
        var causal = torch.ones(3, 3).triu(1).to(torch.@bool);
        var additive = torch.zeros(3, 3).masked_fill(causal, float.NegativeInfinity);
        var (output, weights) = attention.call(x, x, x, attn_mask: causal);
        Assert.AreEqual(0, weights[0].triu(1).abs().sum().item<float>());
        Assert.IsTrue(torch.allclose(output, attention.call(x, x, x, attn_mask: additive).Item1));
        var alone = attention.call(x[..1], x[..1], x[..1]).Item1;
        Assert.IsTrue(torch.allclose(output[0], alone[0], 1e-5, 1e-6), "the first sees itself alone");

        var padding = torch.tensor(new[,] { { false, false, true } });
        var padded = attention.call(x, x, x, padding).Item1;
        Assert.IsTrue(torch.allclose(padded, attention.call(x, x[..2], x[..2]).Item1, 1e-5, 1e-6));
    }

    [TestMethod]
    public void WeightsAreGivenOnRequest()
    {
        var attention = nn.MultiheadAttention(4, 2);
        var x = torch.randn(3, 2, 4);
        Assert.IsNull(attention.call(x, x, x, need_weights: false).Item2);
        var weights = attention.call(x, x, x).Item2;
        CollectionAssert.AreEqual(new long[] { 2, 3, 3 }, weights.shape);
        Assert.IsTrue(torch.allclose(torch.ones(2, 3), weights.sum(-1)));
        Assert.ThrowsExactly<ArgumentException>(() => attention.call(x[0], x, x));
    }

    [TestMethod]
    public void NothingIsLeftBehind()
    {
        var attention = nn.MultiheadAttention(4, 2, add_bias_kv: true, add_zero_attn: true);
        using var x = torch.randn(3, 2, 4);
        var statistics = DisposeScopeManager.Statistics;
        var before = statistics.ThreadTotalLiveCount;
        var (output, weights) = attention.call(x, x, x);
        Assert.AreEqual(before + 2, statistics.ThreadTotalLiveCount);
        output.Dispose();
        weights.Dispose();
    }

    [TestMethod]
    public void ScaledProducts()
    {
        torch.manual_seed(3);
        var (q, k, v) = (Random(2, 3, 4), Random(2, 5, 4), Random(2, 5, 4));
        var expected = (q.matmul(k.transpose(1, 2)) / 2).softmax(-1).matmul(v);
        Assert.IsTrue(torch.allclose(expected, F.scaled_dot_product_attention(q, k, v)));
    }

    private static Tensor Random(params long[] shape) => torch.randn(shape, dtype: float64);
}
