using Microsoft.ML.Combinatorial.Problems;
using Microsoft.ML.Combinatorial.Tests.Oracles;

namespace Microsoft.ML.Combinatorial.Tests.Laws;

public static class LinearAssignmentFamily
{
    public static readonly ProblemFamily Family = new(
        "linear assignment",
        random => new LinearAssignmentProblem(random.Next(1, 6), random.Next(1, 6)),
        problem => Enumeration.Assignments((LinearAssignmentProblem)problem),
        Shuffle,
        () => new LinearAssignmentProblem(400, 400));

    private static (CombinatorialProblem Problem, int[] NewSlot) Shuffle(CombinatorialProblem problem, Random random)
    {
        var assignment = (LinearAssignmentProblem)problem;
        int[] row = Order.Random(assignment.Rows, random), column = Order.Random(assignment.Columns, random);
        var newSlot = new int[problem.Size];
        for (int slot = 0; slot < newSlot.Length; slot++)
        {
            newSlot[slot] = (row[slot / assignment.Columns] * assignment.Columns) + column[slot % assignment.Columns];
        }

        return (new LinearAssignmentProblem(assignment.Rows, assignment.Columns), newSlot);
    }
}
