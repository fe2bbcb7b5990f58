using Microsoft.ML.Combinatorial.Problems;

namespace Microsoft.ML.Combinatorial.Tests.Oracles;

/// <summary>A grid as a general graph: an arc costs what the cell that it enters does.</summary>
public static class GridGraph
{
    /// <summary>The graph, and for each arc the cell that it enters. Paths do not pay for the start.</summary>
    public static (ShortestPathProblem Graph, int[] CellOf) Of(GridShortestPathProblem grid)
    {
        var arcs = new List<Arc>();
        for (int from = 0; from < grid.Size; from++)
        {
            GridCell cell = grid.Cell(from);
            for (int row = Math.Max(cell.Row - 1, 0); row <= Math.Min(cell.Row + 1, grid.Rows - 1); row++)
            {
                for (int column = Math.Max(cell.Column - 1, 0); column <= Math.Min(cell.Column + 1, grid.Columns - 1); column++)
                {
                    var next = new GridCell(row, column);
                    if (grid.AreNeighbours(cell, next))
                    {
                        arcs.Add(new Arc(from, grid.Slot(next)));
                    }
                }
            }
        }

        var graph = new ShortestPathProblem(grid.Size, arcs.ToArray(), grid.Slot(grid.Start), grid.Slot(grid.Target));
        return (graph, [.. arcs.Select(arc => arc.To)]);
    }
}
