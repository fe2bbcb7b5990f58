using Microsoft.ML.Combinatorial.Losses;
using Microsoft.ML.Combinatorial.Problems;
using Microsoft.ML.Combinatorial.Solvers;
using Microsoft.ML.Combinatorial.Tests.Laws;
using Microsoft.ML.Combinatorial.Tests.Oracles;
using static TorchSharp.torch;

namespace Microsoft.ML.Combinatorial.Tests.Losses;

/// <summary>The hinge losses against their definitions, over all solutions.</summary>
[TestClass]
public class HingeLossTests
{
    private static readonly LinearAssignmentProblem Problem = new(3, 3);

    [TestMethod]
    public void SpoPlus_lies_above_the_regret_and_is_zero_at_the_true_costs()
    {
        OnRandom((solver, predicted, truth) =>
        {
            float[] best = Best(truth), chosen = Best(predicted);
            double regret = Problem.Objective(truth, chosen) - Problem.Objective(truth, best);
            double value = Value(new SpoPlusLoss(), solver, predicted, new LossTarget(TensorValues.Rows(truth)));
            Assert.IsGreaterThanOrEqualTo(regret - 1e-5, value);
            Assert.IsGreaterThanOrEqualTo(0, regret);
            Assert.AreEqual(0, Value(new SpoPlusLoss(), solver, truth, new LossTarget(TensorValues.Rows(truth))), 1e-5);
        });
    }

    [TestMethod]
    public void SpoPlus_is_the_maximum_of_its_definition()
    {
        OnRandom((solver, predicted, truth) =>
        {
            float[] best = Best(truth);
            double expected = Enumeration.Assignments(Problem).Max(y => Problem.Objective(truth, y) - (2 * Problem.Objective(predicted, y)))
                + (2 * Problem.Objective(predicted, best)) - Problem.Objective(truth, best);
            Assert.AreEqual(expected, Value(new SpoPlusLoss(), solver, predicted, new LossTarget(TensorValues.Rows(truth))), 1e-5);
        });
    }

    [TestMethod]
    public void SpoPlus_by_hand()
    {
        // Two items, one of each: costs 1 and 2 in truth, 3 and 1 as predicted, so 2ĉ − c = (5, 0) on the diagonal's rows.
        using var scope = NewDisposeScope();
        using var pool = new SolverPool(() => new JonkerVolgenantSolver(), 1);
        var solver = new SolverBatch(pool, new LinearAssignmentProblem(1, 2));
        Tensor costs = TensorValues.Rows([3f, 1f]).requires_grad_();
        Tensor loss = new SpoPlusLoss().Compute(solver, costs, new LossTarget(TensorValues.Rows([1f, 2f])));
        loss.backward();
        Assert.AreEqual(5, loss.item<float>());
        CollectionAssert.AreEqual(new float[] { 2, -2 }, costs.grad!.Values());
    }

    [TestMethod]
    public void Structured_svm_is_the_maximum_of_its_definition()
    {
        OnRandom((solver, predicted, truth) =>
        {
            float[] best = Best(truth);
            double expected = Enumeration.Assignments(Problem).Max(
                y => (0.3 * Differing(y, best)) - Problem.Objective(predicted, y)) + Problem.Objective(predicted, best);
            Assert.AreEqual(
                expected, Value(new StructuredSvmLoss(0.3), solver, predicted, new LossTarget(Solution: TensorValues.Rows(best))), 1e-5);
        });
    }

    [TestMethod]
    public void Imitation_is_the_family_of_the_three()
    {
        OnRandom((solver, predicted, truth) =>
        {
            var target = new LossTarget(TensorValues.Rows(truth), TensorValues.Rows(Best(truth)));
            double Of(CostLoss loss) => Value(loss, solver, predicted, target);
            Assert.AreEqual(Of(new PerceptronLoss()), Of(new ImitationLoss(Dissimilarity.None)), 1e-6);
            Assert.AreEqual(Of(new StructuredSvmLoss(0.5)), Of(new ImitationLoss(Dissimilarity.Hamming, weight: 0.5)), 1e-6);
            Assert.AreEqual(Of(new SpoPlusLoss()), Of(new ImitationLoss(Dissimilarity.Regret, scale: 2)), 1e-6);
            Assert.AreEqual(Of(new SpoPlusLoss(1)), Of(new ImitationLoss(Dissimilarity.Regret)), 1e-6);
        });
    }

    [TestMethod]
    public void Directional_gradient_tends_to_the_regret()
    {
        OnRandom((solver, predicted, truth) =>
        {
            float[] best = Best(truth);
            double regret = Problem.Objective(truth, Best(predicted)) - Problem.Objective(truth, best);
            var target = new LossTarget(TensorValues.Rows(truth), TensorValues.Rows(best));
            Assert.AreEqual(regret, Value(new DirectionalGradientLoss(1e-3), solver, predicted, target), 2e-3);
            Assert.IsGreaterThanOrEqualTo(regret - 1e-4, Value(new DirectionalGradientLoss(0.5), solver, predicted, target));
        });
    }

    [TestMethod]
    public void Parameters_out_of_range_are_named()
    {
        StringAssert.Contains(
            Assert.ThrowsExactly<ArgumentOutOfRangeException>(() => new SpoPlusLoss(0)).Message, "scale must be", StringComparison.Ordinal);
        Assert.ThrowsExactly<ArgumentOutOfRangeException>(() => new StructuredSvmLoss(double.NaN));
        Assert.ThrowsExactly<ArgumentOutOfRangeException>(() => new DirectionalGradientLoss(-1));
        Assert.ThrowsExactly<ArgumentOutOfRangeException>(() => new ImitationLoss((Dissimilarity)9));
        Assert.ThrowsExactly<ArgumentOutOfRangeException>(() => new ConeAlignedLoss(1));
        Assert.ThrowsExactly<ArgumentOutOfRangeException>(() => new AdjacentVertexLoss(-0.1));
    }

    private static void OnRandom(Action<SolverBatch, float[], float[]> law)
    {
        using var pool = new SolverPool(() => new JonkerVolgenantSolver(), 1);
        var random = new Random(2);
        for (int trial = 0; trial < 50; trial++)
        {
            using var scope = NewDisposeScope();
            law(new SolverBatch(pool, Problem), ProblemFamily.Costs(Problem, random), ProblemFamily.Costs(Problem, random));
        }
    }

    private static float[] Best(float[] costs) => Enumeration.Assignments(Problem).MinBy(y => Problem.Objective(costs, y))!;

    private static int Differing(float[] a, float[] b) => a.Zip(b).Count(pair => pair.First != pair.Second);

    private static double Value(CostLoss loss, SolverBatch solver, float[] costs, LossTarget target) =>
        loss.Compute(solver, TensorValues.Rows(costs), target).item<float>();
}
