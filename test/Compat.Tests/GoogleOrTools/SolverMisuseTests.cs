using Google.OrTools.Graph;
using Google.OrTools.LinearSolver;
using static Google.OrTools.LinearSolver.Solver.ResultStatus;

namespace Compat.Tests.GoogleOrTools;

[TestClass]
public sealed class SolverMisuseTests
{
    [TestMethod]
    public void DisposingTwiceIsFine()
    {
        var solver = Solvers.Cbc();
        var x = solver.MakeNumVar(1, 2, "x");
        solver.Objective().SetCoefficient(x, 1);
        Assert.AreEqual(OPTIMAL, solver.Solve());

        solver.Dispose();
        solver.Dispose();
        var assignment = new LinearSumAssignment();
        assignment.Dispose();
        assignment.Dispose();
    }

    [TestMethod]
    public void SolversThatNobodyDisposesAreCollected()
    {
        static WeakReference Leave()
        {
            var solver = Solvers.Cbc();
            solver.MakeNumVar(1, 2, "x");
            Assert.AreEqual(OPTIMAL, solver.Solve());
            return new WeakReference(solver);
        }

        var left = Enumerable.Range(0, 20).Select(_ => Leave()).ToArray();
        GC.Collect();
        GC.WaitForPendingFinalizers();
        GC.Collect();
        Assert.IsTrue(left.Count(l => l.IsAlive) <= 1);
    }

    [TestMethod]
    public void UseAfterDisposeNamesTheSolver()
    {
        Solvers.NeedCompat();
        var solver = Solvers.Cbc();
        var x = solver.MakeNumVar(1, 2, "x");
        var row = solver.MakeConstraint();
        var objective = solver.Objective();
        solver.Dispose();

        foreach (var use in new Action[]
        {
            () => solver.Solve(), () => solver.MakeBoolVar("y"), () => solver.Objective(),
            () => solver.NumVariables(), () => solver.Clear(),
            () => x.SolutionValue(), () => x.SetUb(3), () => row.SetCoefficient(x, 1), () => row.DualValue(), () => objective.Value(),
            () => objective.SetMaximization(), () => solver.SetTimeLimit(1), () => solver.EnableOutput(), () => solver.WallTime(),
        })
        {
            var error = Assert.ThrowsExactly<ObjectDisposedException>(use);
            StringAssert.Contains(error.Message, "Solver");
        }
    }

    [TestMethod]
    public void GraphsAfterDisposeThrow()
    {
        Solvers.NeedCompat();
        var assignment = new LinearSumAssignment();
        var cheapest = new MinCostFlow();
        var greatest = new MaxFlow();
        assignment.Dispose();
        cheapest.Dispose();
        greatest.Dispose();

        foreach (var use in new Action[]
        {
            () => assignment.Solve(), () => assignment.AddArcWithCost(0, 0, 1),
            () => assignment.OptimalCost(), () => assignment.RightMate(0),
            () => cheapest.Solve(), () => cheapest.SetNodeSupply(0, 1), () => cheapest.MaximumFlow(), () => cheapest.Flow(0),
            () => greatest.Solve(0, 1), () => greatest.AddArcWithCapacity(0, 1, 1), () => greatest.OptimalFlow(), () => greatest.NumArcs(),
        })
        {
            Assert.ThrowsExactly<ObjectDisposedException>(use);
        }
    }

    [TestMethod]
    public void VariablesOfAnotherSolverAreRefused()
    {
        Solvers.NeedCompat();
        using var solver = Solvers.Cbc();
        using var other = Solvers.Cbc();
        var stranger = other.MakeNumVar(0, 1, "stranger");
        var row = solver.MakeConstraint();

        var error = Assert.ThrowsExactly<ArgumentException>(() => row.SetCoefficient(stranger, 1));
        StringAssert.Contains(error.Message, "stranger");
        Assert.ThrowsExactly<ArgumentException>(() => solver.Objective().SetCoefficient(stranger, 1));
        Assert.ThrowsExactly<ArgumentNullException>(() => row.GetCoefficient(null!));
    }

    [TestMethod]
    public void WhatClearTookOutIsRefused()
    {
        Solvers.NeedCompat();
        using var solver = Solvers.Cbc();
        var x = solver.MakeNumVar(0, 1, "x");
        solver.Clear();

        Assert.ThrowsExactly<InvalidOperationException>(() => x.SetUb(2));
        Assert.ThrowsExactly<ArgumentException>(() => solver.Objective().SetCoefficient(x, 1));
    }

    [TestMethod]
    public void NumbersThatAreNoneMakeTheModelInvalid()
    {
        Solvers.NeedCompat();
        using var solver = Solvers.Cbc();
        var x = solver.MakeNumVar(0, 1, "x");
        var row = solver.Sum(0, 1, [(x, 1)]);
        solver.Objective().SetCoefficient(x, double.NaN);
        Assert.AreEqual(MODEL_INVALID, solver.Solve());

        solver.Objective().SetCoefficient(x, 1);
        row.SetCoefficient(x, double.PositiveInfinity);
        Assert.AreEqual(MODEL_INVALID, solver.Solve());

        row.SetCoefficient(x, 1);
        row.SetUb(double.NaN);
        Assert.AreEqual(MODEL_INVALID, solver.Solve());

        row.SetUb(1);
        Assert.AreEqual(OPTIMAL, solver.Solve());
    }

    [TestMethod]
    public void DualValuesOfAnIntegerSolverAreRefused()
    {
        Solvers.NeedCompat();
        using var solver = Solvers.Cbc();
        var x = solver.MakeNumVar(0, 1, "x");
        var row = solver.Sum(0, 1, [(x, 1)]);
        solver.Solve();

        StringAssert.Contains(Assert.ThrowsExactly<InvalidOperationException>(() => row.DualValue()).Message, "CLP");
        Assert.ThrowsExactly<InvalidOperationException>(() => x.ReducedCost());
    }

    [TestMethod]
    public void NamesHeldTwiceCannotBeLookedUp()
    {
        Solvers.NeedCompat();
        using var solver = Solvers.Cbc();
        solver.MakeNumVar(0, 1, "twin");
        solver.MakeNumVar(0, 1, "twin");

        StringAssert.Contains(Assert.ThrowsExactly<InvalidOperationException>(() => solver.LookupVariableOrNull("twin")).Message, "twin");
    }

    [TestMethod]
    public void ArgumentsOutOfRangeAreNamed()
    {
        Solvers.NeedCompat();
        using var solver = Solvers.Cbc();
        Assert.ThrowsExactly<ArgumentOutOfRangeException>(() => solver.SetTimeLimit(-1));
        Assert.ThrowsExactly<ArgumentNullException>(() => solver.Solve(null!));
        var gap = MPSolverParameters.DoubleParam.RELATIVE_MIP_GAP;
        Assert.ThrowsExactly<ArgumentOutOfRangeException>(() => new MPSolverParameters().SetDoubleParam(gap, -1));

        using var assignment = new LinearSumAssignment();
        Assert.ThrowsExactly<ArgumentOutOfRangeException>(() => assignment.AddArcWithCost(-1, 0, 1));
        assignment.AddArcWithCost(0, 0, 1);
        Assert.ThrowsExactly<ArgumentOutOfRangeException>(() => assignment.Cost(1));
        Assert.ThrowsExactly<InvalidOperationException>(() => assignment.RightMate(0));
    }
}
