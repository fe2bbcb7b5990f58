using System.Reflection;

namespace Compat.Tests.TorchSharpPackage;

/// <summary>The table of known differences tells the truth.</summary>
[TestClass]
public class TorchGoldenTests
{
    private static readonly HashSet<string> Tested =
    [
        .. from type in typeof(TorchGoldenTests).Assembly.GetTypes()
           where type.Namespace?.StartsWith("Compat.Tests.TorchSharpPackage", StringComparison.Ordinal) == true
           from method in type.GetMethods()
           where method.GetCustomAttribute<TestMethodAttribute>() is not null
           select method.Name,
    ];

    [TestMethod]
    public void EveryKnownDifferenceIsACaseThatIsNotTested()
    {
        foreach (var (name, reason) in TorchGolden.KnownDifferences)
        {
            Assert.IsTrue(TorchGolden.Cases.ContainsKey(name), $"There is no case {name}.");
            Assert.IsFalse(Tested.Contains(name), $"{name} is tested and listed.");
            Assert.IsFalse(string.IsNullOrWhiteSpace(reason), $"{name} is listed without a reason.");
        }
    }

    [TestMethod]
    public void EveryCaseIsTestedOrListed()
    {
        var missing = TorchGolden.Cases.Keys.Where(name => !Tested.Contains(name) && !TorchGolden.KnownDifferences.ContainsKey(name));
        Assert.AreEqual("", string.Join(", ", missing));
    }
}
