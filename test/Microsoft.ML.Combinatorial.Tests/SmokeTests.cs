using Google.OrTools.LinearSolver;
using Microsoft.ML.Combinatorial.Problems;
using Microsoft.ML.Combinatorial.Solvers;
using Microsoft.ML.Data;
using TorchSharp;

namespace Microsoft.ML.Combinatorial.Tests;

/// <summary>Does each package answer at all? eng/setup.sh asks this before it keeps the published packages.</summary>
[TestClass]
[TestCategory("Smoke")]
public class SmokeTests
{
    [TestMethod]
    public void TorchSharpComputesAndDifferentiates()
    {
        using torch.Tensor x = torch.tensor(new[] { 1f, 2f }, requires_grad: true);
        using torch.Tensor sum = x.square().sum();
        sum.backward();
        CollectionAssert.AreEqual(new[] { 2f, 4f }, x.grad!.data<float>().ToArray());
    }

    [TestMethod]
    public void MLContextRunsAPipeline()
    {
        var mlContext = new MLContext(seed: 1);
        IDataView rows = mlContext.Data.LoadFromEnumerable(new[] { new Row { Value = 3 } });
        IDataView copied = mlContext.Transforms.CopyColumns("Copy", "Value").Fit(rows).Transform(rows);
        Assert.AreEqual(3f, copied.GetColumn<float>("Copy").Single());
    }

    [TestMethod]
    public void OrToolsSolves()
    {
        using Solver solver = Solver.CreateSolver("CBC")!;
        Variable x = solver.MakeIntVar(0, 10, "x");
        solver.Objective().SetCoefficient(x, 1);
        solver.Objective().SetMaximization();
        Assert.AreEqual(Solver.ResultStatus.OPTIMAL, solver.Solve());
        Assert.AreEqual(10, x.SolutionValue(), 1e-9);
    }

    [TestMethod]
    public void TheLibrarySolves()
    {
        using var solver = new JonkerVolgenantSolver();
        solver.Prepare(new LinearAssignmentProblem(2, 2));
        var solution = new float[4];
        Assert.AreEqual(2, solver.Solve([5, 1, 1, 5], solution).Objective, 1e-9);
    }

    private sealed class Row
    {
        public float Value { get; set; }
    }
}
