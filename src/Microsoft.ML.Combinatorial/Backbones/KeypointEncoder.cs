using static TorchSharp.torch;

namespace Microsoft.ML.Combinatorial.Backbones;

/// <summary>Encodes the features of keypoints, [keypoints, d], to embeddings, [keypoints, size].</summary>
internal abstract class KeypointEncoder(string name) : nn.Module<Tensor, Tensor>(name)
{
    /// <summary>The features without what tells nothing, [keypoints, d], to be compared as they are.</summary>
    public abstract Tensor Neutral(Tensor features);
}
