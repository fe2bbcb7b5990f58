namespace Google.OrTools.LinearSolver;

public partial class Solver
{
    // One solver serves one thread at a time; two that solve by mistake at once take turns instead of breaking the process.
    private readonly Lock _turn = new();
    private double _seconds;
    private int _threads = 1;
    private bool _output;

    public enum ResultStatus
    {
        OPTIMAL = 0,
        FEASIBLE = 1,
        INFEASIBLE = 2,
        UNBOUNDED = 3,
        ABNORMAL = 4,
        MODEL_INVALID = 5,
        NOT_SOLVED = 6,
    }

    public ResultStatus Solve() => Solve(new MPSolverParameters());

    public ResultStatus Solve(MPSolverParameters param)
    {
        ArgumentNullException.ThrowIfNull(param);
        lock (_turn)
        {
            return Current.Solve(_handle, new()
            {
                Seconds = _seconds,
                RelativeGap = param.RelativeMipGap,
                Threads = _threads,
                Output = _output ? 1 : 0,
            });
        }
    }

    /// <summary>Milliseconds that a solve may take; 0 for no limit.</summary>
    public void SetTimeLimit(long time_limit_milliseconds)
    {
        ThrowIfDisposed();
        ArgumentOutOfRangeException.ThrowIfNegative(time_limit_milliseconds);
        _seconds = time_limit_milliseconds / 1000.0;
    }

    /// <summary>True when the solver can run on that many threads: CBC only.</summary>
    public bool SetNumThreads(int num_theads)
    {
        ThrowIfDisposed();
        if (num_theads < 1 || _kind != Interop.SolverKind.Cbc)
        {
            return false;
        }

        _threads = num_theads;
        return true;
    }

    /// <summary>None of the solvers takes parameters as text: true for the empty text only.</summary>
    public bool SetSolverSpecificParametersAsString(string parameters)
    {
        ThrowIfDisposed();
        ArgumentNullException.ThrowIfNull(parameters);
        return parameters.Length == 0;
    }

    public void EnableOutput() => SetOutput(true);

    public void SuppressOutput() => SetOutput(false);

    private void SetOutput(bool output)
    {
        ThrowIfDisposed();
        _output = output;
    }

    /// <summary>Simplex iterations of the last solve, or -1 when there is none for the program as it stands.</summary>
    public long Iterations() => Current.Result.IsCurrent ? Current.Result.Iterations : -1;

    /// <summary>Branch-and-bound nodes of the last solve, or -1 when there is none or the solver is a linear one.</summary>
    public long Nodes() => IsInteger && Current.Result.IsCurrent ? Current.Result.Nodes : -1;

    public bool VerifySolution(double tolerance, bool log_errors) => SolutionCheck.Holds(Current, tolerance, log_errors);
}
