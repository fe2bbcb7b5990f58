using static TorchSharp.torch;

namespace TorchSharp;

internal static class Devices
{
    /// <summary>Whether two descriptions name one device; no index means the first.</summary>
    public static bool Same(Device left, Device right) =>
        left.type == right.type && Math.Max(left.index, 0) == Math.Max(right.index, 0);
}
