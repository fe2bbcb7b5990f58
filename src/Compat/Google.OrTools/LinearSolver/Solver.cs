using System.Diagnostics;
using System.Runtime.InteropServices;
using Google.OrTools.Interop;

namespace Google.OrTools.LinearSolver;

/// <summary>
/// A linear or mixed integer program and the solver behind it: CBC and CLP, or GLPK. Several solvers may be used from
/// several threads; one solver serves one thread at a time.
/// </summary>
public partial class Solver : IDisposable
{
    private readonly SolverKind _kind;
    private readonly LinearSolverHandle _handle;
    private readonly Stopwatch _clock = Stopwatch.StartNew();
    private Model _model;

    private Solver(SolverKind kind)
    {
        _kind = kind;
        _handle = new LinearSolverHandle(kind);
        _model = new Model(this);
    }

    public static Solver? CreateSolver(string solver_id)
    {
        ArgumentNullException.ThrowIfNull(solver_id);
        return SolverIds.TryParse(solver_id, out var kind) ? new Solver(kind) : null;
    }

    internal bool IsInteger => _kind is SolverKind.Cbc or SolverKind.GlpkInteger;

    private Model Current
    {
        get
        {
            ThrowIfDisposed();
            return _model;
        }
    }

    public void Dispose() => _handle.Dispose();

    internal void ThrowIfDisposed() => ObjectDisposedException.ThrowIf(_handle.IsClosed, this);

    public string SolverVersion()
    {
        ThrowIfDisposed();
        return Marshal.PtrToStringUTF8(Native.LinearVersion(_kind))!;
    }

    /// <summary>Milliseconds since the solver was made.</summary>
    public long WallTime()
    {
        ThrowIfDisposed();
        return _clock.ElapsedMilliseconds;
    }

    /// <summary>Takes every variable, constraint and cost out. Those taken out can no longer be used.</summary>
    public void Clear()
    {
        Current.Detach();
        _model = new Model(this);
    }

    /// <summary>Forgets the last solve, and keeps the program.</summary>
    public void Reset() => Current.Forget();
}
