using Microsoft.ML.Combinatorial.Gradients;
using Microsoft.ML.Combinatorial.Gradients.Margins;
using Microsoft.ML.Combinatorial.Layers;
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

    public static IEnumerable<object[]> Margins => [[new NoiseMargin(0.2)], [new InformedMargin(0.2)], [new AnnealedMargin(new NoiseMargin(0.2), 10)]];

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

    [TestMethod]
    [DynamicData(nameof(Margins))]
    public void Margins_stay_in_the_domain_and_pass_the_gradient_whole(CostMargin margin)
    {
        // Margins of ten times the costs: unclipped, Dijkstra's solver would refuse them.
        using var scope = NewDisposeScope();
        using var pool = new SolverPool(() => new GridDijkstraSolver(), 1);
        var batch = new SolverBatch(pool, (CombinatorialProblem)new GridShortestPathProblem(4, 4));
        using var layer = new CombinatorialLayer(new IdentityGradientEstimator(), margin: margin);
        Tensor costs = TensorValues.Rows([.. Enumerable.Repeat(0.01f, 16)]).requires_grad_();
        layer.Forward(costs, batch, zeros(1, 16)).sum().backward();
        Assert.IsTrue(costs.grad!.Values().All(value => value == -1));

        // What the network itself predicts below 0 is still told.
        Tensor negative = full(1, 16, -1f);
        Assert.ThrowsExactly<ArgumentException>(() => layer.Forward(negative, batch, zeros(1, 16)));
    }

    [TestMethod]
    public void Each_row_is_clipped_by_its_own_domain()
    {
        // Where nodes 1 and 2 can be walked both ways costs must not be negative; without a cycle any sign is fine.
        var acyclic = new ShortestPathProblem(3, [new(0, 1), new(1, 2), new(0, 2)], 0, 2);
        var cyclic = new ShortestPathProblem(4, [new(0, 1), new(0, 2), new(1, 2), new(2, 1), new(1, 3), new(2, 3)], 0, 3);
        Assert.AreEqual(CostDomain.Finite, acyclic.CostDomain);
        Assert.AreEqual(CostDomain.NonNegative, cyclic.CostDomain);
        using var scope = NewDisposeScope();
        using var pool = new SolverPool(() => new BellmanFordSolver(), 1);
        foreach (CombinatorialProblem[] problems in (CombinatorialProblem[][])[[acyclic, cyclic], [cyclic, acyclic]])
        {
            var batch = new SolverBatch(pool, problems);
            Tensor costs = full(2, 6, 0.1f), upstream = full(2, 6, -1f);
            (Tensor solution, object? saved) = new BlackboxGradientEstimator(10).Forward(batch, costs, default);

            // All costs fall by 10. Unclipped, the acyclic row goes over both its arcs, of −9.9 each.
            Tensor gradient = new BlackboxGradientEstimator(10).Backward(batch, saved, upstream);
            int row = Array.IndexOf(problems, acyclic);
            TensorValues.AreClose([0, 0, 1, 0, 0, 0], solution[row].Values(), 0);
            TensorValues.AreClose([0.1f, 0.1f, -0.1f, 0, 0, 0], gradient[row].Values(), 1e-6);
        }
    }
}
