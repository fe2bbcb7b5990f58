using System.Reflection;
using Microsoft.ML.Combinatorial.Gradients;
using Microsoft.ML.Combinatorial.Persistence;
using Microsoft.ML.Combinatorial.Transforms;
using Microsoft.ML.Data;
using Microsoft.ML.Transforms;

namespace Microsoft.ML.Combinatorial.Tests.Persistence;

/// <summary>What stands in models that users have saved. A failure here means that those models would no longer load: undo the change.</summary>
[TestClass]
public sealed class FrozenNamesTests
{
    [TestMethod]
    public void Assembly()
    {
        AssemblyName name = typeof(ModelPayload).Assembly.GetName();
        Assert.AreEqual("Microsoft.ML.Combinatorial", name.Name);
        Assert.AreEqual(new Version(1, 0, 0, 0), name.Version);
    }

    [TestMethod]
    public void Contracts()
    {
        Dictionary<string, Type> contracts = typeof(ModelPayload).Assembly.GetExportedTypes()
            .Select(type => (Type: type, Attribute: type.GetCustomAttribute<CustomMappingFactoryAttributeAttribute>()))
            .Where(entry => entry.Attribute is not null)
            .ToDictionary(entry => entry.Attribute!.ContractName, entry => entry.Type);
        CollectionAssert.AreEquivalent(
            new[]
            {
                "Microsoft.ML.Combinatorial.Key.v1", "Microsoft.ML.Combinatorial.GraphMatching.v1", "Microsoft.ML.Combinatorial.RelativePose.v1",
                "Microsoft.ML.Combinatorial.PointRegistration.v1",
            },
            contracts.Keys);
        foreach (Type factory in contracts.Values)
        {
            Assert.IsNotNull(factory.GetConstructor(Type.EmptyTypes), $"{factory} is made without arguments");
        }

        // ML.NET finds the assembly again by the declaring type of the mapping.
        Assert.AreSame(typeof(ModelPayload).Assembly, new StoredKeyFactory().GetMapping().Method.DeclaringType!.Assembly);
        Assert.AreSame(typeof(ModelPayload).Assembly, new GraphMatchingFactory().GetMapping().Method.DeclaringType!.Assembly);
        Assert.AreSame(typeof(ModelPayload).Assembly, new RelativePoseFactory().GetMapping().Method.DeclaringType!.Assembly);
        Assert.AreSame(typeof(ModelPayload).Assembly, new PointRegistrationFactory().GetMapping().Method.DeclaringType!.Assembly);
    }

    [TestMethod]
    public void Columns()
    {
        CollectionAssert.AreEqual(new[] { "Combinatorial:Key" }, ColumnsOf<StoredKey>());
        CollectionAssert.AreEquivalent(
            new[]
            {
                "Combinatorial:Model", "GraphMatching:LeftFeatures", "GraphMatching:LeftPositions", "GraphMatching:RightFeatures",
                "GraphMatching:RightPositions",
            },
            ColumnsOf<GraphMatchingStoredInput>());
        CollectionAssert.AreEquivalent(
            new[] { "GraphMatching:Matching", "GraphMatching:Assignment", "GraphMatching:Objective" }, ColumnsOf<GraphMatchingStoredOutput>());
        CollectionAssert.AreEquivalent(
            new[] { "Combinatorial:Model", "RelativePose:Correspondences" }, ColumnsOf<RelativePoseStoredInput>());
        CollectionAssert.AreEquivalent(
            new[] { "Combinatorial:Model", "PointRegistration:Source", "PointRegistration:Target" }, ColumnsOf<PointRegistrationStoredInput>());
        CollectionAssert.AreEquivalent(
            new[]
            {
                "PointRegistration:Transformation", "PointRegistration:Weights", "PointRegistration:Residual", "PointRegistration:IsDegenerate",
            },
            ColumnsOf<PointRegistrationStoredOutput>());
        CollectionAssert.AreEquivalent(
            new[] { "RelativePose:Pose", "RelativePose:Essential", "RelativePose:Weights", "RelativePose:Inliers" },
            ColumnsOf<RelativePoseStoredOutput>());
    }

    [TestMethod]
    public void Parts()
    {
        (string Name, object Part)[] frozen =
        [
            ("Identity", new IdentityGradientEstimator()),
            ("Blackbox", new BlackboxGradientEstimator(10)),
        ];
        foreach ((string name, object part) in frozen)
        {
            Assert.AreEqual(part.GetType(), ComponentRegistry.Components[name]);
        }

        Assert.AreEqual("""{"type":"Blackbox","interpolation":10}""", ComponentRegistry.Write(frozen[1].Part)!.ToJsonString());
    }

    private static string[] ColumnsOf<TRow>() => [.. SchemaDefinition.Create(typeof(TRow)).Select(column => column.ColumnName)];
}
