namespace Microsoft.ML.Combinatorial.Solvers;

/// <summary>
/// Rows 0 … count − 1 handed out in chunks to the calling thread and to helpers of the thread pool. The caller works too and waits only
/// for helpers that have begun, so that a busy thread pool, or a run inside a run, costs time but never stops.
/// </summary>
/// <remarks>Chunks shrink as rows run out: few claims while much is left, single rows at the end so that all finish together.</remarks>
internal abstract class ParallelRows : IThreadPoolWorkItem
{
    // A chunk is this share of what is left, divided among the threads.
    private const int ChunksPerThread = 4;

    // Below zero: closed to new helpers. Without the sign: the helpers at work.
    private const int Closed = int.MinValue;

    private readonly Lock _gate = new();
    private readonly object _idle = new();
    private readonly int _threads;
    private int _state;
    private int _next;
    private volatile int _end;

    protected ParallelRows(int count, int threads)
    {
        _end = count;
        _threads = Math.Min(threads, count);
    }

    /// <summary>Gets the end of the rows to work on; <see cref="StopAt"/> lowers it.</summary>
    protected int End => _end;

    /// <summary>Works on all rows and returns when no thread touches them any more.</summary>
    public void Run()
    {
        for (int helper = 1; helper < _threads; helper++)
        {
            ThreadPool.UnsafeQueueUserWorkItem(this, preferLocal: false);
        }

        try
        {
            Work();
        }
        finally
        {
            Close();
        }
    }

    /// <inheritdoc/>
    void IThreadPoolWorkItem.Execute()
    {
        if (!Enter())
        {
            return;
        }

        try
        {
            Work();
        }
        finally
        {
            if (Interlocked.Decrement(ref _state) == Closed)
            {
                lock (_idle)
                {
                    Monitor.Pulse(_idle);
                }
            }
        }
    }

    /// <summary>What each thread does: take chunks until none is left. Throws nothing.</summary>
    protected abstract void Work();

    /// <summary>Claims the next chunk.</summary>
    protected bool TryTake(out int start, out int end)
    {
        start = Volatile.Read(ref _next);
        while (start < _end)
        {
            end = start + Math.Max(1, (_end - start) / (ChunksPerThread * _threads));
            int seen = Interlocked.CompareExchange(ref _next, end, start);
            if (seen == start)
            {
                return true;
            }

            start = seen;
        }

        end = start;
        return false;
    }

    /// <summary>Leaves out <paramref name="row"/> and the rows after it; those before it are still worked on.</summary>
    protected void StopAt(int row)
    {
        lock (_gate)
        {
            _end = Math.Min(_end, row);
        }
    }

    private bool Enter()
    {
        int state = Volatile.Read(ref _state);
        while (state >= 0)
        {
            int seen = Interlocked.CompareExchange(ref _state, state + 1, state);
            if (seen == state)
            {
                return true;
            }

            state = seen;
        }

        return false;
    }

    private void Close()
    {
        // A helper that sees the closed state never touches the rows, so only those inside are waited for. Chunks end small: they are
        // mostly done within a short spin.
        Interlocked.Or(ref _state, Closed);
        var spin = new SpinWait();
        while (Volatile.Read(ref _state) != Closed && !spin.NextSpinWillYield)
        {
            spin.SpinOnce();
        }

        lock (_idle)
        {
            while (Volatile.Read(ref _state) != Closed)
            {
                Monitor.Wait(_idle);
            }
        }
    }
}
