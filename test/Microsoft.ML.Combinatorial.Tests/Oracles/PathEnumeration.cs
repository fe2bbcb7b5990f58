using Microsoft.ML.Combinatorial.Problems;

namespace Microsoft.ML.Combinatorial.Tests.Oracles;

/// <summary>All paths of small graphs and grids, by walking every way.</summary>
public static class PathEnumeration
{
    /// <summary>Paths that visit no node twice.</summary>
    public static IEnumerable<float[]> Paths(ShortestPathProblem problem)
    {
        var visited = new bool[problem.NodeCount];
        var solution = new float[problem.Size];
        Arc[] arcs = problem.Arcs.ToArray();
        return From(problem.Source);

        IEnumerable<float[]> From(int node)
        {
            if (node == problem.Target)
            {
                yield return [.. solution];
                yield break;
            }

            visited[node] = true;
            for (int slot = 0; slot < arcs.Length; slot++)
            {
                if (arcs[slot].From != node || visited[arcs[slot].To])
                {
                    continue;
                }

                solution[slot] = 1;
                foreach (float[] path in From(arcs[slot].To))
                {
                    yield return path;
                }

                solution[slot] = 0;
            }

            visited[node] = false;
        }
    }

    /// <summary>Paths over a grid that visit no cell twice; only those without shortcut, unless all are asked for.</summary>
    public static IEnumerable<float[]> GridPaths(GridShortestPathProblem problem, bool withShortcuts = false)
    {
        var solution = new float[problem.Size];
        var path = new List<GridCell>();
        GridCell[] cells = [.. Enumerable.Range(0, problem.Size).Select(problem.Cell)];
        return From(problem.Start);

        IEnumerable<float[]> From(GridCell cell)
        {
            path.Add(cell);
            solution[problem.Slot(cell)] = 1;
            if (cell == problem.Target)
            {
                yield return [.. solution];
            }
            else
            {
                foreach (GridCell next in cells)
                {
                    if (problem.AreNeighbours(cell, next) && solution[problem.Slot(next)] == 0
                        && (withShortcuts || path.Count(visited => problem.AreNeighbours(visited, next)) == 1))
                    {
                        foreach (float[] whole in From(next))
                        {
                            yield return whole;
                        }
                    }
                }
            }

            path.RemoveAt(path.Count - 1);
            solution[problem.Slot(cell)] = 0;
        }
    }
}
