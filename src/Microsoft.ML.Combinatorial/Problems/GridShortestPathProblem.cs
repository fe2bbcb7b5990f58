namespace Microsoft.ML.Combinatorial.Problems;

/// <summary>
/// The cheapest path over a grid whose cells have costs, from one cell to another, by default from the upper left to the lower right
/// corner. A path pays for every cell that it visits, both ends included.
/// </summary>
/// <remarks>
/// <para>Slots: the cells, row by row: slot <c>row · columns + column</c>. A solution is 1 on the path's cells. Costs: zero or
/// positive.</para>
/// <para>Feasible: the cells of a path without shortcut, so that cells which are not consecutive on the path are no neighbours. With such
/// costs a path with a shortcut is never cheaper than the shortcut; and the cells of a path without one determine it.</para>
/// </remarks>
public sealed class GridShortestPathProblem : CombinatorialProblem
{
    /// <summary>Makes a problem.</summary>
    /// <param name="rows">Number of rows, at least 1.</param>
    /// <param name="columns">Number of columns, at least 1.</param>
    /// <param name="neighbourhood">Which cells are one step apart.</param>
    /// <param name="start">Where paths begin; null, the default, for the upper left corner.</param>
    /// <param name="target">Where paths end; null, the default, for the lower right corner. May be the start.</param>
    /// <exception cref="ArgumentOutOfRangeException">A number is below 1, the grid has more than 2³⁰ cells, the neighbourhood is none, or
    /// an end lies outside the grid.</exception>
    public GridShortestPathProblem(
        int rows,
        int columns,
        GridNeighbourhood neighbourhood = GridNeighbourhood.Eight,
        GridCell? start = null,
        GridCell? target = null)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(rows, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(columns, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan((rows + 2L) * (columns + 2L), 1 << 30, nameof(columns));
        if (!Enum.IsDefined(neighbourhood))
        {
            throw new ArgumentOutOfRangeException(nameof(neighbourhood), neighbourhood, "neighbourhood must be Four or Eight.");
        }

        Rows = rows;
        Columns = columns;
        Neighbourhood = neighbourhood;
        Start = Checked(start ?? new GridCell(0, 0), nameof(start));
        Target = Checked(target ?? new GridCell(rows - 1, columns - 1), nameof(target));
    }

    /// <summary>Gets the number of rows.</summary>
    public int Rows { get; }

    /// <summary>Gets the number of columns.</summary>
    public int Columns { get; }

    /// <summary>Gets which cells are one step apart.</summary>
    public GridNeighbourhood Neighbourhood { get; }

    /// <summary>Gets the cell where paths begin.</summary>
    public GridCell Start { get; }

    /// <summary>Gets the cell where paths end.</summary>
    public GridCell Target { get; }

    /// <inheritdoc/>
    public override string Name => "grid shortest path";

    /// <inheritdoc/>
    public override int Size => Rows * Columns;

    /// <inheritdoc/>
    public override CostDomain CostDomain => CostDomain.NonNegative;

    /// <summary>The slot of a cell.</summary>
    public int Slot(GridCell cell) => (cell.Row * Columns) + cell.Column;

    /// <summary>The cell of a slot.</summary>
    public GridCell Cell(int slot) => new(slot / Columns, slot % Columns);

    /// <summary>Tells whether two cells are one step apart; a cell is no neighbour of itself.</summary>
    public bool AreNeighbours(GridCell one, GridCell other)
    {
        int rows = Math.Abs(one.Row - other.Row), columns = Math.Abs(one.Column - other.Column);
        return Neighbourhood == GridNeighbourhood.Four ? rows + columns == 1 : Math.Max(rows, columns) == 1;
    }

    /// <summary>Reads the path out of a solution.</summary>
    /// <param name="solution">A vector of length <see cref="Size"/>.</param>
    /// <param name="slots">At least as long as the path has cells, <see cref="Size"/> being always enough; receives the path's slots from
    /// start to target.</param>
    /// <returns>The number of cells on the path, or −1 where the solution is not feasible.</returns>
    /// <exception cref="ArgumentException"><paramref name="slots"/> is too short.</exception>
    public int ReadPath(ReadOnlySpan<float> solution, Span<int> slots)
    {
        if (solution.Length != Size || solution.ContainsAnyExcept(0f, 1f) || solution[Slot(Start)] == 0)
        {
            return -1;
        }

        int length = solution.Count(1f);
        if (slots.Length < length)
        {
            throw new ArgumentException($"slots must have at least {length} entries, had {slots.Length}.", nameof(slots));
        }

        GridCell previous = Start, cell = Start;
        for (int step = 0; step < length; step++)
        {
            slots[step] = Slot(cell);
            (int chosen, GridCell next) = ChosenNeighbours(solution, cell, previous);

            // An end has one chosen neighbour and any other cell two; one more would be a shortcut.
            int ends = (cell == Start ? 1 : 0) + (cell == Target ? 1 : 0);
            if (chosen != 2 - ends)
            {
                return -1;
            }

            if (cell == Target)
            {
                return step == length - 1 ? length : -1;
            }

            (previous, cell) = (cell, next);
        }

        return -1;
    }

    /// <inheritdoc/>
    public override bool IsFeasible(ReadOnlySpan<float> solution) => ReadPath(solution, new int[solution.Length]) > 0;

    /// <inheritdoc/>
    public override string DescribeSlot(int slot) => $"cell ({slot / Columns}, {slot % Columns})";

    private (int Count, GridCell Next) ChosenNeighbours(ReadOnlySpan<float> solution, GridCell cell, GridCell previous)
    {
        int count = 0;
        GridCell next = cell;
        for (int row = Math.Max(cell.Row - 1, 0); row <= Math.Min(cell.Row + 1, Rows - 1); row++)
        {
            for (int column = Math.Max(cell.Column - 1, 0); column <= Math.Min(cell.Column + 1, Columns - 1); column++)
            {
                var other = new GridCell(row, column);
                if (solution[Slot(other)] != 0 && AreNeighbours(cell, other))
                {
                    count++;
                    next = other == previous ? next : other;
                }
            }
        }

        return (count, next);
    }

    private GridCell Checked(GridCell cell, string name)
    {
        if ((uint)cell.Row >= (uint)Rows || (uint)cell.Column >= (uint)Columns)
        {
            throw new ArgumentOutOfRangeException(
                name, cell, $"{name} must lie in rows 0 … {Rows - 1} and columns 0 … {Columns - 1}.");
        }

        return cell;
    }
}
