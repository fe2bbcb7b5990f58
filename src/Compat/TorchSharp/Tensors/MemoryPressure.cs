namespace TorchSharp;

/// <summary>
/// Tells the collector of native memory, so that forgotten tensors are collected before memory is full. Only growth is told, in
/// large steps: each report may start a collection, which tensors that are disposed in time do not need.
/// </summary>
internal static class MemoryPressure
{
    // Below this the collector's own count of small objects does well enough.
    private const long Threshold = 2048;
    private const long Step = 32L << 20;

    private static long _live;
    private static long _reported;

    /// <summary>Gives what to hand back to Remove.</summary>
    public static long Add(long bytes)
    {
        if (bytes < Threshold)
            return 0;
        var live = Interlocked.Add(ref _live, bytes);
        var reported = Volatile.Read(ref _reported);
        if (live - reported >= Step && Interlocked.CompareExchange(ref _reported, live, reported) == reported)
            GC.AddMemoryPressure(live - reported);
        return bytes;
    }

    public static void Remove(long bytes)
    {
        if (bytes == 0)
            return;
        var live = Interlocked.Add(ref _live, -bytes);
        var reported = Volatile.Read(ref _reported);
        if (reported - live >= 2 * Step && Interlocked.CompareExchange(ref _reported, live, reported) == reported)
            GC.RemoveMemoryPressure(reported - live);
    }
}
