namespace Microsoft.ML.Combinatorial.Problems;

/// <summary>
/// Sparse and partial linear assignment: each row takes one of the columns that it may be paired with, no two rows the same. Rows may be
/// allowed to stay without column, at a cost, and columns without row may have a cost too.
/// </summary>
/// <remarks>
/// <para>Slots, in this order: the p pairs, in the order given; with <see cref="UnmatchedSlots.Rows"/> one slot for each row,
/// <c>p + row</c>, which is 1 where the row stays without column; with <see cref="UnmatchedSlots.Columns"/> one slot for each column, at the
/// end, which is 1 where the column stays without row. Solutions are 0/1. Costs: any finite number.</para>
/// <para>Feasible: each row has exactly one chosen slot (a pair or its own), each column at most one chosen pair; and a column's own slot is
/// chosen exactly where no pair of it is.</para>
/// <para>Where every pair is allowed, <see cref="LinearAssignmentProblem"/> needs no list. Also the way to state a perfect matching of a
/// bipartite graph: as many rows as columns, no unmatched slots.</para>
/// </remarks>
public sealed class SparseAssignmentProblem : CombinatorialProblem
{
    private readonly AssignmentPair[] _pairs;

    /// <summary>Makes a problem from its allowed pairs.</summary>
    /// <param name="rows">Number of rows, at least 1.</param>
    /// <param name="columns">Number of columns, at least 1.</param>
    /// <param name="pairs">The pairs that are allowed, each once.</param>
    /// <param name="unmatched">Who may stay without partner at the cost of a slot. <see cref="UnmatchedSlots.None"/>, the default: no
    /// row, and columns for nothing.</param>
    /// <exception cref="ArgumentOutOfRangeException">A number is below 1, or there are more than 2³¹ − 1 slots.</exception>
    /// <exception cref="ArgumentException">A pair names a row or column that is not there or stands twice; or some row needs a column and
    /// has no pair, or there are fewer columns than rows that need one.</exception>
    public SparseAssignmentProblem(
        int rows, int columns, ReadOnlySpan<AssignmentPair> pairs, UnmatchedSlots unmatched = UnmatchedSlots.None)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(rows, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(columns, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan((uint)unmatched, (uint)UnmatchedSlots.Both, nameof(unmatched));
        ArgumentOutOfRangeException.ThrowIfGreaterThan((long)pairs.Length + rows + columns, int.MaxValue, nameof(pairs));
        var degree = new int[rows];
        CheckPairs(rows, columns, pairs, degree);
        (Rows, Columns, Unmatched, _pairs) = (rows, columns, unmatched, pairs.ToArray());
        if (HasRowSlots)
        {
            return;
        }

        if (rows > columns)
        {
            throw new ArgumentException(
                $"rows is {rows} and columns {columns}; without unmatched slots for rows there must be a column for each.", nameof(rows));
        }

        if (Array.IndexOf(degree, 0) is var alone and >= 0)
        {
            throw new ArgumentException($"pairs hold none for row {alone}, which may not stay without column.", nameof(pairs));
        }
    }

    /// <summary>Gets the number of rows.</summary>
    public int Rows { get; }

    /// <summary>Gets the number of columns.</summary>
    public int Columns { get; }

    /// <summary>Gets who may stay without partner at the cost of a slot.</summary>
    public UnmatchedSlots Unmatched { get; }

    /// <summary>Gets the allowed pairs: slot p is pair p.</summary>
    public ReadOnlySpan<AssignmentPair> Pairs => _pairs;

    /// <inheritdoc/>
    public override string Name => "sparse assignment";

    /// <inheritdoc/>
    public override int Size => _pairs.Length + (HasRowSlots ? Rows : 0) + (HasColumnSlots ? Columns : 0);

    /// <inheritdoc/>
    public override double? SolutionSum => !HasColumnSlots ? Rows : HasRowSlots ? null : Columns;

    internal bool HasRowSlots => (Unmatched & UnmatchedSlots.Rows) != 0;

    internal bool HasColumnSlots => (Unmatched & UnmatchedSlots.Columns) != 0;

    /// <summary>The slot of a row without column.</summary>
    /// <exception cref="InvalidOperationException">Rows have no such slots.</exception>
    public int UnmatchedRowSlot(int row) => HasRowSlots
        ? _pairs.Length + row
        : throw new InvalidOperationException($"Unmatched is {Unmatched}: rows have no unmatched slots.");

    /// <summary>The slot of a column without row.</summary>
    /// <exception cref="InvalidOperationException">Columns have no such slots.</exception>
    public int UnmatchedColumnSlot(int column) => HasColumnSlots
        ? Size - Columns + column
        : throw new InvalidOperationException($"Unmatched is {Unmatched}: columns have no unmatched slots.");

    /// <inheritdoc/>
    public override bool IsFeasible(ReadOnlySpan<float> solution)
    {
        if (solution.Length != Size)
        {
            return false;
        }

        var rowChosen = new int[Rows];
        var columnChosen = new int[Columns];
        for (int slot = 0; slot < solution.Length; slot++)
        {
            if (solution[slot] is not (0 or 1))
            {
                return false;
            }

            if (solution[slot] == 0)
            {
                continue;
            }

            (int row, int column) = Ends(slot);
            if ((row >= 0 && ++rowChosen[row] > 1) || (column >= 0 && ++columnChosen[column] > 1))
            {
                return false;
            }
        }

        return !rowChosen.Contains(0) && (!HasColumnSlots || !columnChosen.Contains(0));
    }

    /// <inheritdoc/>
    public override string DescribeSlot(int slot) => Ends(slot) switch
    {
        (var row, < 0) => $"row {row} unmatched",
        ( < 0, var column) => $"column {column} unmatched",
        var (row, column) => $"row {row}, column {column}",
    };

    private (int Row, int Column) Ends(int slot)
    {
        if (slot < _pairs.Length)
        {
            return (_pairs[slot].Row, _pairs[slot].Column);
        }

        int own = slot - _pairs.Length;
        return HasRowSlots && own < Rows ? (own, -1) : (-1, slot - (Size - Columns));
    }

    private static void CheckPairs(int rows, int columns, ReadOnlySpan<AssignmentPair> pairs, int[] degree)
    {
        var seen = new HashSet<long>(pairs.Length);
        for (int p = 0; p < pairs.Length; p++)
        {
            (int row, int column) = pairs[p];
            if ((uint)row >= (uint)rows || (uint)column >= (uint)columns)
            {
                throw new ArgumentException(
                    $"pairs[{p}] is row {row}, column {column}; rows are 0 … {rows - 1} and columns 0 … {columns - 1}.", nameof(pairs));
            }

            if (!seen.Add(((long)row * columns) + column))
            {
                throw new ArgumentException($"pairs[{p}] is row {row}, column {column}, as an earlier pair is.", nameof(pairs));
            }

            degree[row]++;
        }
    }
}
