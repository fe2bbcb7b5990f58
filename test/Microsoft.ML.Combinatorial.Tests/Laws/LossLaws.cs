using Microsoft.ML.Combinatorial.Gradients;
using Microsoft.ML.Combinatorial.Losses;
using Microsoft.ML.Combinatorial.Solvers;
using Microsoft.ML.Combinatorial.Tests.Oracles;
using TorchSharp;
using static TorchSharp.torch;

namespace Microsoft.ML.Combinatorial.Tests.Laws;

/// <summary>What every loss on predicted costs owes, over several feasible sets.</summary>
[TestClass]
public class LossLaws
{
    private const int Rows = 4;

    public static IEnumerable<object[]> Losses => LossRegistry.Names;

    [TestMethod]
    [DynamicData(nameof(Losses))]
    public void Gradient_is_that_of_the_value(string name)
    {
        LossCase entry = LossRegistry.Of(name);
        if (!entry.HasTrueGradient)
        {
            return;
        }

        OnEveryGround(entry, (loss, solver, costs, target) =>
        {
            using Tensor tracked = costs.detach().clone().requires_grad_();
            loss.Compute(solver, tracked, target, Key).backward();
            double[] expected = FiniteDifferences.Gradient(
                at => loss.Compute(solver, tensor(at, costs.shape), target, Key).item<double>(), costs.data<double>().ToArray(), entry.Precision / 10);
            double[] actual = tracked.grad!.data<double>().ToArray();
            for (int i = 0; i < expected.Length; i++)
            {
                Assert.AreEqual(expected[i], actual[i], entry.Precision, $"{solver.ProblemOf(0, 1).Name}: slot {i}");
            }
        });
    }

    [TestMethod]
    [DynamicData(nameof(Losses))]
    public void Is_the_mean_of_its_rows(string name)
    {
        LossCase entry = LossRegistry.Of(name);
        OnEveryGround(entry, (loss, solver, costs, target) =>
        {
            // Noise is keyed by the row, so with noise only the first row can be asked for alone.
            double whole = loss.Compute(solver, costs, target, Key).item<double>();
            double[] alone =
            [
                .. Enumerable.Range(0, Rows).Select(row => loss.Compute(solver, Row(costs, row), new LossTarget(
                    Row(target.Costs!, row), Row(target.Solution!, row)), Key).item<double>()),
            ];
            Assert.IsTrue(double.IsFinite(whole));
            if (!entry.DrawsNoise)
            {
                Assert.AreEqual(alone.Average(), whole, 1e-12);
            }
        });
    }

    [TestMethod]
    [DynamicData(nameof(Losses))]
    public void Rows_do_not_know_each_other(string name)
    {
        OnEveryGround(LossRegistry.Of(name), (loss, solver, costs, target) =>
        {
            double[] Gradient(Tensor at)
            {
                using Tensor tracked = at.detach().clone().requires_grad_();
                loss.Compute(solver, tracked, target, Key).backward();
                return tracked.grad![0].data<double>().ToArray();
            }

            using Tensor others = costs.clone();
            using Tensor rest = others.slice(0, 1, Rows, 1);
            rest.mul_(0.5).add_(0.1);
            CollectionAssert.AreEqual(Gradient(costs), Gradient(others));
        });
    }

    [TestMethod]
    [DynamicData(nameof(Losses))]
    public void Gradient_sums_to_zero_where_all_solutions_have_one_sum(string name)
    {
        LossCase entry = LossRegistry.Of(name);
        OnEveryGround(entry, (loss, solver, costs, target) =>
        {
            if (!entry.KeepsSums || solver.ProblemOf(0, 1).SolutionSum is null)
            {
                return;
            }

            using Tensor tracked = costs.detach().clone().requires_grad_();
            loss.Compute(solver, tracked, target, Key).backward();
            foreach (double sum in tracked.grad!.sum(1).data<double>().ToArray())
            {
                Assert.AreEqual(0, sum, entry.Precision * 1e-3, solver.ProblemOf(0, 1).Name);
            }
        });
    }

    [TestMethod]
    [DynamicData(nameof(Losses))]
    public void Same_key_same_value_at_any_thread_count(string name)
    {
        LossCase entry = LossRegistry.Of(name);
        foreach (LossGround ground in LossGround.For(entry))
        {
            using var scope = NewDisposeScope();
            (Tensor costs, LossTarget target) = Draw(ground, new Random(3));
            double Value(int threads)
            {
                using var pool = new SolverPool(ground.Solver, threads);
                return entry.Create(ground).Compute(new SolverBatch(pool, ground.Problem), costs, target, Key).item<double>();
            }

            Assert.AreEqual(Value(1), Value(2), ground.Name);
        }
    }

    [TestMethod]
    [DynamicData(nameof(Losses))]
    public void Float32_costs_are_taken_as_they_are(string name)
    {
        OnEveryGround(LossRegistry.Of(name), (loss, solver, costs, target) =>
        {
            Tensor value = loss.Compute(solver, costs.to(ScalarType.Float32), target, Key);
            Assert.AreEqual(ScalarType.Float32, value.dtype);
            Assert.IsEmpty(value.shape);
            Assert.AreEqual(loss.Compute(solver, costs, target, Key).item<double>(), value.item<float>(), 1e-4);
        });
    }

    [TestMethod]
    [DynamicData(nameof(Losses))]
    public void Wrong_shapes_and_missing_truth_are_told(string name)
    {
        OnEveryGround(LossRegistry.Of(name), (loss, solver, costs, target) =>
        {
            Assert.ThrowsExactly<ArgumentException>(() => loss.Compute(solver, zeros(2, solver.Width + 1), target, Key));
            Assert.ThrowsExactly<ArgumentException>(() => loss.Compute(solver, costs.to(ScalarType.Int32), target, Key));
            Assert.ThrowsExactly<ArgumentException>(
                () => loss.Compute(solver, costs, target with { Solution = zeros(1, solver.Width) }, Key));
            if (loss.NeedsCosts || loss.NeedsSolution)
            {
                string message = Assert.ThrowsExactly<ArgumentException>(() => loss.Compute(solver, costs, new LossTarget(), Key)).Message;
                StringAssert.Contains(message, loss.GetType().Name, StringComparison.Ordinal);
            }
        });
    }

    private static StepKey Key => new(5, 7);

    private static void OnEveryGround(LossCase entry, Action<CostLoss, SolverBatch, Tensor, LossTarget> law)
    {
        int grounds = 0;
        foreach (LossGround ground in LossGround.For(entry))
        {
            using var scope = NewDisposeScope();
            using var pool = new SolverPool(ground.Solver, 1);
            (Tensor costs, LossTarget target) = Draw(ground, new Random(1));
            law(entry.Create(ground), new SolverBatch(pool, ground.Problem), costs, target);
            grounds++;
        }

        Assert.IsGreaterThan(0, grounds, "no problem to try the loss on");
    }

    private static (Tensor Costs, LossTarget Target) Draw(LossGround ground, Random random)
    {
        using var pool = new SolverPool(ground.Solver, 1);
        float[] Costs() => [.. Enumerable.Range(0, Rows).SelectMany(_ => ProblemFamily.Costs(ground.Problem, random))];
        float[] predicted = Costs(), truth = Costs(), solution = new float[predicted.Length];
        new SolverBatch(pool, ground.Problem).Solve(truth, solution);
        Tensor Of(float[] values) => tensor(values, [Rows, ground.Problem.Size]).to(ScalarType.Float64);
        return (Of(predicted), new LossTarget(Of(truth), Of(solution)));
    }

    private static Tensor Row(Tensor rows, int row) => rows.slice(0, row, row + 1, 1);
}
