using GraphMatchingSample.Baselines;
using GraphMatchingSample.Data;
using Microsoft.ML.Data;
using Microsoft.ML.Transforms;

namespace GraphMatchingSample;

/// <summary>A featuriser of the sample's own: describes the patch around each keypoint by its gradients.</summary>
[CustomMappingFactoryAttribute(ContractName)]
public sealed class KeypointDescription : CustomMappingFactory<KeypointDescription.Patches, KeypointDescription.Descriptors>
{
    /// <summary>The name under which a saved model finds this class again; never to be changed.</summary>
    public const string ContractName = "GraphMatchingSample.KeypointDescription.v1";

    private static readonly GradientHistogram s_histogram = new(turned: true);

    /// <inheritdoc/>
    public override Action<Patches, Descriptors> GetMapping() => Describe;

    private static void Describe(Patches patches, Descriptors descriptors)
    {
        descriptors.LeftFeatures = Describe(patches.LeftGrey);
        descriptors.RightFeatures = Describe(patches.RightGrey);
    }

    private static float[] Describe(float[] grey)
    {
        byte[] bytes = Array.ConvertAll(grey, value => (byte)value);
        return [.. Enumerable.Range(0, bytes.Length / KeypointTask.PatchLength)
            .SelectMany(i => s_histogram.Describe(bytes.AsSpan(i * KeypointTask.PatchLength, KeypointTask.PatchLength)))];
    }

    /// <summary>What the featuriser reads.</summary>
    public sealed class Patches
    {
        /// <summary>Grey values of the patches around the left keypoints.</summary>
        public float[] LeftGrey { get; set; } = [];

        /// <summary>Grey values of the patches around the right keypoints.</summary>
        public float[] RightGrey { get; set; } = [];
    }

    /// <summary>What it adds.</summary>
    public sealed class Descriptors
    {
        /// <summary>128 values for each left keypoint.</summary>
        public float[] LeftFeatures { get; set; } = [];

        /// <summary>128 values for each right keypoint.</summary>
        public float[] RightFeatures { get; set; } = [];
    }
}
