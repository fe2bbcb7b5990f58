using Microsoft.ML.Combinatorial.Problems;

namespace Microsoft.ML.Combinatorial.Tests.Problems;

[TestClass]
public class SparseAssignmentProblemTests
{
    private static readonly AssignmentPair[] Pairs = [new(0, 0), new(0, 2), new(1, 0)];

    [TestMethod]
    public void Lays_out_its_slots()
    {
        var both = new SparseAssignmentProblem(2, 3, Pairs, UnmatchedSlots.Both);
        Assert.AreEqual(8, both.Size);
        Assert.AreEqual(4, both.UnmatchedRowSlot(1));
        Assert.AreEqual(7, both.UnmatchedColumnSlot(2));
        Assert.AreEqual("row 0, column 2", both.DescribeSlot(1));
        Assert.AreEqual("row 1 unmatched", both.DescribeSlot(4));
        Assert.AreEqual("column 2 unmatched", both.DescribeSlot(7));
        var columns = new SparseAssignmentProblem(2, 3, Pairs, UnmatchedSlots.Columns);
        Assert.AreEqual(6, columns.Size);
        Assert.AreEqual("column 0 unmatched", columns.DescribeSlot(3));
        StringAssert.StartsWith(
            Assert.ThrowsExactly<InvalidOperationException>(() => columns.UnmatchedRowSlot(0)).Message,
            "Unmatched is Columns: rows have no unmatched slots.",
            StringComparison.Ordinal);
    }

    [TestMethod]
    public void Knows_feasible_from_infeasible()
    {
        var none = new SparseAssignmentProblem(2, 3, Pairs);
        Assert.IsTrue(none.IsFeasible([0, 1, 1]));
        Assert.IsFalse(none.IsFeasible([1, 0, 1]), "a column twice");
        Assert.IsFalse(none.IsFeasible([0, 1, 0]), "a row without column");
        var rows = new SparseAssignmentProblem(2, 3, Pairs, UnmatchedSlots.Rows);
        Assert.IsTrue(rows.IsFeasible([0, 1, 0, 0, 1]));
        Assert.IsFalse(rows.IsFeasible([0, 1, 0, 1, 1]), "a row matched and unmatched");
        var both = new SparseAssignmentProblem(2, 3, Pairs, UnmatchedSlots.Both);
        Assert.IsTrue(both.IsFeasible([1, 0, 0, 0, 1, 0, 1, 1]));
        Assert.IsFalse(both.IsFeasible([1, 0, 0, 0, 1, 0, 1, 0]), "a column neither matched nor unmatched");
        Assert.IsFalse(both.IsFeasible([1, 0, 0, 0, 1, 0, 1]), "too short");
    }

    [TestMethod]
    public void Knows_what_all_solutions_sum_to()
    {
        Assert.AreEqual(2.0, new SparseAssignmentProblem(2, 3, Pairs).SolutionSum);
        Assert.AreEqual(2.0, new SparseAssignmentProblem(2, 3, Pairs, UnmatchedSlots.Rows).SolutionSum);
        Assert.AreEqual(3.0, new SparseAssignmentProblem(2, 3, Pairs, UnmatchedSlots.Columns).SolutionSum);
        Assert.IsNull(new SparseAssignmentProblem(2, 3, Pairs, UnmatchedSlots.Both).SolutionSum);
    }

    [TestMethod]
    public void Refuses_pairs_that_are_none_and_rows_that_stay_alone()
    {
        Refuses("pairs[1] is row 2, column 0; rows are 0 … 1 and columns 0 … 2.", 2, 3, [new(0, 0), new(2, 0)]);
        Refuses("pairs[1] is row 0, column 1, as an earlier pair is.", 2, 3, [new(0, 1), new(0, 1)]);
        Refuses("pairs hold none for row 1, which may not stay without column.", 2, 3, [new(0, 1)]);
        Refuses("rows is 3 and columns 2; without unmatched slots for rows there must be a column for each.", 3, 2, [new(0, 1)]);
        Assert.ThrowsExactly<ArgumentOutOfRangeException>(() => new SparseAssignmentProblem(0, 1, []));
        Assert.ThrowsExactly<ArgumentOutOfRangeException>(() => new SparseAssignmentProblem(1, 1, [new(0, 0)], (UnmatchedSlots)4));
    }

    private static void Refuses(string message, int rows, int columns, AssignmentPair[] pairs) =>
        StringAssert.StartsWith(
            Assert.ThrowsExactly<ArgumentException>(() => new SparseAssignmentProblem(rows, columns, pairs)).Message,
            message,
            StringComparison.Ordinal);
}
