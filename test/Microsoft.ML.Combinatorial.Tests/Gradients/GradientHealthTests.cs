using Microsoft.ML.Combinatorial.Gradients;
using Microsoft.ML.Combinatorial.Gradients.Noise;
using Microsoft.ML.Combinatorial.Gradients.Projections;
using Microsoft.ML.Combinatorial.Layers;
using Microsoft.ML.Combinatorial.Losses;
using Microsoft.ML.Combinatorial.Problems;
using Microsoft.ML.Combinatorial.Solvers;
using Microsoft.ML.Combinatorial.Tests.Laws;
using Microsoft.ML.Combinatorial.Tests.Oracles;
using static TorchSharp.torch;

namespace Microsoft.ML.Combinatorial.Tests.Gradients;

[TestClass]
public class GradientHealthTests
{
    [TestMethod]
    public void A_healthy_training_has_no_warnings()
    {
        using var layer = new CombinatorialLayer(new ImplicitMleGradientEstimator(new SumOfGammaNoise(3), 5, 4, 0.1), new StandardizeProjection());
        Train(layer, 0, 60);
        Assert.AreEqual("healthy", layer.Health.ToString());
        Assert.AreEqual(60, layer.Health.Steps);
        Assert.IsInRange(0.01, 1, layer.Health.ChangedDecisionShare);
        Assert.IsGreaterThan(0, layer.Diagnostics.SolverSeconds);
    }

    [TestMethod]
    public void Costs_that_collapse_are_told()
    {
        // A penalty on the size of the costs drives them to 0.
        using var layer = new CombinatorialLayer(new BlackboxGradientEstimator(1));
        Train(layer, 30, 100);
        GradientWarning warning = layer.Health.Warnings.Single(warning => warning.Symptom == GradientSymptom.CostCollapse);
        StringAssert.Contains(warning.Message, "Use NormProjection or StandardizeProjection", StringComparison.Ordinal);
        Assert.IsLessThan(0.05, layer.Diagnostics.CostDrift);
    }

    [TestMethod]
    public void A_step_that_changes_nothing_is_told()
    {
        using var layer = new CombinatorialLayer(new BlackboxGradientEstimator(1e-6));
        Train(layer, 0, 30);
        GradientWarning warning = layer.Health.Warnings.Single();
        Assert.AreEqual(GradientSymptom.NoGradient, warning.Symptom);
        StringAssert.Contains(warning.Message, "raise λ", StringComparison.Ordinal);
        Assert.AreEqual(0, layer.Diagnostics.ChangedDecisionShare);
        layer.Health.Reset();
        Assert.IsEmpty(layer.Health.Warnings);
    }

    [TestMethod]
    public void Noise_out_of_proportion_is_told()
    {
        using var loud = new CombinatorialLayer(new ImplicitMleGradientEstimator(new GumbelNoise(), 5, 4, 100), new StandardizeProjection());
        Train(loud, 0, 30);
        CollectionAssert.Contains(loud.Health.Warnings.Select(warning => warning.Symptom).ToArray(), GradientSymptom.NoiseDrownsCosts);
        using var faint = new CombinatorialLayer(new ImplicitMleGradientEstimator(new GumbelNoise(), 5, 4, 1e-5), new StandardizeProjection());
        Train(faint, 0, 30);
        CollectionAssert.Contains(faint.Health.Warnings.Select(warning => warning.Symptom).ToArray(), GradientSymptom.NoiseWithoutEffect);
    }

    [TestMethod]
    public void Growth_is_told_and_steps_without_a_backward_pass_are_passed_over()
    {
        var health = new GradientHealth();
        for (int step = 0; step < 20; step++)
        {
            health.Add(new GradientDiagnostics(0.2, 1, 1) { CostDrift = 100 });
            health.Add(new GradientDiagnostics(double.NaN, 1, 1));
        }

        Assert.AreEqual(20, health.Steps);
        Assert.AreEqual(GradientSymptom.CostGrowth, health.Warnings.Single().Symptom);
        StringAssert.Contains(health.ToString(), "100 times their first size", StringComparison.Ordinal);
    }

    private static void Train(CombinatorialLayer layer, double penalty, int steps)
    {
        using var scope = NewDisposeScope();
        using var pool = new SolverPool(() => new ListedSolver(), 1);
        ListedProblem problem = ListedProblem.Subset(6, 3);
        var batch = new SolverBatch(pool, (CombinatorialProblem)problem);
        var random = new Random(1);
        Tensor costs = TensorValues.Rows([.. Enumerable.Range(0, 8).Select(_ => ProblemFamily.Costs(problem, random))]).requires_grad_();
        for (int step = 0; step < steps; step++)
        {
            using var inner = NewDisposeScope();
            Tensor target = TensorValues.Rows([.. Enumerable.Range(0, 8).Select(_ => problem.Solutions[random.Next(20)])]);
            HammingLoss.Compute(layer.Forward(costs, batch), target).add(costs.square().sum(), penalty).backward();
            using IDisposable untracked = no_grad();
            costs.sub_(costs.grad!.mul(0.002f));
            costs.grad!.zero_();
        }
    }
}
