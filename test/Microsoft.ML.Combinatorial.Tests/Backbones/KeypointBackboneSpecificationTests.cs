using System.Text.Json;
using Microsoft.ML.Combinatorial.Backbones;

namespace Microsoft.ML.Combinatorial.Tests.Backbones;

[TestClass]
public class KeypointBackboneSpecificationTests
{
    private static readonly KeypointBackboneSpecification Good = new() { FeatureSize = 64 };

    public static IEnumerable<(KeypointBackboneSpecification Specification, string Name)> Bad =>
    [
        (Good with { FeatureSize = 0 }, "FeatureSize"),
        (Good with { FeatureSize = KeypointBackboneSpecification.MaximumSize + 1 }, "FeatureSize"),
        (Good with { NeighbourCount = 0 }, "NeighbourCount"),
        (Good with { EmbeddingSize = 0 }, "EmbeddingSize"),
        (Good with { EmbeddingSize = -1 }, "EmbeddingSize"),
        (Good with { EdgeEmbeddingSize = 0 }, "EdgeEmbeddingSize"),
        (Good with { MessagePassingRounds = -1 }, "MessagePassingRounds"),
        (Good with { MessagePassingRounds = 17 }, "MessagePassingRounds"),
        (Good with { Encoder = (KeypointEncoderKind)9 }, "Encoder"),
        (Good with { Graph = (KeypointGraphKind)9 }, "Graph"),
        (Good with { Encoder = KeypointEncoderKind.Patch, FeatureSize = 65 }, "FeatureSize"),
        (Good with { Encoder = KeypointEncoderKind.Patch, FeatureSize = 49 }, "FeatureSize"),
    ];

    public static IEnumerable<KeypointBackboneSpecification> Fine =>
    [
        Good,
        Good with { FeatureSize = 1, EmbeddingSize = 1, EdgeEmbeddingSize = 1, MessagePassingRounds = 0, NeighbourCount = 1 },
        Good with { FeatureSize = KeypointBackboneSpecification.MaximumSize, MessagePassingRounds = 16 },
        Good with { Encoder = KeypointEncoderKind.Patch },
        Good with { Encoder = KeypointEncoderKind.Patch, FeatureSize = 81 },
    ];

    [TestMethod]
    [DynamicData(nameof(Bad))]
    public void A_value_outside_its_range_is_named(KeypointBackboneSpecification specification, string name)
    {
        Assert.AreEqual(name, Assert.ThrowsExactly<ArgumentOutOfRangeException>(specification.Validate).ParamName);
        Assert.AreEqual(name, Assert.ThrowsExactly<ArgumentOutOfRangeException>(() => new KeypointBackbone(specification)).ParamName);
    }

    [TestMethod]
    [DynamicData(nameof(Fine))]
    public void The_ends_of_the_ranges_are_fine(KeypointBackboneSpecification specification)
    {
        specification.Validate();
        Assert.AreEqual(specification, specification with { });
    }

    [TestMethod]
    public void Comes_back_from_JSON_as_it_was()
    {
        var specification = new KeypointBackboneSpecification
        {
            FeatureSize = 81,
            Encoder = KeypointEncoderKind.Patch,
            Graph = KeypointGraphKind.NearestNeighbours,
            NeighbourCount = 7,
            EmbeddingSize = 5,
            EdgeEmbeddingSize = 3,
            MessagePassingRounds = 1,
            UseEdges = false,
        };
        string json = JsonSerializer.Serialize(specification);
        Assert.AreEqual(specification, JsonSerializer.Deserialize<KeypointBackboneSpecification>(json));
        Assert.AreEqual(Good, JsonSerializer.Deserialize<KeypointBackboneSpecification>("{\"FeatureSize\":64}"));
        Assert.ThrowsExactly<JsonException>(() => JsonSerializer.Deserialize<KeypointBackboneSpecification>("{}"));
    }
}
