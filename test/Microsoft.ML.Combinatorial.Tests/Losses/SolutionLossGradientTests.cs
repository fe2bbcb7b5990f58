using Microsoft.ML.Combinatorial.Gradients;
using Microsoft.ML.Combinatorial.Losses;
using static TorchSharp.torch;

namespace Microsoft.ML.Combinatorial.Tests.Losses;

/// <summary>Losses on solutions and ranks: their gradients against central differences in double.</summary>
[TestClass]
public class SolutionLossGradientTests
{
    private static readonly Dictionary<string, Func<Tensor, Tensor>> All = new()
    {
        ["Hamming"] = at => HammingLoss.Compute(at, Target()),
        ["weighted Hamming"] = at => HammingLoss.Compute(at, Target(), Costs()),
        ["squared"] = at => SquaredHammingLoss.Compute(at, Target()),
        ["regret"] = at => RegretLoss.Compute(at, Target(), Costs()),
        ["recall"] = at => RecallLoss.Compute(at, Target()),
        ["average precision"] = at => MeanAveragePrecisionLoss.Compute(at, Target()),
    };

    public static IEnumerable<object[]> Names => All.Keys.Select(name => new object[] { name });

    [TestMethod]
    [DynamicData(nameof(Names))]
    public void Gradient_is_that_of_the_value(string name)
    {
        using var scope = NewDisposeScope();

        // As solutions and as mean ranks of several samples; each relevant item has others in front.
        Tensor at = tensor(new[] { 2.25, 1.1, 4.2, 2.75, 1.3, 3.6, 2.1, 3.9 }, [2, 4]);
        GradientCheckResult result = GradientCheck.Compare(All[name], at);
        Assert.IsLessThan(1e-7, result.RelativeError);
        Assert.IsTrue(result.Analytic.Any(slope => slope != 0));
    }

    private static Tensor Target() => tensor(new double[] { 1, 0, 1, 0, 0, 1, 0, 0 }, [2, 4]);

    private static Tensor Costs() => tensor(new[] { 0.3, -1.2, 0.7, 2, 0.1, 0.9, -0.4, 1.5 }, [2, 4]);
}
