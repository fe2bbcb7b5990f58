using Microsoft.ML.Combinatorial.Problems;
using Microsoft.ML.Combinatorial.Tests.Laws;
using Microsoft.ML.Combinatorial.Tests.Oracles;

namespace Microsoft.ML.Combinatorial.Tests.Problems;

[TestClass]
public class IntegerProgramTests
{
    [TestMethod]
    public void Knows_feasible_from_infeasible_when_every_variable_has_a_slot()
    {
        var model = new IntegerProgramBuilder();
        LinearExpression x = model.AddBinary("x"), y = model.AddInteger(-1, 4, "y"), z = model.AddContinuous(0, 2, "z");
        model.Add((2 * x) + y <= 3);
        model.Add(y + z >= 0.5);
        model.AddSlots([x, y, z]);
        IntegerProgram program = model.Build();

        Assert.IsTrue(program.IsFeasible([1, 1, 0.25f]));
        Assert.IsTrue(program.IsFeasible([0.999999f, 1.000002f, 0]), "within the tolerance");
        Assert.IsFalse(program.IsFeasible([1, 2, 0]), "first constraint");
        Assert.IsFalse(program.IsFeasible([1, -1, 1.4f]), "second constraint");
        Assert.IsFalse(program.IsFeasible([0.5f, 1, 0]), "not whole");
        Assert.IsFalse(program.IsFeasible([0, 1, 2.1f]), "above its bound");
        Assert.IsFalse(program.IsFeasible([0, float.NaN, 0]), "no number");
        Assert.IsFalse(program.IsFeasible([1, 1]), "too short");
        Assert.IsTrue(program.Relax().IsFeasible([0.5f, 1.5f, 0]), "the relaxation needs no whole numbers");
        Assert.AreEqual("y", program.DescribeSlot(1));
        Assert.IsNull(program.SolutionSum);
    }

    [TestMethod]
    public void Searches_for_the_variables_that_have_no_slot()
    {
        // y = 2k + r, k whole: without k and r in the solution, y must be even within 0.25.
        var model = new IntegerProgramBuilder();
        LinearExpression y = model.AddContinuous(0, 100), k = model.AddInteger(0, 9), r = model.AddContinuous(double.NegativeInfinity);
        model.Add(y == (2 * k) + r);
        model.Add(r.Between(-0.25, 0.25));
        model.AddSlot(y);
        IntegerProgram program = model.Build();
        Assert.IsTrue(program.IsFeasible([3.75f]));
        Assert.IsTrue(program.IsFeasible([18.25f]));
        Assert.IsFalse(program.IsFeasible([3]));
        Assert.IsFalse(program.IsFeasible([20.5f]));
        Assert.IsTrue(program.Relax().IsFeasible([3]));
    }

    [TestMethod]
    public void Feasible_is_what_the_definition_lists()
    {
        var random = new Random(1);
        int feasible = 0;
        for (int instance = 0; instance < 60; instance++)
        {
            IntegerProgram program = IntegerProgramFamily.Draw(random);
            HashSet<string> listed = [.. ProgramEnumeration.Solutions(program).Select(solution => string.Join(' ', solution))];
            for (int trial = 0; trial < 40; trial++)
            {
                float[] candidate = [.. Enumerable.Range(0, program.Size).Select(_ => (float)random.Next(-1, 3))];
                bool expected = listed.Contains(string.Join(' ', candidate));
                Assert.AreEqual(expected, program.IsFeasible(candidate), $"instance {instance}: {string.Join(' ', candidate)}");
                feasible += expected ? 1 : 0;
            }
        }

        Assert.IsGreaterThan(100, feasible);
    }

    [TestMethod]
    public void Equality_rows_that_divide_the_slots_give_the_sum()
    {
        var model = new IntegerProgramBuilder();
        LinearExpression[] x = model.AddBinaries(4, "x");
        model.Add(x[0] + x[1] == 1);
        model.Add(x[0] + x[2] <= 1);
        model.Add(x[2] + x[3] == 2);
        model.AddSlots(x);
        Assert.AreEqual(3.0, model.Build().SolutionSum);
        Assert.AreEqual("x[2]", model.Build().DescribeSlot(2));
        model.AddSlot(x[0]);
        Assert.IsNull(model.Build().SolutionSum, "a variable with two slots");
    }

    [TestMethod]
    public void Writes_objective_and_solution_of_expressions()
    {
        var model = new IntegerProgramBuilder();
        LinearExpression x = model.AddBinary("x"), y = model.AddBinary("y");
        model.AddSlot(x);
        model.AddSlot((3 * y) - x + 2, "mixed");
        model.AddKnownCost(5 * y);
        model.AddKnownCost(7 * x, ObjectiveSense.Maximise);
        IntegerProgram program = model.Build();
        var coefficients = new double[2];
        program.WriteObjective([10, 100], coefficients);
        CollectionAssert.AreEqual(new[] { 10.0 - 100 - 7, 300 + 5 }, coefficients);
        var solution = new float[2];
        program.WriteSolution([1, 1], solution);
        CollectionAssert.AreEqual(new float[] { 1, 4 }, solution);
        Assert.AreEqual("mixed", program.DescribeSlot(1));
    }

    [TestMethod]
    public void The_builder_refuses_misuse()
    {
        var model = new IntegerProgramBuilder();
        Assert.ThrowsExactly<InvalidOperationException>(() => model.Build());
        LinearExpression foreign = new IntegerProgramBuilder().AddBinary();
        Assert.ThrowsExactly<ArgumentException>(() => model.AddSlot(foreign));
        Assert.ThrowsExactly<ArgumentException>(() => model.AddSlot(3));
        Assert.ThrowsExactly<ArgumentException>(() => model.Add(foreign <= 1));
        Assert.ThrowsExactly<ArgumentOutOfRangeException>(() => model.AddInteger(2, 1));
        Assert.ThrowsExactly<ArgumentOutOfRangeException>(() => model.AddInteger(0, int.MaxValue));
        Assert.ThrowsExactly<ArgumentOutOfRangeException>(() => model.AddContinuous(1, 0));
        Assert.ThrowsExactly<ArgumentOutOfRangeException>(() => model.AddContinuous(double.NaN));
    }
}
