namespace Microsoft.ML.Combinatorial.Tests.Oracles;

[TestClass]
public class SplitMix64Tests
{
    [TestMethod]
    public void Gives_the_recorded_numbers()
    {
        CollectionAssert.AreEqual(
            new[] { 0.5665615751722809, 0.7457817572627011, 0.9710027535867962 }, SplitMix64.Uniform(1, 3));
        double[] normal = SplitMix64.Normal(1, 2);
        Assert.AreEqual(-0.034267321791851144, normal[0], 1e-15);
        Assert.AreEqual(-1.2926085332373187, normal[1], 1e-15);
    }

    [TestMethod]
    public void An_odd_count_is_the_beginning_of_the_same_numbers()
    {
        CollectionAssert.AreEqual(SplitMix64.Normal(7, 6)[..5], SplitMix64.Normal(7, 5));
    }
}
