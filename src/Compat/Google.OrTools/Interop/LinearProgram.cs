using System.Runtime.InteropServices;

namespace Google.OrTools.Interop;

// The layouts of Native/linear.h.

internal enum SolverKind
{
    Clp = 0,
    Cbc = 1,
    GlpkLinear = 2,
    GlpkInteger = 3,
}

internal enum FlowStatus
{
    Optimal = 0,
    Infeasible = 1,
    TooLarge = 2,
}

[StructLayout(LayoutKind.Sequential)]
internal unsafe struct LinearProgram
{
    public int Columns, Rows;
    public int* RowStarts, ColumnIndices;
    public double* Coefficients, ColumnLower, ColumnUpper, Costs;
    public byte* Integer;
    public double* RowLower, RowUpper;
    public int MatrixChanged, Maximise;
}

[StructLayout(LayoutKind.Sequential)]
internal struct LinearSettings
{
    public double Seconds, RelativeGap;
    public int Threads, Output;
}

[StructLayout(LayoutKind.Sequential)]
internal unsafe struct LinearOutcome
{
    public int Status;
    public double Objective, Bound;
    public long Iterations, Nodes;
    public double* Values, Duals, ReducedCosts;
}
