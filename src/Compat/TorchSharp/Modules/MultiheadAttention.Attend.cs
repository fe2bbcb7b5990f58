using static TorchSharp.torch;

namespace TorchSharp.Modules;

public sealed partial class MultiheadAttention
{
    /// <summary>The output [queries, batch, features], and the weights [batch, heads, queries, keys].</summary>
    private (Tensor Output, Tensor Weights) Attend(Tensor query, Tensor key, Tensor value, Tensor? paddingMask, Tensor? mask)
    {
        var (queries, batch, headSize) = (query.size(0), query.size(1), _size / _heads);
        var (q, k, v) = Project(query, key, value);
        var extra = 0L;
        if (_keyBias is not null)
        {
            k = cat([k, _keyBias.expand(1, batch, _size)]);
            v = cat([v, _valueBias!.expand(1, batch, _size)]);
            extra++;
        }
        if (_addZero)
        {
            k = cat([k, k.new_zeros(1, batch, _size)]);
            v = cat([v, v.new_zeros(1, batch, _size)]);
            extra++;
        }

        var scores = Heads(q.mul(1 / Math.Sqrt(headSize))).matmul(Heads(k).transpose(-2, -1));
        if (mask is not null)
        {
            var perHead = mask.dim() == 3 ? mask.view(batch, _heads, queries, -1) : mask;
            scores = Mask(scores, Widen(perHead, extra));
        }
        if (paddingMask is not null)
        {
            scores = Mask(scores, Widen(paddingMask, extra).unsqueeze(1).unsqueeze(2));
        }
        var weights = nn.functional.dropout(scores.softmax(-1), _dropout, training);
        var attended = weights.matmul(Heads(v)).permute(2, 0, 1, 3).reshape(queries, batch, _size);
        return (_output.forward(attended), weights);

        // [length, batch, features] to [batch, heads, length, features of a head]
        Tensor Heads(Tensor sequence) => sequence.view(sequence.size(0), batch, _heads, headSize).permute(1, 2, 0, 3);
    }

    private (Tensor, Tensor, Tensor) Project(Tensor query, Tensor key, Tensor value)
    {
        if (_inWeight is not null && ReferenceEquals(query, key) && ReferenceEquals(key, value))
        {
            var all = nn.functional.linear(query, _inWeight, _inBias).chunk(3, -1);
            return (all[0].contiguous(), all[1].contiguous(), all[2].contiguous());
        }
        var weights = _inWeights ?? _inWeight!.chunk(3, 0);
        var biases = _inBias?.chunk(3, 0);
        return (
            nn.functional.linear(query, weights[0], biases?[0]),
            nn.functional.linear(key, weights[1], biases?[1]),
            nn.functional.linear(value, weights[2], biases?[2]));
    }

    private static Tensor Mask(Tensor scores, Tensor mask) => mask.dtype switch
    {
        ScalarType.Bool => scores.masked_fill(mask, double.NegativeInfinity),
        ScalarType.Byte => scores.masked_fill(mask.to(ScalarType.Bool), double.NegativeInfinity),
        _ => scores.add(mask),
    };

    /// <summary>Lets every query look at the keys that were added.</summary>
    private static Tensor Widen(Tensor mask, long keys) => keys == 0 ? mask : nn.functional.pad(mask, [0, keys]);
}
