using Microsoft.ML.Combinatorial.Geometry.Minimal;
using Microsoft.ML.Combinatorial.Geometry.Registration;
using Microsoft.ML.Combinatorial.Geometry.TwoView;
using Microsoft.ML.Combinatorial.Layers;
using Microsoft.ML.Combinatorial.Tests.Geometry.Minimal;
using Microsoft.ML.Combinatorial.Tests.Geometry.Registration;
using Microsoft.ML.Combinatorial.Tests.Geometry.TwoView;
using Microsoft.ML.Combinatorial.Tests.Oracles;
using TorchSharp;
using static TorchSharp.torch;

namespace Microsoft.ML.Combinatorial.Tests.Layers;

[TestClass]
public class ImplicitLayerTests
{
    private const int Rows = 6;

    public static IEnumerable<object[]> Cases =>
    [
        [new RotationSolver(4), Pairs(31)],
        [new RigidRegistration(4), Pairs(32)],
        [new EssentialFivePoint(), Views(33, 5, weights: false)],
        [new FundamentalEightPoint(9), Views(34, 9, weights: true)],
    ];

    [TestMethod]
    [DynamicData(nameof(Cases))]
    public void The_gradient_is_that_of_central_differences(IMinimalSolver solver, double[] values)
    {
        using var scope = NewDisposeScope();
        using var layer = new ImplicitLayer(solver);
        Tensor inputs = tensor(values, [Rows, solver.InputLength]).requires_grad_();
        Tensor reference = layer.call(inputs).detach();
        double[] upstream = new SplitMix(35).Normals(Rows * solver.OutputLength);
        Tensor weights = tensor(upstream, [Rows, solver.OutputLength]);
        layer.Forward(inputs, reference).mul(weights).sum().backward();
        double[] gradient = inputs.grad!.data<double>().ToArray(), roots = reference.data<double>().ToArray();
        Assert.AreEqual(0, layer.Diagnostics.Flagged);
        Assert.AreEqual(Rows, layer.Diagnostics.Rows);
        Assert.IsTrue(layer.Diagnostics.WorstCondition is >= 1 and < 1e6, $"{layer.Diagnostics}");
        Assert.IsGreaterThan(0, layer.Diagnostics.Seconds);
        for (int row = 0; row < Rows; row++)
        {
            int width = solver.InputLength, length = solver.OutputLength;
            double error = DerivativeOracle.RelativeError(
                solver,
                values[(row * width)..((row + 1) * width)],
                roots[(row * length)..((row + 1) * length)],
                upstream[(row * length)..((row + 1) * length)],
                gradient[(row * width)..((row + 1) * width)],
                1e-5);
            Assert.IsLessThan(1e-5, error, $"row {row}");
        }
    }

    [TestMethod]
    [DynamicData(nameof(Cases))]
    public void Single_precision_is_double_precision_rounded(IMinimalSolver solver, double[] values)
    {
        using var scope = NewDisposeScope();
        using var layer = new ImplicitLayer(solver, 1);
        Tensor single = tensor([.. values.Select(x => (float)x)], [Rows, solver.InputLength]).requires_grad_();
        Tensor twice = single.detach().to(ScalarType.Float64).requires_grad_();
        Tensor ofSingle = layer.call(single), ofDouble = layer.call(twice);
        Assert.AreEqual(ScalarType.Float32, ofSingle.dtype);
        Assert.AreEqual(ScalarType.Float64, ofDouble.dtype);
        CollectionAssert.AreEqual(ofDouble.to(ScalarType.Float32).Values(), ofSingle.Values());
        ofSingle.sum().backward();
        ofDouble.sum().backward();
        Assert.AreEqual(ScalarType.Float32, single.grad!.dtype);
        CollectionAssert.AreEqual(twice.grad!.to(ScalarType.Float32).Values(), single.grad.Values());
    }

    [TestMethod]
    [DynamicData(nameof(Cases))]
    public void Thread_count_and_memory_layout_change_nothing(IMinimalSolver solver, double[] values)
    {
        using var scope = NewDisposeScope();
        double[] many = [.. Enumerable.Range(0, 9).SelectMany(_ => values)];
        (double[] Solutions, double[] Gradients) expected = Run(1, contiguous: true);
        foreach ((int threads, bool contiguous) in new[] { (2, true), (5, true), (-1, true), (1, false) })
        {
            (double[] solutions, double[] gradients) = Run(threads, contiguous);
            CollectionAssert.AreEqual(expected.Solutions, solutions);
            CollectionAssert.AreEqual(expected.Gradients, gradients);
        }

        (double[], double[]) Run(int threads, bool contiguous)
        {
            using var layer = new ImplicitLayer(solver, threads);
            Tensor inputs = tensor(many, [9 * Rows, solver.InputLength]);
            inputs = (contiguous ? inputs : inputs.t().contiguous().t()).requires_grad_();
            Tensor solutions = layer.call(inputs);
            solutions.pow(2).mul(arange(solver.OutputLength, ScalarType.Float64)).sum().backward();
            return (solutions.detach().data<double>().ToArray(), inputs.grad!.contiguous().data<double>().ToArray());
        }
    }

    [TestMethod]
    public void Rows_without_solution_and_degenerate_rows_are_zeros_and_counted()
    {
        using var scope = NewDisposeScope();
        using var layer = new ImplicitLayer(new RotationSolver(4));
        double[] values = Pairs(36);
        Array.Clear(values, 28, 28);
        for (int k = 0; k < 4; k++)
        {
            // All points on one line through the origin, up to a relative 1e−12: rotations about it are all but equal.
            for (int i = 0; i < 6; i++)
            {
                values[(3 * 28) + (7 * k) + i] = ((i % 3) + 1.0) * (k + 1) * (1 + (k * i == 6 ? 1e-12 : 0));
            }
        }

        Tensor inputs = tensor(values, [Rows, 28]).requires_grad_();
        Tensor rotations = layer.call(inputs);
        Assert.AreEqual(0, rotations[1].abs().sum().item<double>());
        rotations.sum().backward();
        ImplicitDiagnostics diagnostics = layer.Diagnostics;
        Assert.IsTrue(diagnostics.WithoutSolution is 1 or 2);
        Assert.AreEqual(2, diagnostics.Flagged);
        Assert.AreEqual(0, diagnostics.BadUpstream + diagnostics.Unsatisfied);
        double[] byRow = [.. inputs.grad!.abs().sum(1).data<double>()];
        for (int row = 0; row < Rows; row++)
        {
            Assert.AreEqual(row is 1 or 3, byRow[row] == 0, $"row {row}: {byRow[row]}");
        }
    }

    [TestMethod]
    public void A_gradient_from_above_that_is_not_finite_stays_in_its_row()
    {
        using var scope = NewDisposeScope();
        using var layer = new ImplicitLayer(new RotationSolver(4));
        Tensor inputs = tensor(Pairs(37), [Rows, 28]).requires_grad_();
        double[] upstream = [.. Enumerable.Range(0, 9 * Rows).Select(i => i == 9 * 2 ? double.NaN : i == (9 * 4) + 3 ? double.PositiveInfinity : i)];
        layer.call(inputs).backward([tensor(upstream, [Rows, 9])]);
        Assert.AreEqual(2, layer.Diagnostics.BadUpstream);
        Assert.AreEqual(2, layer.Diagnostics.Flagged);
        double[] byRow = [.. inputs.grad!.abs().sum(1).data<double>()];
        CollectionAssert.AreEqual(new[] { false, false, true, false, true, false }, byRow.Select(x => x == 0).ToArray());
    }

    [TestMethod]
    public void A_gradient_beyond_single_precision_is_flagged()
    {
        using var scope = NewDisposeScope();
        using var layer = new ImplicitLayer(new RotationSolver(4));
        Tensor inputs = tensor([.. Pairs(38).Select((x, i) => (float)(i % 7 == 6 ? x : 1e-3 * x))], [Rows, 28]).requires_grad_();
        layer.call(inputs).mul(3e38f).sum().backward();
        Assert.IsTrue(inputs.grad!.isfinite().all().item<bool>());
        Assert.IsGreaterThan(0, layer.Diagnostics.Flagged);
    }

    [TestMethod]
    public void The_graph_may_be_run_again_and_nothing_is_left_alive()
    {
        using var layer = new ImplicitLayer(new EssentialFivePoint());
        long before = DisposeScopeManager.Statistics.ThreadTotalLiveCount;
        using (NewDisposeScope())
        {
            Tensor inputs = tensor(Views(39, 5, weights: false), [Rows, 20]).requires_grad_();
            Tensor loss = layer.Forward(inputs, ones(Rows, 9, ScalarType.Float64)).pow(3).sum();
            loss.backward(retain_graph: true);
            double[] once = inputs.grad!.data<double>().ToArray();
            loss.backward();
            CollectionAssert.AreEqual(once.Select(x => 2 * x).ToArray(), inputs.grad!.data<double>().ToArray());
            Assert.IsTrue(once.Any(x => x != 0));
        }

        Assert.AreEqual(before, DisposeScopeManager.Statistics.ThreadTotalLiveCount);
    }

    [TestMethod]
    public void Works_without_gradient_tracking()
    {
        using var scope = NewDisposeScope();
        using var layer = new ImplicitLayer(new RotationSolver(4));
        using IDisposable untracked = no_grad();
        Tensor rotations = layer.call(tensor(Pairs(40), [Rows, 28]).requires_grad_());
        Assert.IsFalse(rotations.requires_grad);
        Assert.AreEqual(0, layer.Diagnostics.WithoutSolution);
        Assert.IsTrue(double.IsNaN(layer.Diagnostics.WorstCondition));
    }

    [TestMethod]
    public void Selection_is_by_reference_with_its_sign_or_by_residual()
    {
        using var scope = NewDisposeScope();
        using var layer = new ImplicitLayer(new EssentialFivePoint());
        TwoViewScene[] scenes = Scenes(41, 5, weights: false);
        Tensor inputs = tensor(scenes.SelectMany(scene => scene.Rows).ToArray(), [Rows, 20]);
        double[] truth = [.. scenes.SelectMany(scene => scene.Essential).Select(x => -x)];
        double[] nearest = layer.Forward(inputs, tensor(truth, [Rows, 9])).data<double>().ToArray();
        for (int i = 0; i < truth.Length; i++)
        {
            Assert.AreEqual(truth[i], nearest[i], 1e-7);
        }

        double[] best = layer.Forward(
            inputs, (row, e) => 1 - Math.Abs(Enumerable.Range(0, 9).Sum(i => truth[(9 * row) + i] * nearest[(9 * row) + i]) * e[0])).data<double>().ToArray();
        Assert.IsGreaterThanOrEqualTo(Math.Abs(nearest[0]), Math.Abs(best[0]));
        using var eight = new ImplicitLayer(new FundamentalEightPoint(9));
        Tensor views = tensor(Views(42, 9, weights: true), [Rows, 45]), found = eight.call(views);
        CollectionAssert.AreEqual(found.neg().data<double>().ToArray(), eight.Forward(views, found.neg()).data<double>().ToArray());
    }

    internal static double[] Pairs(ulong seed)
    {
        var random = new SplitMix(seed);
        return [.. Enumerable.Range(0, Rows).SelectMany(_ => PointPairs.Random(random, 4, PointPairs.Rotation(random), [0.1, 0.2, -0.1], 1, 0.05))];
    }

    private static TwoViewScene[] Scenes(ulong seed, int points, bool weights)
    {
        var random = new SplitMix(seed);
        return [.. Enumerable.Range(0, Rows).Select(_ => TwoViewScene.Random(random, points, weights ? 1e-3 : 0, weights))];
    }

    private static double[] Views(ulong seed, int points, bool weights) => [.. Scenes(seed, points, weights).SelectMany(scene => scene.Rows)];
}
