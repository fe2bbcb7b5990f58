namespace TorchSharp;

/// <summary>Tells the collector of native memory, so that forgotten tensors are collected before memory is full.</summary>
internal static class MemoryPressure
{
    // Below this the collector's own count of small objects does well enough.
    private const long Threshold = 2048;

    /// <summary>Gives what to hand back to Remove.</summary>
    public static long Add(long bytes)
    {
        if (bytes < Threshold)
            return 0;
        GC.AddMemoryPressure(bytes);
        return bytes;
    }

    public static void Remove(long bytes)
    {
        if (bytes > 0)
            GC.RemoveMemoryPressure(bytes);
    }
}
