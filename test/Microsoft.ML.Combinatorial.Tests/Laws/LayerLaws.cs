using Microsoft.ML.Combinatorial.Gradients;
using Microsoft.ML.Combinatorial.Gradients.Margins;
using Microsoft.ML.Combinatorial.Gradients.Projections;
using Microsoft.ML.Combinatorial.Layers;
using Microsoft.ML.Combinatorial.Losses;
using Microsoft.ML.Combinatorial.Problems;
using Microsoft.ML.Combinatorial.Solvers;
using Microsoft.ML.Combinatorial.Tests.Oracles;
using TorchSharp;
using static TorchSharp.torch;

namespace Microsoft.ML.Combinatorial.Tests.Laws;

/// <summary>What a layer owes with every gradient estimator.</summary>
[TestClass]
public class LayerLaws
{
    private static readonly LinearAssignmentProblem Problem = new(4, 4);

    public static IEnumerable<object[]> Estimators => GradientRegistry.Names;

    [TestMethod]
    [DynamicData(nameof(Estimators))]
    public void Training_through_it_reaches_the_targets(string name)
    {
        using var scope = NewDisposeScope();
        using var pool = new SolverPool(() => new JonkerVolgenantSolver());
        GradientCase entry = GradientRegistry.Of(name);
        using var layer = new CombinatorialLayer(
            entry.Create(), entry.WantsPositiveCosts ? null : new StandardizeProjection(), new NoiseMargin(0.02, 200), UpstreamReduction.Mean,
            solver: new SolverBatch(pool, Problem));
        Tensor Costs(Tensor values) => entry.WantsPositiveCosts ? values.exp() : values;

        // Costs are a linear map of features; sixteen instances follow one hidden map.
        var random = new Random(1);
        Tensor features = Draw(random, 16, 5), hidden = Draw(random, 5, 16);
        layer.eval();
        Tensor target = layer.call(Costs(features.mm(hidden)));
        Tensor weights = Draw(random, 5, 16).requires_grad_();
        float before = Loss(layer, features, weights, target);
        layer.train();
        for (int step = 0; step < 300; step++)
        {
            using var stepScope = NewDisposeScope();
            HammingLoss.Compute(layer.call(Costs(features.mm(weights))), target).backward();
            using IDisposable untracked = no_grad();
            weights.sub_(weights.grad!.mul(0.3f));
            weights.grad!.zero_();
        }

        layer.eval();
        float after = Loss(layer, features, weights, target);
        Assert.IsLessThan(0.25f * before, after, $"{before} before");
    }

    [TestMethod]
    [DynamicData(nameof(Estimators))]
    public void Leaves_no_tensor_behind(string name)
    {
        using var pool = new SolverPool(() => new JonkerVolgenantSolver());
        var small = new LinearAssignmentProblem(2, 3);
        using var layer = new CombinatorialLayer(GradientRegistry.Of(name).Create(), new StandardizeProjection(), new InformedMargin(0.1));
        void Step()
        {
            using var scope = NewDisposeScope();
            Tensor costs = Draw(new Random(2), 2, 16).requires_grad_();
            Tensor target = zeros(2, 16);
            Tensor solution = layer.Forward(costs, new SolverBatch(pool, [small, Problem]), target);
            HammingLoss.Compute(solution, target).backward();
            Assert.IsNotNull(costs.grad);
        }

        Step();
        DisposeScopeManager.Statistics.Reset();
        long before = DisposeScopeManager.Statistics.ThreadTotalLiveCount;
        for (int step = 0; step < 20; step++)
        {
            Step();
        }

        Assert.AreEqual(before, DisposeScopeManager.Statistics.ThreadTotalLiveCount);
    }

    private static float Loss(CombinatorialLayer layer, Tensor features, Tensor weights, Tensor target)
    {
        using var scope = NewDisposeScope();
        using IDisposable untracked = no_grad();
        return HammingLoss.Compute(layer.call(features.mm(weights)), target).item<float>();
    }

    private static Tensor Draw(Random random, int rows, int columns) =>
        tensor(Enumerable.Range(0, rows * columns).Select(_ => random.NextSingle() - 0.5f).ToArray(), [rows, columns]);
}
