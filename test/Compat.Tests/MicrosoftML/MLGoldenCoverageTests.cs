namespace Compat.Tests.MicrosoftML;

/// <summary>Every recorded case is a test, or stands in the table of known differences.</summary>
[TestClass]
public class MLGoldenCoverageTests
{
    [TestMethod]
    public void EveryCaseIsTestedOrKnownNotToBeOffered()
    {
        var tested = MLGolden.TestedCases();
        var missing = MLGolden.Cases.Select(c => c.Name)
            .Where(name => !tested.Contains(name) && !MLKnownDifferences.NotOffered.Contains(name))
            .ToArray();
        Assert.IsEmpty(missing, $"Cases without a test: {string.Join(", ", missing)}");
    }

    [TestMethod]
    public void KnownDifferencesNameCasesAndGiveReasons()
    {
        var cases = MLGolden.Cases.Select(c => c.Name).ToHashSet();
        foreach (var (name, reason) in MLKnownDifferences.Names)
        {
            Assert.IsTrue(cases.Contains(name), $"There is no case '{name}'");
            Assert.IsFalse(string.IsNullOrWhiteSpace(reason), $"'{name}' needs a reason");
        }

        var both = MLKnownDifferences.NotOffered.Intersect(MLGolden.TestedCases()).ToArray();
        Assert.IsEmpty(both, $"Tested and yet not offered: {string.Join(", ", both)}");
    }
}
