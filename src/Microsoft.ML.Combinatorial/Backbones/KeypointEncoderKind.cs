namespace Microsoft.ML.Combinatorial.Backbones;

/// <summary>What a keypoint's features are.</summary>
public enum KeypointEncoderKind
{
    /// <summary>A descriptor: any vector of numbers, encoded by a small multi-layer perceptron.</summary>
    Descriptor,

    /// <summary>A square grey patch, row by row, encoded by a small convolutional network after its brightness and contrast are taken out.</summary>
    Patch,
}
