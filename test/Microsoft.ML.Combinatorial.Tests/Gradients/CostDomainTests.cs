using Microsoft.ML.Combinatorial.Gradients;
using Microsoft.ML.Combinatorial.Problems;
using Microsoft.ML.Combinatorial.Solvers;
using Microsoft.ML.Combinatorial.Tests.Laws;
using Microsoft.ML.Combinatorial.Tests.Oracles;
using static TorchSharp.torch;

namespace Microsoft.ML.Combinatorial.Tests.Gradients;

[TestClass]
public class CostDomainTests
{
    public static IEnumerable<object[]> Estimators => GradientRegistry.Names;

    [TestMethod]
    [DynamicData(nameof(Estimators))]
    public void Noise_and_steps_do_not_lead_out_of_a_problem_s_domain(string name)
    {
        // Costs near 0 and an upstream that pulls them down: unclipped, Dijkstra's solver would refuse them.
        var problem = new GridShortestPathProblem(4, 4);
        Assert.AreEqual(CostDomain.NonNegative, problem.CostDomain);
        using var scope = NewDisposeScope();
        using var pool = new SolverPool(() => new GridDijkstraSolver(), 1);
        var batch = new SolverBatch(pool, (CombinatorialProblem)problem);
        Tensor costs = TensorValues.Rows([.. Enumerable.Repeat(0.01f, 16)]), upstream = full(1, 16, -5f);
        GradientEstimator estimator = GradientRegistry.Of(name).Create();
        (Tensor solution, object? saved) = estimator.Forward(batch, costs, default);
        Tensor gradient = estimator.Backward(batch, saved, upstream);
        Assert.IsTrue(solution.Values().All(value => value is >= 0 and <= 1.00001f));
        Assert.IsTrue(gradient.Values().All(float.IsFinite));
    }
}
