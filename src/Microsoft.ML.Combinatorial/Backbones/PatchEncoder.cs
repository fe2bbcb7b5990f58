using TorchSharp.Utils;
using static TorchSharp.torch;

namespace Microsoft.ML.Combinatorial.Backbones;

/// <summary>
/// Encodes square grey patches [keypoints, side²] to embeddings [keypoints, size]. Each patch is first shifted to mean 0 and scaled to
/// deviation 1, so that brightness and contrast tell nothing.
/// </summary>
internal sealed class PatchEncoder : KeypointEncoder
{
    private const int Channels = 16;
    private const double FlatPatch = 1e-3;

    [ComponentName(Name = "layers")]
    private readonly nn.Module<Tensor, Tensor> _layers;

    private readonly int _side;

    public PatchEncoder(int side, int size)
        : base(nameof(PatchEncoder))
    {
        _side = side;
        long pooled = side / 2 / 2;
        _layers = nn.Sequential(
            nn.Conv2d(1, Channels, 3, 1, 1),
            nn.ReLU(),
            nn.MaxPool2d(2),
            nn.Conv2d(Channels, 2 * Channels, 3, 1, 1),
            nn.ReLU(),
            nn.MaxPool2d(2),
            nn.Flatten(),
            nn.Linear(2 * Channels * pooled * pooled, size));
        RegisterComponents();
    }

    public override Tensor forward(Tensor features) => _layers.call(Neutral(features).view(-1, 1, _side, _side));

    public override Tensor Neutral(Tensor features)
    {
        Tensor centred = features.sub(features.mean([1L], true));
        Tensor deviation = centred.square().mean([1L], true).sqrt();
        return centred.div(deviation.add(FlatPatch));
    }
}
