using Google.OrTools.LinearSolver;
using static Google.OrTools.LinearSolver.Solver.ResultStatus;

namespace Compat.Tests.GoogleOrTools;

[TestClass]
public sealed class ProgramBuildingTests
{
    [TestMethod]
    [DataRow("CBC")]
    [DataRow("cbc")]
    [DataRow("CBC_MIXED_INTEGER_PROGRAMMING")]
    public void KnownNamesGiveASolver(string id)
    {
        using var solver = Solver.CreateSolver(id);
        Assert.IsNotNull(solver);
        StringAssert.StartsWith(solver.SolverVersion(), "Cbc", StringComparison.OrdinalIgnoreCase);
    }

    [TestMethod]
    [DataRow("NO_SUCH_SOLVER")]
    [DataRow("")]
    public void UnknownNamesGiveNull(string id) => Assert.IsNull(Solver.CreateSolver(id));

    [TestMethod]
    public void WhatWasMadeCanBeReadBack()
    {
        using var solver = Solvers.Cbc();
        var x = solver.MakeVar(-1, 2.5, false, "x");
        var y = solver.MakeBoolVar("y");
        var row = solver.MakeConstraint(0, 4, "row");
        row.SetCoefficient(x, 3);
        row.SetCoefficient(y, -2);
        row.SetCoefficient(y, 0);

        Assert.AreEqual(2, solver.NumVariables());
        Assert.AreEqual(1, solver.NumConstraints());
        Assert.AreEqual("x", x.Name());
        Assert.AreEqual(1, y.Index());
        Assert.AreEqual(0, row.Index());
        Assert.AreEqual((-1, 2.5), (x.Lb(), x.Ub()));
        Assert.AreEqual((0, 1), (y.Lb(), y.Ub()));
        Assert.AreEqual((0, 4), (row.Lb(), row.Ub()));
        Assert.AreEqual(3, row.GetCoefficient(x));
        Assert.AreEqual(0, row.GetCoefficient(y));
    }

    [TestMethod]
    public void BoundsCanBeChanged()
    {
        using var solver = Solvers.Cbc();
        var x = solver.MakeNumVar(0, 1, "x");
        x.SetLb(-3);
        x.SetUb(5);
        var row = solver.MakeConstraint("row");
        Assert.AreEqual((double.NegativeInfinity, double.PositiveInfinity), (row.Lb(), row.Ub()));
        row.SetBounds(1, 2);

        Assert.AreEqual((-3, 5), (x.Lb(), x.Ub()));
        Assert.AreEqual((1, 2), (row.Lb(), row.Ub()));
    }

    [TestMethod]
    public void NamesAreLookedUp()
    {
        using var solver = Solvers.Cbc();
        solver.MakeNumVar(0, 1, "first");
        var second = solver.MakeNumVar(0, 1, "second");
        solver.MakeConstraint(0, 1, "row");

        Assert.AreEqual(second.Index(), solver.LookupVariableOrNull("second")?.Index());
        Assert.AreEqual(0, solver.LookupConstraintOrNull("row")?.Index());
        Assert.IsNull(solver.LookupVariableOrNull("third"));
        Assert.IsNull(solver.LookupConstraintOrNull("first"));
    }

    [TestMethod]
    public void UnnamedVariablesAndConstraintsAreNumbered()
    {
        using var solver = Solvers.Cbc();
        solver.MakeNumVar(0, 1, "x");

        Assert.AreEqual("auto_v_000000001", solver.MakeNumVar(0, 1, "").Name());
        Assert.AreEqual("auto_c_000000000", solver.MakeConstraint().Name());
        Assert.AreEqual("auto_c_000000001", solver.MakeConstraint(0, 1).Name());
    }

    [TestMethod]
    public void ObjectiveHasADirection()
    {
        using var solver = Solvers.Cbc();
        var x = solver.MakeNumVar(0, 1, "x");
        var objective = solver.Objective();
        Assert.IsTrue(objective.Minimization());

        objective.SetOptimizationDirection(true);
        objective.SetCoefficient(x, 2);
        Assert.IsTrue(objective.Maximization());
        Assert.AreEqual(2, objective.GetCoefficient(x));

        objective.Clear();
        Assert.IsTrue(objective.Minimization());
        Assert.AreEqual(0, objective.GetCoefficient(x));
    }

    [TestMethod]
    public void ClearEmptiesTheProgram()
    {
        using var solver = Solvers.Cbc();
        solver.Sum(1, 1, [(solver.MakeNumVar(0, 0, "x"), 1)]);
        Assert.AreEqual(INFEASIBLE, solver.Solve());

        solver.Clear();
        Assert.AreEqual(0, solver.NumVariables());
        Assert.AreEqual(0, solver.NumConstraints());

        var y = solver.MakeNumVar(3, 4, "y");
        solver.Objective().SetCoefficient(y, 1);
        Assert.AreEqual(OPTIMAL, solver.Solve());
        Assert.AreEqual(3, solver.Objective().Value(), 1e-9);
    }

    [TestMethod]
    public void ParametersKeepTheirValues()
    {
        var parameters = new MPSolverParameters();
        Assert.AreEqual(1e-4, parameters.GetDoubleParam(MPSolverParameters.DoubleParam.RELATIVE_MIP_GAP));

        parameters.SetDoubleParam(MPSolverParameters.DoubleParam.RELATIVE_MIP_GAP, 0.25);
        Assert.AreEqual(0.25, parameters.GetDoubleParam(MPSolverParameters.DoubleParam.RELATIVE_MIP_GAP));
    }

    [TestMethod]
    public void ThreadsAndTextParameters()
    {
        using var solver = Solvers.Cbc();
        Assert.IsTrue(solver.SetNumThreads(2));
        Assert.IsTrue(solver.SetNumThreads(1));
        Assert.IsFalse(solver.SetNumThreads(0));
        Assert.IsTrue(solver.SetSolverSpecificParametersAsString(""));
        Assert.IsFalse(solver.SetSolverSpecificParametersAsString("nonsense=1"));
    }
}
