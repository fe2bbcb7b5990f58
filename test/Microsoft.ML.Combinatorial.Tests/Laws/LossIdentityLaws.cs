using Microsoft.ML.Combinatorial.Gradients;
using Microsoft.ML.Combinatorial.Gradients.Noise;
using Microsoft.ML.Combinatorial.Losses;
using Microsoft.ML.Combinatorial.Problems;
using Microsoft.ML.Combinatorial.Solvers;
using Microsoft.ML.Combinatorial.Tests.Oracles;
using static TorchSharp.torch;

namespace Microsoft.ML.Combinatorial.Tests.Laws;

/// <summary>Losses against their definitions and against each other, over sets whose solutions are listed.</summary>
[TestClass]
public class LossIdentityLaws
{
    private const int Instances = 25;

    public static IEnumerable<object[]> Sets => ListedProblem.Names;

    [TestMethod]
    [DynamicData(nameof(Sets))]
    public void SpoPlus_is_its_definition_and_lies_above_the_regret(string name) => ForEach(name, 1, (problem, predicted, truth, _) =>
    {
        float[] best = problem.Cheapest(truth);
        double regret = problem.Objective(truth, problem.Cheapest(predicted)) - problem.Objective(truth, best);
        double defined = problem.Solutions.Max(y => problem.Objective(truth, y) - (2 * problem.Objective(predicted, y)))
            + (2 * problem.Objective(predicted, best)) - problem.Objective(truth, best);
        (double value, double[] gradient) = Evaluate(new SpoPlusLoss(), problem, predicted, truth, best);
        Assert.AreEqual(defined, value, 1e-5);
        Assert.IsGreaterThanOrEqualTo(0, regret);
        Assert.IsGreaterThanOrEqualTo(regret - 1e-5, value);
        float[] hardest = problem.Cheapest([.. predicted.Zip(truth, (p, c) => (2 * p) - c)]);
        AreClose(best.Zip(hardest, (wanted, found) => 2.0 * (wanted - found)), gradient, 0);
        Assert.AreEqual(0, Evaluate(new SpoPlusLoss(), problem, truth, truth, best).Value, 1e-5);
    });

    [TestMethod]
    [DynamicData(nameof(Sets))]
    public void Hinges_are_their_definitions_and_one_family(string name) => ForEach(name, 2, (problem, predicted, truth, _) =>
    {
        float[] best = problem.Cheapest(truth);
        double Lead(float[] y) => problem.Objective(predicted, best) - problem.Objective(predicted, y);
        int Different(float[] y) => y.Zip(best, (a, b) => a == b ? 0 : 1).Sum();
        Same(new PerceptronLoss(), problem.Solutions.Max(Lead));
        Same(new StructuredSvmLoss(0.3), problem.Solutions.Max(y => Lead(y) + (0.3 * Different(y))));
        Alike(new ImitationLoss(Dissimilarity.None), new PerceptronLoss());
        Alike(new ImitationLoss(Dissimilarity.Hamming, weight: 0.3), new StructuredSvmLoss(0.3));
        Alike(new ImitationLoss(Dissimilarity.Regret, scale: 2), new SpoPlusLoss());
        Alike(new PerturbedFenchelYoungLoss(samples: 2, temperature: 0), new PerceptronLoss());

        // With every solution in the pool, the pool's best is the solver's.
        var pool = new SolutionPool(problem);
        foreach (float[] solution in problem.Solutions)
        {
            pool.Add(solution);
        }

        Alike(new MapContrastiveLoss(pool, 0), new PerceptronLoss());
        Same(new NoiseContrastiveLoss(pool, 0), problem.Solutions.Average(Lead));

        void Same(CostLoss loss, double expected) =>
            Assert.AreEqual(expected, Evaluate(loss, problem, predicted, truth, best).Value, 1e-5, loss.ToString());

        void Alike(CostLoss loss, CostLoss other)
        {
            (double value, double[] gradient) = Evaluate(loss, problem, predicted, truth, best);
            (double expected, double[] slope) = Evaluate(other, problem, predicted, truth, best);
            Assert.AreEqual(expected, value, 1e-6, loss.ToString());
            AreClose(slope, gradient, 1e-6);
        }
    });

    [TestMethod]
    [DynamicData(nameof(Sets))]
    public void Perturbed_Fenchel_Young_pulls_the_perturbed_solution_to_the_target(string name) => ForEach(name, 3, (problem, predicted, truth, step) =>
    {
        const int Samples = 20;
        const double Sigma = 0.4;
        var noise = new GumbelNoise();
        float[] best = problem.Cheapest(truth);
        (double value, double[] gradient) =
            Evaluate(new PerturbedFenchelYoungLoss(noise, Samples, Sigma), problem, predicted, truth, best, new StepKey(1, step));
        float[] mean = EstimatorRun.Of(new PerturbedGradientEstimator(noise, Samples, Sigma), problem, predicted, truth, step).Solution;
        AreClose(best.Zip(mean, (wanted, found) => (double)wanted - found), gradient, 1e-6);

        // The target is one of the solutions that the minimum is taken over, sample by sample.
        var draw = new float[problem.Size];
        double least = 0;
        for (int sample = 0; sample < Samples; sample++)
        {
            noise.Sample(new StepKey(1, step), NoisePurpose.Estimator, 0, sample, draw);
            least += Sigma * problem.Objective(draw, best) / Samples;
        }

        Assert.IsGreaterThanOrEqualTo(least - 1e-5, value);
    });

    [TestMethod]
    [DynamicData(nameof(Sets))]
    public void Regularised_Fenchel_Young_is_zero_exactly_where_the_regularised_solution_is_the_target(string name)
    {
        int zeros = 0, others = 0;
        var loss = new RegularizedFenchelYoungLoss(0.5, tolerance: 1e-9);
        ForEach(name, 4, (problem, predicted, truth, _) =>
        {
            float[] best = problem.Cheapest(truth), clear = [.. best.Select(y => 10 * (1 - (2 * y)))];
            foreach (float[] costs in new[] { predicted, clear })
            {
                (double value, double[] gradient) = Evaluate(loss, problem, costs, truth, best);
                float[] mixed = EstimatorRun.Of(new FrankWolfeGradientEstimator(0.5, tolerance: 1e-9), problem, costs, truth).Solution;
                AreClose(best.Zip(mixed, (wanted, found) => (double)wanted - found), gradient, 1e-6);
                Assert.IsGreaterThanOrEqualTo(-1e-5, value);
                bool there = gradient.All(slope => Math.Abs(slope) < 1e-4);
                Assert.AreEqual(there, value < 1e-5, $"value {value}");
                zeros += there ? 1 : 0;
                others += there ? 0 : 1;
            }
        });
        Assert.IsGreaterThanOrEqualTo(Instances, zeros);
        Assert.IsGreaterThan(Instances / 2, others);
    }

    [TestMethod]
    [DynamicData(nameof(Sets))]
    public void A_short_step_of_the_directional_gradient_is_the_regret(string name)
    {
        int same = 0;
        ForEach(name, 5, (problem, predicted, truth, _) =>
        {
            float[] best = problem.Cheapest(truth), chosen = problem.Cheapest(predicted);
            double regret = problem.Objective(truth, chosen) - problem.Objective(truth, best);
            const double Step = 1e-3;
            double value = Evaluate(new DirectionalGradientLoss(Step), problem, predicted, truth, best).Value;

            // The least objective is concave, so that a step back never tells less than the regret; more only where it changes the decision.
            Assert.IsGreaterThanOrEqualTo(regret - 1e-3, value);
            if (problem.Cheapest([.. predicted.Zip(truth, (p, c) => p - ((float)Step * c))]).SequenceEqual(chosen))
            {
                Assert.AreEqual(regret, value, 1e-3);
                same++;
            }
        });
        Assert.IsGreaterThan(Instances / 2, same);
    }

    [TestMethod]
    [DynamicData(nameof(Sets))]
    public void Losses_are_convex_along_any_line(string name) => ForEach(name, 6, (problem, a, b, step) =>
    {
        CostLoss[] losses =
        [
            new SpoPlusLoss(), new PerceptronLoss(), new StructuredSvmLoss(0.4), new PerturbedFenchelYoungLoss(samples: 4),
            new MultiplicativeFenchelYoungLoss(4), new RegularizedFenchelYoungLoss(0.5),
        ];
        float[] middle = [.. a.Zip(b, (x, y) => (x + y) / 2)], truth = ProblemFamily.Costs(problem, new Random(step));
        foreach (CostLoss loss in losses)
        {
            double Value(float[] costs) => Evaluate(loss, problem, costs, truth, problem.Cheapest(truth)).Value;
            Assert.IsLessThanOrEqualTo(((Value(a) + Value(b)) / 2) + 1e-5, Value(middle), loss.ToString());
        }
    });

    private static void ForEach(string name, int seed, Action<ListedProblem, float[], float[], int> law)
    {
        ListedProblem problem = ListedProblem.Of(name);
        var random = new Random(seed);
        for (int instance = 0; instance < Instances; instance++)
        {
            law(problem, ProblemFamily.Costs(problem, random), ProblemFamily.Costs(problem, random), instance);
        }
    }

    private static (double Value, double[] Gradient) Evaluate(
        CostLoss loss, CombinatorialProblem problem, float[] predicted, float[] truth, float[] best, StepKey key = default)
    {
        using var scope = NewDisposeScope();
        using var pool = new SolverPool(() => new ListedSolver(), 1);
        Tensor Of(float[] values) => TensorValues.Rows(values).to(ScalarType.Float64);
        Tensor tracked = Of(predicted).requires_grad_();
        Tensor value = loss.Compute(new SolverBatch(pool, problem), tracked, new LossTarget(Of(truth), Of(best)), key);
        value.backward();
        return (value.item<double>(), tracked.grad!.data<double>().ToArray());
    }

    private static void AreClose(IEnumerable<double> expected, double[] actual, double tolerance) =>
        TensorValues.AreClose([.. expected.Select(value => (float)value)], [.. actual.Select(value => (float)value)], tolerance);
}
