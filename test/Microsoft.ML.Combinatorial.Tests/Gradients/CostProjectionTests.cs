using Microsoft.ML.Combinatorial.Gradients.Projections;
using Microsoft.ML.Combinatorial.Problems;
using Microsoft.ML.Combinatorial.Tests.Laws;
using Microsoft.ML.Combinatorial.Tests.Oracles;
using static TorchSharp.torch;

namespace Microsoft.ML.Combinatorial.Tests.Gradients;

[TestClass]
public class CostProjectionTests
{
    private static readonly LinearAssignmentProblem Problem = new(2, 3);

    private static readonly Dictionary<string, (CostProjection Projection, bool Centres, bool Scales)> All = new()
    {
        ["Mean"] = (new MeanProjection(), true, false),
        ["Norm"] = (new NormProjection(), false, true),
        ["Standardize"] = (new StandardizeProjection(), true, true),
        ["Plane"] = (new PlaneProjection([1, 1, 1, 1, 1, 1]), true, false),
    };

    public static IEnumerable<object[]> Names => All.Keys.Select(name => new object[] { name });

    [TestMethod]
    public void Project_by_hand()
    {
        using var scope = NewDisposeScope();
        Tensor costs = TensorValues.Rows([3, 4, 5]);
        TensorValues.AreClose([-1, 0, 1], new MeanProjection().Project(costs).Values(), 1e-6);
        TensorValues.AreClose([0.6f, 0.8f], new NormProjection().Project(TensorValues.Rows([3, 4])).Values(), 1e-6);
        float half = MathF.Sqrt(0.5f);
        TensorValues.AreClose([-half, 0, half], new StandardizeProjection().Project(costs).Values(), 1e-6);
        TensorValues.AreClose([3, 0, 5], new PlaneProjection([0, 2, 0]).Project(costs).Values(), 1e-6);
    }

    [TestMethod]
    [DynamicData(nameof(Names))]
    public void No_decision_changes(string name)
    {
        var random = new Random(1);
        for (int instance = 0; instance < 50; instance++)
        {
            float[] costs = ProblemFamily.Costs(Problem, random);
            float[] projected = Project(name, costs);
            float[] Best(float[] at) => Enumeration.Assignments(Problem).MinBy(solution => Problem.Objective(at, solution))!;
            CollectionAssert.AreEqual(Best(costs), Best(projected), $"instance {instance}");
            TensorValues.AreClose(projected, Project(name, projected), 1e-6, $"instance {instance}: projecting twice");
        }
    }

    [TestMethod]
    [DynamicData(nameof(Names))]
    public void The_gradient_is_that_of_the_projection(string name)
    {
        (CostProjection projection, bool centres, bool scales) = All[name];
        var random = new Random(2);
        for (int instance = 0; instance < 10; instance++)
        {
            float[] costs = ProblemFamily.Costs(Problem, random), upstream = ProblemFamily.Costs(Problem, random);
            float[] gradient = GradientOf(projection, costs, upstream);
            double[] expected = FiniteDifferences.Gradient(
                at => Problem.Objective(Project(name, [.. at.Select(value => (float)value)]), upstream),
                [.. costs.Select(cost => (double)cost)],
                1e-2);
            TensorValues.AreClose([.. expected.Select(value => (float)value)], gradient, 2e-3, $"instance {instance}");
            Assert.IsTrue(!centres || Math.Abs(gradient.Sum()) < 1e-5, $"sums to {gradient.Sum()}");
            Assert.IsTrue(!scales || Math.Abs(Problem.Objective(gradient, costs)) < 1e-5, "has a part along the costs");
        }
    }

    [TestMethod]
    [DataRow(1e-30f)]
    [DataRow(1e30f)]
    public void Scale_does_not_matter_to_the_norm(float scale)
    {
        using var scope = NewDisposeScope();
        TensorValues.AreClose([0.6f, 0.8f], new NormProjection().Project(TensorValues.Rows([3 * scale, 4 * scale])).Values(), 1e-6);
    }

    [TestMethod]
    public void Rows_without_a_norm_stay_finite()
    {
        TensorValues.AreClose([0, 0, 0], GradientAndValue(new NormProjection(), [0, 0, 0]).Value, 0);
        TensorValues.AreClose([0, 0, 0], GradientAndValue(new StandardizeProjection(), [2, 2, 2]).Value, 0);
        Assert.IsTrue(GradientAndValue(new NormProjection(), [0, 0, 0]).Gradient.All(float.IsFinite));
        Assert.IsTrue(GradientAndValue(new StandardizeProjection(), [2, 2, 2]).Gradient.All(float.IsFinite));
    }

    [TestMethod]
    [DataRow("Mean")]
    [DataRow("Norm")]
    [DataRow("Standardize")]
    public void Padding_changes_nothing(string name)
    {
        using var scope = NewDisposeScope();
        float[] costs = [3, -1, 4], upstream = [1, 2, -5];
        float[] plain = Project(name, costs);
        Tensor padded = TensorValues.Rows([.. costs, float.NaN, 7]).requires_grad_();
        Tensor mask = tensor(new[] { true, true, true, false, false }, [1, 5]);
        Tensor projected = All[name].Projection.Project(padded, mask);
        TensorValues.AreClose([.. plain, 0, 0], projected.Values(), 1e-6);
        projected.mul(TensorValues.Rows([.. upstream, 11, 12])).sum().backward();
        TensorValues.AreClose([.. GradientOf(All[name].Projection, costs, upstream), 0, 0], padded.grad!.Values(), 1e-6);
    }

    [TestMethod]
    public void Refuse_problems_that_they_would_change()
    {
        var matching = new GraphMatchingProblem(2, 2, [], []);
        string message = Assert.ThrowsExactly<ArgumentException>(() => new MeanProjection().Check(matching)).Message;
        StringAssert.Contains(message, "MeanProjection would change the decisions of graph matching", StringComparison.Ordinal);
        Assert.ThrowsExactly<ArgumentException>(() => new StandardizeProjection().Check(matching));
        new NormProjection().Check(matching);
        new MeanProjection().Check(Problem);
        Assert.ThrowsExactly<ArgumentException>(() => new PlaneProjection([1, 2]).Check(Problem));
        Assert.ThrowsExactly<ArgumentException>(() => new PlaneProjection([0, 0]));
        Assert.ThrowsExactly<ArgumentException>(() => new PlaneProjection([float.NaN]));
    }

    private static float[] Project(string name, float[] costs)
    {
        using var scope = NewDisposeScope();
        return All[name].Projection.Project(TensorValues.Rows(costs)).Values();
    }

    private static float[] GradientOf(CostProjection projection, float[] costs, float[] upstream)
    {
        using var scope = NewDisposeScope();
        Tensor at = TensorValues.Rows(costs).requires_grad_();
        projection.Project(at).mul(TensorValues.Rows(upstream)).sum().backward();
        return at.grad!.Values();
    }

    private static (float[] Gradient, float[] Value) GradientAndValue(CostProjection projection, float[] costs)
    {
        using var scope = NewDisposeScope();
        return (GradientOf(projection, costs, [1, 2, 3]), projection.Project(TensorValues.Rows(costs)).Values());
    }
}
