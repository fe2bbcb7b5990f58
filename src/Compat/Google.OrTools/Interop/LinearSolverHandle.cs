using System.Runtime.InteropServices;

namespace Google.OrTools.Interop;

/// <summary>
/// Owns one native solver. A call in flight keeps it alive, so disposing a solver while another thread solves is safe;
/// one that nobody disposed is freed by the handle's finalizer.
/// </summary>
internal sealed class LinearSolverHandle : SafeHandle
{
    public LinearSolverHandle(SolverKind kind) : base(0, ownsHandle: true)
    {
        var code = Native.LinearCreate(kind, out var solver, out var error);
        Native.Check(code, error);
        SetHandle(solver);
    }

    public override bool IsInvalid => handle == 0;

    protected override bool ReleaseHandle()
    {
        Native.LinearDestroy(handle);
        return true;
    }
}
