using Google.OrTools.LinearSolver;
using static Google.OrTools.LinearSolver.Solver.ResultStatus;

namespace Compat.Tests.GoogleOrTools;

/// <summary>One program, prepared once and solved for many costs.</summary>
[TestClass]
public sealed class ResolveTests
{
    [TestMethod]
    [DataRow("CBC")]
    [DataRow("GLPK")]
    public void NewCostsGiveWhatAFreshSolverGives(string id)
    {
        var random = new Random(2);
        using var solver = Solvers.Optional(id);
        var program = BinaryProgram.Random(random, columns: 8, rows: 1);
        var variables = program.AddTo(solver);
        for (var round = 0; round < 25; round++)
        {
            var costs = program.Costs.Select(_ => (double)random.Next(-50, 51)).ToArray();
            solver.SetCosts(variables, costs);
            var best = (program with { Costs = costs }).BestByEnumeration();

            Assert.AreEqual(best is null ? INFEASIBLE : OPTIMAL, solver.Solve(), $"round {round}");
            Assert.AreEqual(best ?? 0, solver.Objective().Value(), 1e-6, $"round {round}");
        }
    }

    [TestMethod]
    public void AResultDoesNotDependOnWhatWasSolvedBefore()
    {
        double[] tied = [1, 1, 1, 1, 1, 1];
        using var used = Solvers.Cbc();
        var variables = ChooseThree(used);
        foreach (var seed in Enumerable.Range(0, 10))
        {
            var random = new Random(seed);
            used.SetCosts(variables, [.. tied.Select(_ => random.NextDouble())]);
            Assert.AreEqual(OPTIMAL, used.Solve());
        }

        used.SetCosts(variables, tied);
        used.Solve();
        using var fresh = Solvers.Cbc();
        var others = ChooseThree(fresh);
        fresh.SetCosts(others, tied);
        fresh.Solve();
        CollectionAssert.AreEqual(
            others.Select(v => v.SolutionValue()).ToArray(), variables.Select(v => v.SolutionValue()).ToArray());
    }

    private static Variable[] ChooseThree(Solver solver)
    {
        var variables = solver.Booleans(6);
        solver.Sum(3, 3, variables.Select(v => (v, 1.0)));
        return variables;
    }

    [TestMethod]
    public void TheDirectionCanTurn()
    {
        using var solver = Solvers.Cbc();
        var variables = ChooseThree(solver);
        solver.SetCosts(variables, [1, 2, 3, 4, 5, 6]);
        solver.Solve();
        Assert.AreEqual(6, solver.Objective().Value(), 1e-7);

        solver.Objective().SetMaximization();
        solver.Solve();
        Assert.AreEqual(15, solver.Objective().Value(), 1e-7);
        Assert.AreEqual(15, solver.Objective().BestBound(), 1e-7);
    }

    [TestMethod]
    public void BoundsVariablesAndConstraintsCanBeAddedAndChanged()
    {
        using var solver = Solvers.Cbc();
        var x = solver.MakeIntVar(0, 10, "x");
        var row = solver.Sum(0, 7, [(x, 2)]);
        solver.Objective().SetCoefficient(x, 1);
        solver.Objective().SetMaximization();
        solver.Solve();
        Assert.AreEqual(3, solver.Objective().Value(), 1e-7);

        row.SetUb(12);
        solver.Solve();
        Assert.AreEqual(6, solver.Objective().Value(), 1e-7);

        x.SetUb(4);
        solver.Solve();
        Assert.AreEqual(4, solver.Objective().Value(), 1e-7);

        var y = solver.MakeIntVar(0, 10, "y");
        solver.Objective().SetCoefficient(y, 3);
        row.SetCoefficient(y, 5);
        solver.Solve();
        Assert.AreEqual(7, solver.Objective().Value(), 1e-7);

        solver.Sum(0, 0, [(y, 1)]);
        solver.Solve();
        Assert.AreEqual(4, solver.Objective().Value(), 1e-7);

        x.SetInteger(false);
        row.SetUb(7);
        solver.Solve();
        Assert.AreEqual(3.5, solver.Objective().Value(), 1e-7);
    }

    [TestMethod]
    public void AChangeMakesTheSolutionOld()
    {
        using var solver = Solvers.Cbc();
        var x = solver.MakeNumVar(2, 3, "x");
        solver.Objective().SetCoefficient(x, 1);
        solver.Solve();
        Assert.AreEqual(2, x.SolutionValue(), 1e-9);

        solver.Reset();
        Assert.IsFalse(solver.VerifySolution(1e-6, false));
        Assert.AreEqual(OPTIMAL, solver.Solve());
        Assert.AreEqual(2, x.SolutionValue(), 1e-9);
    }
}
