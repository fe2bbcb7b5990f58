using System.Runtime.InteropServices;

namespace Google.OrTools.Interop;

/// <summary>The exports of Native/. Every one that can fail returns non-zero and hands over a text that is freed here.</summary>
internal static unsafe partial class Native
{
    private const string Library = "CombinatorialOrTools";

    [LibraryImport(Library, EntryPoint = "co_linear_create")]
    public static partial int LinearCreate(SolverKind kind, out nint solver, out nint error);

    [LibraryImport(Library, EntryPoint = "co_linear_destroy")]
    public static partial void LinearDestroy(nint solver);

    [LibraryImport(Library, EntryPoint = "co_linear_solve")]
    public static partial int LinearSolve(
        LinearSolverHandle solver, in LinearProgram program, in LinearSettings settings, ref LinearOutcome outcome, out nint error);

    [LibraryImport(Library, EntryPoint = "co_linear_version")]
    public static partial nint LinearVersion(SolverKind kind);

    [LibraryImport(Library, EntryPoint = "co_min_cost_flow")]
    public static partial int MinCostFlow(
        int nodes, ReadOnlySpan<long> supplies, int arcs, ReadOnlySpan<int> tails, ReadOnlySpan<int> heads,
        ReadOnlySpan<long> capacities, ReadOnlySpan<long> costs, Span<long> flows, out FlowStatus status, out nint error);

    [LibraryImport(Library, EntryPoint = "co_max_flow")]
    public static partial int MaxFlow(
        int nodes, int arcs, ReadOnlySpan<int> tails, ReadOnlySpan<int> heads, ReadOnlySpan<long> capacities,
        int source, int sink, Span<long> flows, out long value, out nint error);

    [LibraryImport(Library, EntryPoint = "co_free_text")]
    private static partial void FreeText(nint text);

    public static void Check(int code, nint error)
    {
        if (code == 0)
        {
            return;
        }

        var text = Marshal.PtrToStringUTF8(error);
        FreeText(error);
        throw new InvalidOperationException($"The native solver failed: {text}");
    }
}
