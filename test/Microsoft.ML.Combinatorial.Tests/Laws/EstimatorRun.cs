using Microsoft.ML.Combinatorial.Gradients;
using Microsoft.ML.Combinatorial.Problems;
using Microsoft.ML.Combinatorial.Solvers;
using Microsoft.ML.Combinatorial.Tests.Oracles;
using static TorchSharp.torch;

namespace Microsoft.ML.Combinatorial.Tests.Laws;

/// <summary>Runs an estimator outside a network: costs and upstream in, solutions and gradient out.</summary>
public static class EstimatorRun
{
    public static (float[] Solution, float[] Gradient) Of(
        GradientEstimator estimator, CombinatorialProblem[] problems, float[][] costs, float[][] upstream, int threads = 1, long step = 0)
    {
        using var scope = NewDisposeScope();
        using var pool = new SolverPool(() => SolverOf(problems[0]), threads);
        var batch = new SolverBatch(pool, problems);
        (Tensor solution, object? saved) = estimator.Forward(batch, TensorValues.Rows(costs), new StepKey(1, step));
        Tensor gradient = estimator.Backward(batch, saved, TensorValues.Rows(upstream));
        Assert.AreEqual(ScalarType.Float32, solution.dtype);
        CollectionAssert.AreEqual(new long[] { costs.Length, batch.Width }, solution.shape);
        CollectionAssert.AreEqual(solution.shape, gradient.shape);
        return (solution.Values(), gradient.Values());
    }

    /// <summary>One row of one problem.</summary>
    public static (float[] Solution, float[] Gradient) Of(
        GradientEstimator estimator, CombinatorialProblem problem, float[] costs, float[] upstream, long step = 0) =>
        Of(estimator, [problem], [costs], [upstream], step: step);

    /// <summary>Any solver that takes the problem.</summary>
    public static ICombinatorialSolver SolverOf(CombinatorialProblem problem) =>
        problem is ListedProblem ? new ListedSolver() : new JonkerVolgenantSolver();
}
