using TorchSharp.Utils;
using static TorchSharp.torch;

namespace Microsoft.ML.Combinatorial.Backbones;

/// <summary>Encodes descriptors [keypoints, d] to embeddings [keypoints, size] with two hidden layers.</summary>
internal sealed class DescriptorEncoder : KeypointEncoder
{
    [ComponentName(Name = "layers")]
    private readonly nn.Module<Tensor, Tensor> _layers;

    public DescriptorEncoder(int featureSize, int size)
        : base(nameof(DescriptorEncoder))
    {
        _layers = nn.Sequential(nn.Linear(featureSize, 2L * size), nn.ReLU(), nn.Linear(2L * size, size));
        RegisterComponents();
    }

    public override Tensor forward(Tensor features) => _layers.call(features);

    public override Tensor Neutral(Tensor features) => features;
}
