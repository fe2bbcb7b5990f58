using TorchSharp.Modules;
using TorchSharp.Utils;
using static TorchSharp.torch;

namespace Microsoft.ML.Combinatorial.Backbones;

/// <summary>One exchange of messages: each keypoint adds to its embedding what it makes of the mean of its neighbours' messages.</summary>
internal sealed class MessagePassingRound : nn.Module<Tensor, Tensor>
{
    [ComponentName(Name = "message")]
    private readonly nn.Module<Tensor, Tensor> _message;

    [ComponentName(Name = "update")]
    private readonly nn.Module<Tensor, Tensor> _update;

    [ComponentName(Name = "norm")]
    private readonly LayerNorm _norm;

    public MessagePassingRound(int size)
        : base(nameof(MessagePassingRound))
    {
        _message = nn.Sequential(
            nn.Linear((2 * size) + KeypointBackbone.EdgeGeometrySize, size), nn.ReLU(), nn.Linear(size, size));
        _update = nn.Sequential(nn.Linear(2 * size, size), nn.ReLU(), nn.Linear(size, size));
        _norm = nn.LayerNorm(size);
        RegisterComponents();
    }

    /// <summary>The update of embeddings [keypoints, size] from the mean message; see <see cref="Exchange"/>.</summary>
    public override Tensor forward(Tensor joined) => _norm.call(_update.call(joined));

    public Tensor Exchange(Tensor keypoints, MatchingBatch batch)
    {
        Tensor received = keypoints.new_zeros(keypoints.shape);
        if (batch.Source.shape[0] > 0)
        {
            Tensor messages = _message.call(cat(
                [keypoints.index_select(0, batch.Source), keypoints.index_select(0, batch.Target), batch.EdgeGeometry], 1));
            received = received.index_add(0, batch.Target, messages, 1).mul(batch.InverseDegree);
        }

        return keypoints.add(call(cat([keypoints, received], 1)));
    }
}
