using Microsoft.ML.Combinatorial.Problems;
using Microsoft.ML.Combinatorial.Tests.Oracles;

namespace Microsoft.ML.Combinatorial.Tests.Laws;

public static class SparseAssignmentFamily
{
    public static readonly ProblemFamily Family = new(
        "sparse assignment",
        random => Draw(random.Next(1, 5), random.Next(1, 5), (UnmatchedSlots)random.Next(4), random),
        problem => SparseAssignmentOracle.Solutions((SparseAssignmentProblem)problem),
        Shuffle,
        () => Draw(800, 900, UnmatchedSlots.Rows, new Random(1)));

    /// <summary>An instance with at least one solution: rows that may not stay alone each have a column of their own.</summary>
    public static SparseAssignmentProblem Draw(int rows, int columns, UnmatchedSlots unmatched, Random random)
    {
        var pairs = new HashSet<AssignmentPair>();
        if (!unmatched.HasFlag(UnmatchedSlots.Rows))
        {
            columns = Math.Max(rows, columns);
            int[] own = Order.Random(columns, random);
            pairs.UnionWith(Enumerable.Range(0, rows).Select(row => new AssignmentPair(row, own[row])));
        }

        double share = Math.Min(random.NextDouble(), 20.0 / columns);
        for (int slot = 0; slot < rows * columns; slot++)
        {
            if (random.NextDouble() < share)
            {
                pairs.Add(new AssignmentPair(slot / columns, slot % columns));
            }
        }

        AssignmentPair[] order = [.. pairs];
        random.Shuffle(order);
        return new SparseAssignmentProblem(rows, columns, order, unmatched);
    }

    private static (CombinatorialProblem Problem, int[] NewSlot) Shuffle(CombinatorialProblem problem, Random random)
    {
        var old = (SparseAssignmentProblem)problem;
        int[] row = Order.Random(old.Rows, random), column = Order.Random(old.Columns, random);
        int[] place = Order.Random(old.Pairs.Length, random);
        var pairs = new AssignmentPair[place.Length];
        for (int p = 0; p < pairs.Length; p++)
        {
            pairs[place[p]] = new AssignmentPair(row[old.Pairs[p].Row], column[old.Pairs[p].Column]);
        }

        var shuffled = new SparseAssignmentProblem(old.Rows, old.Columns, pairs, old.Unmatched);
        int[] newSlot = [.. place, .. new int[old.Size - place.Length]];
        for (int i = 0; i < row.Length && old.Unmatched.HasFlag(UnmatchedSlots.Rows); i++)
        {
            newSlot[old.UnmatchedRowSlot(i)] = shuffled.UnmatchedRowSlot(row[i]);
        }

        for (int j = 0; j < column.Length && old.Unmatched.HasFlag(UnmatchedSlots.Columns); j++)
        {
            newSlot[old.UnmatchedColumnSlot(j)] = shuffled.UnmatchedColumnSlot(column[j]);
        }

        return (shuffled, newSlot);
    }
}
