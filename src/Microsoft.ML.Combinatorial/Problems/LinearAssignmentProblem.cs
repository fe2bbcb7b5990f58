namespace Microsoft.ML.Combinatorial.Problems;

/// <summary>
/// Linear assignment: each row of the smaller side is given one partner of the larger side, no two the same.
/// A rectangular problem leaves the surplus of the larger side without partner.
/// </summary>
/// <remarks>
/// <para>Slots: the rows × columns matrix, row by row: slot <c>row · columns + column</c>. Solutions are 0/1. Costs: any finite
/// number.</para>
/// <para>Feasible: at most one chosen slot in each row and column, and exactly <c>min(rows, columns)</c> chosen slots.</para>
/// </remarks>
public sealed class LinearAssignmentProblem : CombinatorialProblem
{
    /// <summary>Makes a problem of the given size.</summary>
    /// <param name="rows">Number of rows, at least 1.</param>
    /// <param name="columns">Number of columns, at least 1.</param>
    /// <exception cref="ArgumentOutOfRangeException">A number is below 1, or the matrix has more than 2³¹ − 1 entries.</exception>
    public LinearAssignmentProblem(int rows, int columns)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(rows, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(columns, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan((long)rows * columns, int.MaxValue, nameof(columns));
        Rows = rows;
        Columns = columns;
    }

    /// <summary>Gets the number of rows.</summary>
    public int Rows { get; }

    /// <summary>Gets the number of columns.</summary>
    public int Columns { get; }

    /// <inheritdoc/>
    public override string Name => "linear assignment";

    /// <inheritdoc/>
    public override int Size => Rows * Columns;

    /// <inheritdoc/>
    public override double? SolutionSum => Math.Min(Rows, Columns);

    /// <inheritdoc/>
    public override bool IsFeasible(ReadOnlySpan<float> solution)
    {
        if (solution.Length != Size)
        {
            return false;
        }

        var columnTaken = new bool[Columns];
        int chosen = 0;
        for (int row = 0; row < Rows; row++)
        {
            bool rowTaken = false;
            for (int column = 0; column < Columns; column++)
            {
                float value = solution[(row * Columns) + column];
                if (value == 0)
                {
                    continue;
                }

                if (value != 1 || rowTaken || columnTaken[column])
                {
                    return false;
                }

                rowTaken = columnTaken[column] = true;
                chosen++;
            }
        }

        return chosen == Math.Min(Rows, Columns);
    }

    /// <inheritdoc/>
    public override string DescribeSlot(int slot) => $"row {slot / Columns}, column {slot % Columns}";
}
