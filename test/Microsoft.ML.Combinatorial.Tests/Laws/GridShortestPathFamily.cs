using Microsoft.ML.Combinatorial.Problems;
using Microsoft.ML.Combinatorial.Tests.Oracles;

namespace Microsoft.ML.Combinatorial.Tests.Laws;

public static class GridShortestPathFamily
{
    public static readonly ProblemFamily Family = new(
        "grid shortest path",
        Draw,
        problem => PathEnumeration.GridPaths((GridShortestPathProblem)problem),
        Shuffle,
        () => new GridShortestPathProblem(200, 300));

    private static GridShortestPathProblem Draw(Random random)
    {
        int rows = random.Next(1, 5), columns = random.Next(1, 5);
        GridNeighbourhood neighbourhood = random.Next(2) == 0 ? GridNeighbourhood.Four : GridNeighbourhood.Eight;
        GridCell Cell() => new(random.Next(rows), random.Next(columns));
        return random.Next(2) == 0
            ? new GridShortestPathProblem(rows, columns, neighbourhood)
            : new GridShortestPathProblem(rows, columns, neighbourhood, Cell(), Cell());
    }

    /// <summary>Turns the grid round its sides and its diagonal.</summary>
    private static (CombinatorialProblem Problem, int[] NewSlot) Shuffle(CombinatorialProblem problem, Random random)
    {
        var grid = (GridShortestPathProblem)problem;
        (bool upsideDown, bool mirrored, bool transposed) = (random.Next(2) == 0, random.Next(2) == 0, random.Next(2) == 0);
        GridCell Move(GridCell cell)
        {
            int row = upsideDown ? grid.Rows - 1 - cell.Row : cell.Row;
            int column = mirrored ? grid.Columns - 1 - cell.Column : cell.Column;
            return transposed ? new GridCell(column, row) : new GridCell(row, column);
        }

        (int rows, int columns) = transposed ? (grid.Columns, grid.Rows) : (grid.Rows, grid.Columns);
        var moved = new GridShortestPathProblem(rows, columns, grid.Neighbourhood, Move(grid.Start), Move(grid.Target));
        return (moved, [.. Enumerable.Range(0, grid.Size).Select(slot => moved.Slot(Move(grid.Cell(slot))))]);
    }
}
