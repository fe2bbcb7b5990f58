using Google.OrTools.LinearSolver;
using static Google.OrTools.LinearSolver.Solver.ResultStatus;

namespace Compat.Tests.GoogleOrTools;

[TestClass]
public sealed class LinearProgramTests
{
    private const double Infinity = double.PositiveInfinity;

    // Maximise 3x + 4y subject to x + 2y <= 14, 3x - y >= 0, x - y <= 2: 34 at (6, 4).
    private static (Variable[] Variables, Constraint[] Constraints) Textbook(Solver solver)
    {
        var x = solver.MakeNumVar(0, Infinity, "x");
        var y = solver.MakeNumVar(0, Infinity, "y");
        Constraint[] constraints =
        [
            solver.Sum(-Infinity, 14, [(x, 1), (y, 2)]),
            solver.Sum(0, Infinity, [(x, 3), (y, -1)]),
            solver.Sum(-Infinity, 2, [(x, 1), (y, -1)]),
        ];
        solver.SetCosts([x, y], [3, 4]);
        solver.Objective().SetMaximization();
        return ([x, y], constraints);
    }

    [TestMethod]
    [DataRow("CLP")]
    [DataRow("GLPK_LP")]
    [DataRow("CBC")]
    [DataRow("GLPK")]
    public void Maximises(string id)
    {
        using var solver = Solvers.Optional(id);
        var (variables, _) = Textbook(solver);

        Assert.AreEqual(OPTIMAL, solver.Solve());
        Assert.AreEqual(34, solver.Objective().Value(), 1e-6);
        Assert.AreEqual(6, variables[0].SolutionValue(), 1e-6);
        Assert.AreEqual(4, variables[1].SolutionValue(), 1e-6);
        Assert.IsTrue(solver.VerifySolution(1e-6, false));
    }

    [TestMethod]
    [DataRow("CLP")]
    [DataRow("GLPK_LP")]
    public void DualValuesAreWhatARightHandSideIsWorth(string id)
    {
        using var solver = Solvers.Optional(id);
        var (variables, constraints) = Textbook(solver);
        solver.Solve();

        Assert.AreEqual(7.0 / 3, constraints[0].DualValue(), 1e-6);
        Assert.AreEqual(0, constraints[1].DualValue(), 1e-6);
        Assert.AreEqual(2.0 / 3, constraints[2].DualValue(), 1e-6);
        Assert.AreEqual(0, variables[0].ReducedCost(), 1e-6);

        constraints[0].SetUb(15);
        solver.Solve();
        Assert.AreEqual(34 + (7.0 / 3), solver.Objective().Value(), 1e-6);
    }

    [TestMethod]
    [DataRow("CLP")]
    [DataRow("GLPK_LP")]
    public void ReducedCostIsWhatAVariableAtItsBoundWouldCost(string id)
    {
        using var solver = Solvers.Optional(id);
        var x = solver.MakeNumVar(0, 10, "x");
        var y = solver.MakeNumVar(0, 10, "y");
        var demand = solver.Sum(4, Infinity, [(x, 1), (y, 1)]);
        solver.SetCosts([x, y], [2, 5]);
        solver.Objective().SetMinimization();

        Assert.AreEqual(OPTIMAL, solver.Solve());
        Assert.AreEqual(8, solver.Objective().Value(), 1e-9);
        Assert.AreEqual(2, demand.DualValue(), 1e-9);
        Assert.AreEqual(0, x.ReducedCost(), 1e-9);
        Assert.AreEqual(3, y.ReducedCost(), 1e-9);
    }

    [TestMethod]
    [DataRow("CLP")]
    [DataRow("GLPK_LP")]
    [DataRow("CBC")]
    [DataRow("GLPK")]
    public void InfeasibleIsNotUnbounded(string id)
    {
        using var solver = Solvers.Optional(id);
        var x = solver.MakeNumVar(0, 1, "x");
        var y = solver.MakeNumVar(0, Infinity, "y");
        solver.Sum(2, Infinity, [(x, 1)]);
        solver.SetCosts([x, y], [1, 1]);
        solver.Objective().SetMaximization();

        Assert.AreEqual(INFEASIBLE, solver.Solve());
        Assert.AreEqual(0, x.SolutionValue());
        Assert.IsFalse(solver.VerifySolution(1e-6, false));
    }

    [TestMethod]
    [DataRow("CLP")]
    [DataRow("GLPK_LP")]
    public void Unbounded(string id)
    {
        using var solver = Solvers.Optional(id);
        var x = solver.MakeNumVar(0, Infinity, "x");
        var y = solver.MakeNumVar(0, Infinity, "y");
        solver.Sum(-Infinity, 1, [(x, 1), (y, -1)]);
        solver.Objective().SetCoefficient(x, 1);
        solver.Objective().SetMaximization();

        Assert.AreEqual(UNBOUNDED, solver.Solve());
    }

    [TestMethod]
    [DataRow("CLP")]
    [DataRow("GLPK_LP")]
    [DataRow("CBC")]
    [DataRow("GLPK")]
    public void AFallingVariableIsUnboundedOnlyWhenTheRestHasASolution(string id)
    {
        Solvers.NeedCompat();
        using var solver = Solvers.Optional(id);
        var integer = solver.MakeIntVar(-4, -4, "integer");
        var falling = solver.MakeIntVar(-Infinity, 0, "falling");
        var filling = solver.MakeNumVar(0, Infinity, "filling");
        var room = solver.MakeIntVar(-3, 4, "room");
        solver.SetCosts([integer, falling, filling, room], [-4, 5, 8, -7]);
        var row = solver.Sum(-Infinity, 0, [(integer, -4), (room, -1.5), (filling, -1)]);
        Assert.AreEqual(UNBOUNDED, solver.Solve());
        Assert.AreEqual(0, filling.SolutionValue());

        filling.SetUb(9);
        Assert.AreEqual(INFEASIBLE, solver.Solve());

        row.SetUb(1);
        Assert.AreEqual(UNBOUNDED, solver.Solve());

        falling.SetLb(-1);
        Assert.AreEqual(OPTIMAL, solver.Solve());
        Assert.AreEqual(55, solver.Objective().Value(), 1e-6);
    }

    [TestMethod]
    public void CrossedBoundsAreInfeasible()
    {
        using var solver = Solvers.Cbc();
        var x = solver.MakeNumVar(2, 1, "x");
        Assert.AreEqual(INFEASIBLE, solver.Solve());

        x.SetBounds(0, 3);
        var constraint = solver.Sum(3, 2, [(x, 1)]);
        Assert.AreEqual(INFEASIBLE, solver.Solve());

        constraint.SetLb(2);
        Assert.AreEqual(OPTIMAL, solver.Solve());
        Assert.AreEqual(2, x.SolutionValue(), 1e-9);
    }

    [TestMethod]
    public void OffsetCounts()
    {
        using var solver = Solvers.Cbc();
        var x = solver.MakeNumVar(1, 2, "x");
        solver.Objective().SetCoefficient(x, 3);
        solver.Objective().SetOffset(10);

        Assert.AreEqual(OPTIMAL, solver.Solve());
        Assert.AreEqual(13, solver.Objective().Value(), 1e-9);
        Assert.AreEqual(10, solver.Objective().Offset());
    }

    [TestMethod]
    public void AnEmptyProgramIsOptimal()
    {
        using var solver = Solvers.Cbc();
        solver.Objective().SetOffset(2);

        Assert.AreEqual(OPTIMAL, solver.Solve());
        Assert.AreEqual(2, solver.Objective().Value());
    }

    [TestMethod]
    public void AFreeVariableMayBeNegative()
    {
        using var solver = Solvers.Cbc();
        var x = solver.MakeNumVar(-Infinity, Infinity, "x");
        solver.Sum(-7, Infinity, [(x, 1)]);
        solver.Objective().SetCoefficient(x, 1);

        Assert.AreEqual(OPTIMAL, solver.Solve());
        Assert.AreEqual(-7, x.SolutionValue(), 1e-9);
    }

    [TestMethod]
    [DataRow("CLP")]
    [DataRow("GLPK_LP")]
    public void ATimeLimitGivesASolutionOrNone(string id)
    {
        const int Size = 70;
        var random = new Random(8);
        using var solver = Solvers.Optional(id);
        var rows = Enumerable.Range(0, 2 * Size).Select(_ => solver.MakeConstraint(1, 1)).ToArray();
        for (var cell = 0; cell < Size * Size; cell++)
        {
            var variable = solver.MakeNumVar(0, 1, "");
            rows[cell / Size].SetCoefficient(variable, 1);
            rows[Size + (cell % Size)].SetCoefficient(variable, 1);
            solver.Objective().SetCoefficient(variable, random.Next(1, 100000));
        }

        foreach (var limit in new[] { 1, 5, 20 })
        {
            solver.SetTimeLimit(limit);
            var status = solver.Solve();
            Assert.IsTrue(status is OPTIMAL or FEASIBLE or NOT_SOLVED, status.ToString());
            Assert.AreEqual(status != NOT_SOLVED, solver.VerifySolution(1e-6, false), status.ToString());
        }

        solver.SetTimeLimit(0);
        Assert.AreEqual(OPTIMAL, solver.Solve());
    }

    [TestMethod]
    public void ALinearSolverRelaxesIntegers()
    {
        using var solver = Solvers.Clp();
        var x = solver.MakeIntVar(0, 10, "x");
        solver.Sum(-Infinity, 3, [(x, 2)]);
        solver.Objective().SetCoefficient(x, 1);
        solver.Objective().SetMaximization();

        Assert.AreEqual(OPTIMAL, solver.Solve());
        Assert.AreEqual(1.5, x.SolutionValue(), 1e-9);
    }
}
