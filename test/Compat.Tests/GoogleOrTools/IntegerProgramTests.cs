using Google.OrTools.LinearSolver;
using static Google.OrTools.LinearSolver.Solver.ResultStatus;

namespace Compat.Tests.GoogleOrTools;

[TestClass]
public sealed class IntegerProgramTests
{
    private const double Infinity = double.PositiveInfinity;

    private static MPSolverParameters Exact()
    {
        var parameters = new MPSolverParameters();
        parameters.SetDoubleParam(MPSolverParameters.DoubleParam.RELATIVE_MIP_GAP, 0);
        return parameters;
    }

    [TestMethod]
    [DataRow("CBC")]
    [DataRow("GLPK")]
    public void Knapsack(string id)
    {
        double[] values = [60, 100, 120, 75, 33], weights = [10, 20, 30, 15, 9];
        using var solver = Solvers.Optional(id);
        var take = solver.Booleans(5);
        solver.Sum(0, 50, take.Zip(weights));
        solver.SetCosts(take, values);
        solver.Objective().SetMaximization();

        Assert.AreEqual(OPTIMAL, solver.Solve());
        Assert.AreEqual(235, solver.Objective().Value(), 1e-6);
        CollectionAssert.AreEqual(new double[] { 1, 1, 0, 1, 0 }, take.Select(t => t.SolutionValue()).ToArray());
        Assert.IsTrue(solver.VerifySolution(1e-7, false));
    }

    [TestMethod]
    [DataRow("CBC")]
    [DataRow("GLPK")]
    public void RandomProgramsMatchEnumeration(string id)
    {
        var random = new Random(11);
        for (var round = 0; round < 60; round++)
        {
            using var solver = Solvers.Optional(id);
            var program = BinaryProgram.Random(random, columns: 4 + (round % 7), rows: 1 + (round % 4));
            var variables = program.AddTo(solver);
            var best = program.BestByEnumeration();
            var status = solver.Solve(Exact());

            Assert.AreEqual(best is null ? INFEASIBLE : OPTIMAL, status, $"round {round}");
            if (best is not null)
            {
                Assert.AreEqual(best.Value, solver.Objective().Value(), 1e-6, $"round {round}");
                Assert.AreEqual(best.Value, solver.Objective().BestBound(), 1e-6, $"round {round}");
                Assert.IsTrue(solver.VerifySolution(1e-6, false), $"round {round}");
                Assert.IsTrue(variables.All(v => v.SolutionValue() is 0 or 1), $"round {round}");
            }
        }
    }

    [TestMethod]
    [DataRow("CBC")]
    [DataRow("GLPK")]
    public void IntegersAreWholeNumbers(string id)
    {
        using var solver = Solvers.Optional(id);
        var x = solver.MakeIntVar(0, 100, "x");
        var y = solver.MakeNumVar(0, 100, "y");
        solver.Sum(-Infinity, 17.5, [(x, 1), (y, 7)]);
        solver.Sum(-Infinity, 3.5, [(x, 1)]);
        solver.SetCosts([x, y], [1, 10]);
        solver.Objective().SetMaximization();

        Assert.AreEqual(OPTIMAL, solver.Solve());
        Assert.AreEqual(0, x.SolutionValue());
        Assert.AreEqual(2.5, y.SolutionValue(), 1e-7);

        y.SetInteger(true);
        Assert.AreEqual(OPTIMAL, solver.Solve());
        Assert.AreEqual(3, x.SolutionValue());
        Assert.AreEqual(2, y.SolutionValue());
        Assert.AreEqual(23, solver.Objective().Value(), 1e-7);
    }

    [TestMethod]
    [DataRow("CBC")]
    [DataRow("GLPK")]
    public void NoIntegerBetweenTheBoundsIsInfeasible(string id)
    {
        using var solver = Solvers.Optional(id);
        var x = solver.MakeIntVar(-5, 5, "x");
        solver.Sum(1.2, 1.8, [(x, 1)]);
        Assert.AreEqual(INFEASIBLE, solver.Solve());

        using var other = Solvers.Optional(id);
        other.MakeIntVar(0.2, 0.8, "x");
        Assert.AreEqual(INFEASIBLE, other.Solve());
    }

    [TestMethod]
    public void ParityWithoutAnIntegerSolutionIsInfeasible()
    {
        using var solver = Solvers.Cbc();
        var x = Enumerable.Range(0, 4).Select(i => solver.MakeIntVar(0, 10, $"x{i}")).ToArray();
        solver.Sum(7, 7, x.Select(v => (v, 2.0)));
        solver.SetCosts(x, [3, 1, 4, 1]);

        Assert.AreEqual(INFEASIBLE, solver.Solve());
    }

    [TestMethod]
    public void ALooseGapStillGivesASolutionWithinIt()
    {
        var random = new Random(5);
        using var solver = Solvers.Cbc();
        var take = solver.Booleans(30);
        for (var row = 0; row < 5; row++)
        {
            solver.Sum(0, 250, take.Select(t => (t, (double)random.Next(10, 60))));
        }

        solver.SetCosts(take, [.. take.Select(_ => (double)random.Next(10, 60))]);
        solver.Objective().SetMaximization();
        var parameters = new MPSolverParameters();
        parameters.SetDoubleParam(MPSolverParameters.DoubleParam.RELATIVE_MIP_GAP, 0.2);
        Assert.AreEqual(OPTIMAL, solver.Solve(parameters));
        var loose = solver.Objective().Value();

        Assert.AreEqual(OPTIMAL, solver.Solve(Exact()));
        var best = solver.Objective().Value();
        Assert.IsTrue(loose <= best + 1e-6 && loose >= best / 1.25 - 1e-6, $"{loose} within 20% of {best}");
        Assert.IsTrue(solver.Nodes() >= 0 && solver.Iterations() > 0);
    }

    [TestMethod]
    public void SeveralThreadsFindTheSameOptimum()
    {
        var random = new Random(12);
        using var solver = Solvers.Cbc();
        var take = solver.Booleans(25);
        for (var row = 0; row < 3; row++)
        {
            solver.Sum(0, 200, take.Select(t => (t, (double)random.Next(10, 40))));
        }

        solver.SetCosts(take, [.. take.Select(_ => (double)random.Next(10, 40))]);
        solver.Objective().SetMaximization();
        Assert.AreEqual(OPTIMAL, solver.Solve(Exact()));
        var best = solver.Objective().Value();

        Assert.IsTrue(solver.SetNumThreads(2));
        Assert.AreEqual(OPTIMAL, solver.Solve(Exact()));
        Assert.AreEqual(best, solver.Objective().Value(), 1e-6);
    }

    [TestMethod]
    public void ATimeLimitLeavesTheBestSoFar()
    {
        // Equal shares of many large numbers under several limits: far too hard for the time given.
        var random = new Random(3);
        using var solver = Solvers.Cbc();
        var take = solver.Booleans(60);
        for (var row = 0; row < 20; row++)
        {
            solver.Sum(0, 20000, take.Select(t => (t, (double)random.Next(500, 1500))));
        }

        solver.SetCosts(take, [.. take.Select(_ => (double)random.Next(900, 1100))]);
        solver.Objective().SetMaximization();
        solver.SetTimeLimit(300);
        var status = solver.Solve();

        Assert.IsTrue(status is FEASIBLE or OPTIMAL or NOT_SOLVED, status.ToString());
        Assert.IsTrue(solver.WallTime() >= 0);
        Assert.AreEqual(status != NOT_SOLVED, solver.VerifySolution(1e-6, false));
        if (status != NOT_SOLVED)
        {
            Assert.IsTrue(solver.Objective().BestBound() >= solver.Objective().Value() - 1e-6);
        }
    }
}
