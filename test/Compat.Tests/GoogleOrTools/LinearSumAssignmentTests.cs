using Google.OrTools.Graph;
using static Google.OrTools.Graph.LinearSumAssignment.Status;

namespace Compat.Tests.GoogleOrTools;

[TestClass]
public sealed class LinearSumAssignmentTests
{
    private static LinearSumAssignment From(long[][] costs)
    {
        var assignment = new LinearSumAssignment();
        for (var left = 0; left < costs.Length; left++)
        {
            for (var right = 0; right < costs[left].Length; right++)
            {
                assignment.AddArcWithCost(left, right, costs[left][right]);
            }
        }

        return assignment;
    }

    private static long? Cheapest(long?[][] costs, int left = 0, int used = 0)
    {
        if (left == costs.Length)
        {
            return 0;
        }

        return Enumerable.Range(0, costs.Length)
            .Where(right => (used >> right & 1) == 0 && costs[left][right] is not null)
            .Min(right => costs[left][right] + Cheapest(costs, left + 1, used | 1 << right));
    }

    [TestMethod]
    public void AKnownAssignment()
    {
        using var assignment = From([[90, 76, 75, 70], [35, 85, 55, 65], [125, 95, 90, 105], [45, 110, 95, 115]]);

        Assert.AreEqual(OPTIMAL, assignment.Solve());
        Assert.AreEqual(265, assignment.OptimalCost());
        Assert.AreEqual(4, assignment.NumNodes());
        Assert.AreEqual(16, assignment.NumArcs());
        CollectionAssert.AreEqual(new[] { 3, 2, 1, 0 }, Enumerable.Range(0, 4).Select(assignment.RightMate).ToArray());
        CollectionAssert.AreEqual(new long[] { 70, 55, 95, 45 }, Enumerable.Range(0, 4).Select(assignment.AssignmentCost).ToArray());
    }

    [TestMethod]
    public void RandomAssignmentsMatchEnumeration()
    {
        var random = new Random(7);
        for (var round = 0; round < 200; round++)
        {
            var size = 1 + (round % 6);
            var costs = Enumerable.Range(0, size).Select(_ => Enumerable.Range(0, size)
                .Select(_ => random.Next(3) == 0 ? null : (long?)random.Next(-30, 31)).ToArray()).ToArray();
            costs[^1][^1] ??= 30;
            using var assignment = new LinearSumAssignment();
            foreach (var (left, right) in Enumerable.Range(0, size * size).Select(i => (i / size, i % size)))
            {
                if (costs[left][right] is { } cost)
                {
                    assignment.AddArcWithCost(left, right, cost);
                }
            }

            var expected = Cheapest(costs);
            Assert.AreEqual(expected is null ? INFEASIBLE : OPTIMAL, assignment.Solve(), $"round {round}");
            if (expected is not null)
            {
                var mates = Enumerable.Range(0, size).Select(assignment.RightMate).ToArray();
                Assert.AreEqual(expected, assignment.OptimalCost(), $"round {round}");
                Assert.AreEqual(expected, mates.Select((right, left) => costs[left][right]).Sum(), $"round {round}");
                CollectionAssert.AllItemsAreUnique(mates, $"round {round}");
            }
        }
    }

    [TestMethod]
    public void NoNodesAreOptimal()
    {
        using var assignment = new LinearSumAssignment();
        Assert.AreEqual(OPTIMAL, assignment.Solve());
        Assert.AreEqual(0, assignment.OptimalCost());
        Assert.AreEqual(0, assignment.NumNodes());
    }

    [TestMethod]
    public void UnequalSidesAreInfeasible()
    {
        using var assignment = From([[1, 2, 3], [4, 5, 6]]);
        Assert.AreEqual(3, assignment.NumNodes());
        Assert.AreEqual(INFEASIBLE, assignment.Solve());
        Assert.AreEqual(0, assignment.OptimalCost());
    }

    [TestMethod]
    public void MissingArcsForceTheOthers()
    {
        using var assignment = new LinearSumAssignment();
        assignment.AddArcWithCost(0, 0, 1);
        assignment.AddArcWithCost(0, 1, 100);
        assignment.AddArcWithCost(1, 0, 1);

        Assert.AreEqual(OPTIMAL, assignment.Solve());
        Assert.AreEqual(101, assignment.OptimalCost());
        Assert.AreEqual(1, assignment.RightMate(0));
    }

    [TestMethod]
    public void TheCheapestOfParallelArcsIsUsed()
    {
        using var assignment = new LinearSumAssignment();
        assignment.AddArcWithCost(0, 0, 9);
        assignment.AddArcWithCost(0, 0, 4);
        assignment.AddArcWithCost(0, 0, 6);

        Assert.AreEqual(OPTIMAL, assignment.Solve());
        Assert.AreEqual(4, assignment.OptimalCost());
        Assert.AreEqual(4, assignment.AssignmentCost(0));
    }

    [TestMethod]
    public void ArcsCanBeReadBack()
    {
        using var assignment = new LinearSumAssignment();
        Assert.AreEqual(0, assignment.AddArcWithCost(0, 0, 5));
        Assert.AreEqual(1, assignment.AddArcWithCost(2, 1, -8));

        Assert.AreEqual((2, 1, -8L), (assignment.LeftNode(1), assignment.RightNode(1), assignment.Cost(1)));
    }

    [TestMethod]
    public void CostsNearTheEndOfTheRangeMayOverflow()
    {
        using var assignment = From([[long.MaxValue, 1], [1, 1]]);
        Assert.AreEqual(POSSIBLE_OVERFLOW, assignment.Solve());
    }

    [TestMethod]
    public void ArcsMayBeAddedAfterASolve()
    {
        using var assignment = From([[3, 8], [7, 4]]);
        Assert.AreEqual(OPTIMAL, assignment.Solve());
        Assert.AreEqual(7, assignment.OptimalCost());

        assignment.AddArcWithCost(0, 1, 0);
        assignment.AddArcWithCost(1, 0, 0);
        Assert.AreEqual(OPTIMAL, assignment.Solve());
        Assert.AreEqual(0, assignment.OptimalCost());
    }

    [TestMethod]
    public void ALargerAssignmentMatchesItsLinearProgram()
    {
        const int Size = 40;
        var random = new Random(9);
        var costs = Enumerable.Range(0, Size).Select(_ =>
            Enumerable.Range(0, Size).Select(_ => (long)random.Next(0, 100000)).ToArray()).ToArray();
        using var assignment = From(costs);
        Assert.AreEqual(OPTIMAL, assignment.Solve());

        using var solver = Solvers.Cbc();
        var cells = costs.Select(row => row.Select((cost, right) =>
        {
            var cell = solver.MakeNumVar(0, 1, "");
            solver.Objective().SetCoefficient(cell, cost);
            return cell;
        }).ToArray()).ToArray();
        for (var i = 0; i < Size; i++)
        {
            solver.Sum(1, 1, cells[i].Select(cell => (cell, 1.0)));
            solver.Sum(1, 1, cells.Select(row => (row[i], 1.0)));
        }

        Assert.AreEqual(Google.OrTools.LinearSolver.Solver.ResultStatus.OPTIMAL, solver.Solve());
        Assert.AreEqual(assignment.OptimalCost(), solver.Objective().Value(), 1e-4);
    }
}
