namespace Microsoft.ML.Combinatorial.Problems;

/// <summary>What may stay without partner at a cost that has a slot of its own.</summary>
[Flags]
public enum UnmatchedSlots
{
    /// <summary>Every row needs a partner; a column without one costs nothing.</summary>
    None = 0,

    /// <summary>A row may stay without partner, at the cost of its slot.</summary>
    Rows = 1,

    /// <summary>A column without partner costs what its slot says.</summary>
    Columns = 2,

    /// <summary>Both.</summary>
    Both = Rows | Columns,
}
