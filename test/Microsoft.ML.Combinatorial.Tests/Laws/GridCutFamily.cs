using Microsoft.ML.Combinatorial.Problems;
using Microsoft.ML.Combinatorial.Tests.Oracles;

namespace Microsoft.ML.Combinatorial.Tests.Laws;

public static class GridCutFamily
{
    public static readonly ProblemFamily Family = new(
        "grid cut",
        random => new GridCutProblem(random.Next(1, 4), random.Next(1, 4)),
        problem => FlowEnumeration.Labellings((GridCutProblem)problem),
        Shuffle,
        () => new GridCutProblem(64, 64));

    /// <summary>Turned over, mirrored, and with both labels in each other's place.</summary>
    private static (CombinatorialProblem Problem, int[] NewSlot) Shuffle(CombinatorialProblem problem, Random random)
    {
        var grid = (GridCutProblem)problem;
        bool transposed = random.Next(2) == 0, mirrored = random.Next(2) == 0, swapped = random.Next(2) == 0;
        var shuffled = transposed ? new GridCutProblem(grid.Columns, grid.Rows) : new GridCutProblem(grid.Rows, grid.Columns);
        var newSlot = new int[grid.Size];
        for (int slot = 0; slot < grid.RightSlotStart; slot++)
        {
            newSlot[slot] = (2 * NewPixel(slot / 2)) + (swapped ? 1 - (slot % 2) : slot % 2);
        }

        var places = new Dictionary<(int, int), int>();
        for (int slot = grid.RightSlotStart; slot < grid.Size; slot++)
        {
            (int first, int second) = shuffled.Neighbours(slot);
            places[(first, second)] = places[(second, first)] = slot;
        }

        for (int slot = grid.RightSlotStart; slot < grid.Size; slot++)
        {
            (int first, int second) = grid.Neighbours(slot);
            newSlot[slot] = places[(NewPixel(first), NewPixel(second))];
        }

        return (shuffled, newSlot);

        int NewPixel(int pixel)
        {
            (int row, int column) = (pixel / grid.Columns, pixel % grid.Columns);
            column = mirrored ? grid.Columns - 1 - column : column;
            return transposed ? (column * grid.Rows) + row : (row * grid.Columns) + column;
        }
    }
}
