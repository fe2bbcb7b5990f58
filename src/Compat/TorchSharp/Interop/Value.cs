using System.Runtime.InteropServices;

namespace TorchSharp.Interop;

internal enum Tag
{
    None, Bool, Int, Double, Complex, Tensor, Ints, Doubles, Bools, Tensors, OptionalTensors, String, Device, Generator,
}

/// <summary>One argument or result as native code sees it (Native/abi.h).</summary>
[StructLayout(LayoutKind.Explicit, Size = 24)]
internal struct Value
{
    [FieldOffset(0)] public Tag Tag;
    [FieldOffset(4)] public int Extra;
    [FieldOffset(8)] public long Integer;
    [FieldOffset(8)] public double Real;
    [FieldOffset(8)] public nint Pointer;
    [FieldOffset(16)] public long Length;
    [FieldOffset(16)] public double Imaginary;
}
