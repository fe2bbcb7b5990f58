using Microsoft.ML.Combinatorial.Problems;
using Microsoft.ML.Combinatorial.Tests.Laws;
using Microsoft.ML.Combinatorial.Tests.Oracles;

namespace Microsoft.ML.Combinatorial.Tests.Problems;

[TestClass]
public class FlowProblemTests
{
    [TestMethod]
    public void Feasible_cuts_are_those_that_the_definition_lists()
    {
        var random = new Random(1);
        for (int instance = 0; instance < 100; instance++)
        {
            MinimumCutProblem problem = MinimumCutFamily.Draw(random.Next(2, 6), random.Next(1, 8), random);
            HashSet<string> listed = [.. FlowEnumeration.Cuts(problem).Select(cut => string.Join(' ', cut))];
            for (int mask = 0; mask < 1 << problem.Size; mask++)
            {
                float[] candidate = [.. Enumerable.Range(0, problem.Size).Select(bit => (float)(mask >> bit & 1))];
                Assert.AreEqual(listed.Contains(string.Join(' ', candidate)), problem.IsFeasible(candidate), $"instance {instance}, {mask:b}");
            }
        }
    }

    [TestMethod]
    public void Feasible_flows_are_those_that_the_definition_lists()
    {
        var random = new Random(2);
        int feasible = 0;
        for (int instance = 0; instance < 60; instance++)
        {
            var problem = (FlowProblem)FlowFamily.Family.Small(random);
            HashSet<string> listed = [.. FlowEnumeration.Flows(problem).Select(flow => string.Join(' ', flow))];
            for (int trial = 0; trial < 60; trial++)
            {
                float[] candidate = [.. Enumerable.Range(0, problem.Size).Select(_ => (float)random.Next(0, 3))];
                bool expected = listed.Contains(string.Join(' ', candidate));
                Assert.AreEqual(expected, problem.IsFeasible(candidate), $"instance {instance}, {string.Join(' ', candidate)}");
                feasible += expected ? 1 : 0;
            }
        }

        Assert.IsGreaterThan(20, feasible);
    }

    [TestMethod]
    public void Grid_cut_slots_lie_as_documented()
    {
        var problem = new GridCutProblem(2, 3);
        Assert.AreEqual(12 + 4 + 3, problem.Size);
        Assert.AreEqual("label 1 at row 1, column 2", problem.DescribeSlot(11));
        Assert.AreEqual("row 1, column 0 unlike row 1, column 1", problem.DescribeSlot(14));
        Assert.AreEqual("row 0, column 2 unlike row 1, column 2", problem.DescribeSlot(18));
        var solution = new float[19];
        problem.WriteSolution([true, false, false, true, true, false], solution);
        CollectionAssert.AreEqual(new float[] { 0, 1, 1, 0, 1, 0, 0, 1, 0, 1, 1, 0, 1, 0, 0, 1, 0, 1, 0 }, solution);
        Assert.IsTrue(problem.IsFeasible(solution));
        solution[18] = 1;
        Assert.IsFalse(problem.IsFeasible(solution), "equal labels are not apart");
        Assert.IsFalse(problem.IsFeasible(new float[19]), "pixels without a label");
        Assert.IsFalse(problem.IsFeasible(new float[18]), "too short");
    }

    [TestMethod]
    public void Transport_sends_what_is_asked_for()
    {
        var problem = new TransportProblem([3, 1], [1, 2]);
        Assert.AreEqual(3.0, problem.SolutionSum);
        Assert.IsTrue(problem.IsFeasible([1, 2, 0, 0]));
        Assert.IsTrue(problem.IsFeasible([1, 1, 0, 1]));
        Assert.IsFalse(problem.IsFeasible([0, 1, 1, 1]), "more than supplier 1 has");
        Assert.IsFalse(problem.IsFeasible([1, 1, 0, 0]), "customer 1 lacks one");
        Assert.IsFalse(problem.IsFeasible([0.5f, 2, 0.5f, 0]), "not whole");
        Assert.AreEqual("supplier 1, customer 0", problem.DescribeSlot(2));
    }

    [TestMethod]
    public void Networks_that_make_no_sense_are_refused()
    {
        string node = Assert.ThrowsExactly<ArgumentException>(() => new MinimumCutProblem(2, [new(0, 2)], 0, 1)).Message;
        StringAssert.Contains(node, "Arc 0 goes from 0 to 2; both must be nodes of 0 … 1", StringComparison.Ordinal);
        Assert.ThrowsExactly<ArgumentOutOfRangeException>(() => new MinimumCutProblem(2, [new(0, 1)], 1, 1));
        Assert.ThrowsExactly<ArgumentOutOfRangeException>(() => new MinimumCutProblem(2, [], 0, 1));
        Assert.ThrowsExactly<ArgumentOutOfRangeException>(() => new GridCutProblem(0, 3));
        string sum = Assert.ThrowsExactly<ArgumentException>(() => new MinimumCostFlowProblem([2, -1], [new(0, 1)], [2])).Message;
        StringAssert.Contains(sum, "The supplies add up to 1", StringComparison.Ordinal);
        string capacity = Assert.ThrowsExactly<ArgumentException>(() => new MinimumCostFlowProblem([1, -1], [new(0, 1)], [-1])).Message;
        StringAssert.Contains(capacity, "The capacity of arc 0 is -1", StringComparison.Ordinal);
        Assert.ThrowsExactly<ArgumentException>(() => new MinimumCostFlowProblem([1, -1], [new(0, 1)], []));
        string demand = Assert.ThrowsExactly<ArgumentException>(() => new TransportProblem([1], [2])).Message;
        StringAssert.Contains(demand, "Supply minus demand is -1", StringComparison.Ordinal);
        Assert.ThrowsExactly<ArgumentException>(() => new TransportProblem([-1], [0]));
    }
}
