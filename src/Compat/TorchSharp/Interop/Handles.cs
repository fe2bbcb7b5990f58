using static TorchSharp.torch;

namespace TorchSharp.Interop;

/// <summary>Native handles of tensors. Whoever uses them keeps the tensors alive.</summary>
internal static class Handles
{
    public static nint[] Of(IEnumerable<Tensor>? tensors) => tensors is null ? [] : [.. tensors.Select(tensor => tensor.Handle)];
}
