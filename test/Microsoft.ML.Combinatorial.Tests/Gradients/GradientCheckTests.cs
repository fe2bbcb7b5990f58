using Microsoft.ML.Combinatorial.Gradients;
using Microsoft.ML.Combinatorial.Gradients.Projections;
using Microsoft.ML.Combinatorial.Tests.Oracles;
using static TorchSharp.torch;

namespace Microsoft.ML.Combinatorial.Tests.Gradients;

[TestClass]
public class GradientCheckTests
{
    [TestMethod]
    public void A_right_gradient_passes_and_a_wrong_one_shows()
    {
        using var scope = NewDisposeScope();
        Tensor at = tensor(new double[] { 0.3, -1.2, 2 });
        GradientCheckResult right = GradientCheck.Compare(x => x.square().mul(x).sum(), at);
        Assert.IsLessThan(1e-8, right.RelativeError);
        Assert.AreEqual(3 * 1.44, right.Numeric[1], 1e-7);

        // Half of the function is hidden from the graph.
        GradientCheckResult wrong = GradientCheck.Compare(x => x.square().sum().add(x.detach().square().sum()), at);
        Assert.AreEqual(0.5, wrong.RelativeError, 1e-6);
        Assert.AreEqual(4, wrong.LargestError, 1e-6);
        Assert.AreEqual(1, wrong.Cosine, 1e-6);
    }

    [TestMethod]
    public void Products_with_a_vector_are_compared()
    {
        using var scope = NewDisposeScope();
        Tensor at = TensorValues.Rows([1, -2, 0.5f, 3]), upstream = TensorValues.Rows([0.2f, 1, -1, 0.7f]);
        GradientCheckResult result = GradientCheck.Compare(x => new StandardizeProjection().Project(x), at, upstream);
        Assert.IsLessThan(1e-3, result.RelativeError);
    }

    [TestMethod]
    public void What_cannot_be_checked_is_refused()
    {
        using var scope = NewDisposeScope();
        Assert.ThrowsExactly<ArgumentException>(() => GradientCheck.Compare(x => x, zeros(3)));
        Assert.ThrowsExactly<ArgumentException>(() => GradientCheck.Compare(x => x.detach().sum(), zeros(3)));
        Assert.ThrowsExactly<ArgumentOutOfRangeException>(() => GradientCheck.Compare(x => x.sum(), zeros(3), 0));
    }
}
