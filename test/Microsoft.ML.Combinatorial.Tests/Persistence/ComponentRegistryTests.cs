using System.Text.Json.Nodes;
using Microsoft.ML.Combinatorial.Gradients;
using Microsoft.ML.Combinatorial.Gradients.Margins;
using Microsoft.ML.Combinatorial.Gradients.Noise;
using Microsoft.ML.Combinatorial.Gradients.Projections;
using Microsoft.ML.Combinatorial.Persistence;

namespace Microsoft.ML.Combinatorial.Tests.Persistence;

[TestClass]
public sealed class ComponentRegistryTests
{
    // One line for each way to set up each component; a component without a line fails EveryComponent_HasAnExample.
    private static readonly object[] Examples =
    [
        new IdentityGradientEstimator(),
        new BlackboxGradientEstimator(80),
        new BlackboxGradientEstimator(0.1),
        new ImplicitMleGradientEstimator(null),
        new ImplicitMleGradientEstimator(new SumOfGammaNoise(5, 20), 3, 4, 0.5, 0.25, 0.75, true, true),
        new ImplicitMleGradientEstimator(new GumbelNoise(), target: ImplicitMleTarget.Costs),
        new AdaptiveImplicitMleGradientEstimator(new GaussianNoise(), 2, 0.5, false, 0.25, 1e-3, 10, 0.9),
        new StraightThroughGradientEstimator(new GumbelNoise(), 3, 0.5),
        new PerturbedGradientEstimator(),
        new PerturbedGradientEstimator(new GumbelNoise(), 4, 0.5, false, true),
        new MultiplicativePerturbedGradientEstimator(4, 0.25, false, true),
        new ScoreFunctionGradientEstimator(new SumOfGammaNoise(3), 20, 2),
        new FrankWolfeGradientEstimator(0.5, 20, 1e-4),
        new GaussianNoise(),
        new GumbelNoise(),
        new SumOfGammaNoise(7, 3),
        new MeanProjection(),
        new NormProjection(),
        new StandardizeProjection(),
        new PlaneProjection([0.6f, -0.8f]),
        new InformedMargin(0.1),
        new NoiseMargin(0.5),
        new NoiseMargin(1, lastStep: 100),
        new AnnealedMargin(new InformedMargin(0.1), 100, 10, 0.25, AnnealingShape.Cosine),
    ];

    [TestMethod]
    public void EveryComponent_HasAnExample() => CollectionAssert.AreEquivalent(
        ComponentRegistry.Components.Values.Where(type => type.Assembly == typeof(ComponentRegistry).Assembly).ToArray(),
        Examples.Select(example => example.GetType()).Distinct().ToArray());

    [TestMethod]
    public void EveryConcreteComponent_IsRegistered()
    {
        Type[] bases = [typeof(GradientEstimator), typeof(CostProjection), typeof(CostMargin), typeof(NoiseDistribution)];
        Type[] concrete =
        [
            .. typeof(ComponentRegistry).Assembly.GetExportedTypes().Where(type => !type.IsAbstract && bases.Any(type.IsSubclassOf)),
        ];
        CollectionAssert.AreEquivalent(
            concrete, ComponentRegistry.Components.Values.Where(type => type.Assembly == typeof(ComponentRegistry).Assembly).ToArray());
    }

    [TestMethod]
    public void EveryComponent_ComesBack_WithItsSettings()
    {
        foreach (object example in Examples)
        {
            JsonObject json = ComponentRegistry.Write(example)!;
            object back = Read(example, JsonNode.Parse(json.ToJsonString())!.AsObject());

            Assert.AreEqual(example.GetType(), back.GetType());
            Assert.AreEqual(json.ToJsonString(), ComponentRegistry.Write(back)!.ToJsonString());
            foreach (var property in example.GetType().GetProperties())
            {
                if (property.GetValue(example) is IEnumerable<float> expected)
                {
                    Assert.IsTrue(expected.SequenceEqual((IEnumerable<float>)property.GetValue(back)!), $"{example.GetType().Name}.{property.Name}");
                }
                else if (property.GetValue(example) is CostMargin margin)
                {
                    Assert.AreEqual(margin.ToString(), property.GetValue(back)!.ToString(), $"{example.GetType().Name}.{property.Name}");
                }
                else
                {
                    Assert.AreEqual(property.GetValue(example), property.GetValue(back), $"{example.GetType().Name}.{property.Name}");
                }
            }
        }
    }

    [TestMethod]
    public void NothingStaysNothing()
    {
        Assert.IsNull(ComponentRegistry.Write(null));
        Assert.IsNull(ComponentRegistry.Read<CostMargin>(null));
    }

    [TestMethod]
    public void UnknownName_IsTold_WithTheKnownOnes()
    {
        foreach (JsonObject json in new JsonObject[] { new() { ["type"] = "Nobody" }, [] })
        {
            var error = Assert.ThrowsExactly<FormatException>(() => ComponentRegistry.Read<GradientEstimator>(json));
            StringAssert.Contains(error.Message, $"GradientEstimator '{json["type"]}', which is not known here. Known are: AdaptiveImplicitMle, Blackbox, FrankWolfe, Identity");
        }
    }

    [TestMethod]
    public void NameOfAnotherKind_IsTold() =>
        Assert.ThrowsExactly<FormatException>(() => ComponentRegistry.Read<CostMargin>(new JsonObject { ["type"] = "Identity" }));

    [TestMethod]
    public void BadSettings_AreTold()
    {
        JsonObject json = ComponentRegistry.Write(Examples.OfType<BlackboxGradientEstimator>().First())!;
        string setting = json.Select(property => property.Key).First(key => key != "type");
        json[setting] = -1;
        var outside = Assert.ThrowsExactly<FormatException>(() => ComponentRegistry.Read<GradientEstimator>(json));
        StringAssert.StartsWith(outside.Message, "The settings of 'Blackbox' cannot be read: ");
        json[setting] = "many";
        Assert.ThrowsExactly<FormatException>(() => ComponentRegistry.Read<GradientEstimator>(json));
    }

    [TestMethod]
    public void APartOfOnesOwn()
    {
        Assert.ThrowsExactly<ArgumentException>(() => ComponentRegistry.Write(new OwnMargin(0.5f)));
        ComponentRegistry.Register("Tests.OwnMargin", typeof(OwnMargin));
        ComponentRegistry.Register("Tests.OwnMargin", typeof(OwnMargin));

        JsonObject json = ComponentRegistry.Write(new OwnMargin(0.5f))!;
        Assert.AreEqual("""{"type":"Tests.OwnMargin","size":0.5}""", json.ToJsonString());
        Assert.AreEqual(0.5f, ((OwnMargin)ComponentRegistry.Read<CostMargin>(json)!).Size);

        Assert.ThrowsExactly<ArgumentException>(() => ComponentRegistry.Register("Tests.Other", typeof(OwnMargin)));
        Assert.ThrowsExactly<ArgumentException>(() => ComponentRegistry.Register("Identity", typeof(string)));
        Assert.ThrowsExactly<ArgumentException>(() => ComponentRegistry.Register("", typeof(string)));
    }

    private static object Read(object example, JsonObject json) => example switch
    {
        GradientEstimator => ComponentRegistry.Read<GradientEstimator>(json)!,
        CostProjection => ComponentRegistry.Read<CostProjection>(json)!,
        NoiseDistribution => ComponentRegistry.Read<NoiseDistribution>(json)!,
        _ => ComponentRegistry.Read<CostMargin>(json)!,
    };
}
