using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using TorchSharp.Interop;
using static TorchSharp.torch;

namespace TorchSharp;

/// <summary>New tensors from numbers in managed memory.</summary>
internal static unsafe class Factory
{
    /// <summary>A tensor with a copy of the elements.</summary>
    public static Tensor Copy<T>(
        ReadOnlySpan<T> elements, ReadOnlySpan<long> shape, ScalarType? dtype, Device? device, bool requiresGrad, string[]? names = null)
        where T : unmanaged
    {
        RequireCount(elements.Length, shape);
        nint handle;
        fixed (T* data = elements)
        fixed (long* sizes = shape)
            TorchError.Check(NativeMethods.ct_from_copy(data, sizes, shape.Length, (int)ElementTypes.Of(typeof(T)), out handle));
        return Finish(Tensor.Own(handle)!, dtype, device, requiresGrad, names);
    }

    public static Tensor Copy<T>(
        IList<T> elements, ReadOnlySpan<long> shape, ScalarType? dtype, Device? device, bool requiresGrad, string[]? names)
        where T : unmanaged =>
        Copy(Span(elements), shape, dtype, device, requiresGrad, names);

    public static Tensor CopyVector<T>(IList<T> elements, ScalarType? dtype, Device? device, bool requiresGrad, string[]? names)
        where T : unmanaged =>
        Copy(Span(elements), [elements.Count], dtype, device, requiresGrad, names);

    public static Tensor CopyArray<T>(Array elements, ScalarType? dtype, Device? device, bool requiresGrad, string[]? names)
        where T : unmanaged
    {
        fixed (byte* start = &MemoryMarshal.GetArrayDataReference(elements))
            return Copy(new ReadOnlySpan<T>(start, elements.Length), ShapeOf(elements), dtype, device, requiresGrad, names);
    }

    /// <summary>A tensor over the memory of the array, which stays pinned until nothing uses the tensor's memory.</summary>
    public static Tensor Share(
        Array elements, ScalarType stored, int offset, ReadOnlySpan<long> shape, ScalarType? dtype, Device? device,
        bool requiresGrad, string[]? names)
    {
        var pinned = GCHandle.Alloc(elements, GCHandleType.Pinned);
        Status status;
        nint handle;
        fixed (long* sizes = shape)
        {
            var data = (byte*)Unsafe.AsPointer(ref MemoryMarshal.GetArrayDataReference(elements)) + offset;
            status = NativeMethods.ct_from_shared(data, sizes, shape.Length, (int)stored, &Unpin, (nint)pinned, out handle);
        }

        if (status != Status.Ok)
            pinned.Free();
        TorchError.Check(status);
        return Finish(new Tensor(handle, 0), dtype, device, requiresGrad, names);
    }

    public static long[] ShapeOf(Array array) =>
        [.. Enumerable.Range(0, array.Rank).Select(array.GetLongLength)];

    public static void RequireUnnamed(string[]? names)
    {
        if (names is { Length: > 0 })
            throw new NotSupportedException("Tensors with named dimensions are not supported.");
    }

    /// <summary>Conversion of a new tensor; the unconverted one goes.</summary>
    public static Tensor Finish(Tensor tensor, ScalarType? dtype, Device? device, bool requiresGrad, string[]? names)
    {
        RequireUnnamed(names);
        var wantsType = dtype is { } type && type != tensor.dtype;
        if (wantsType || (device is not null && device.type != DeviceType.CPU))
        {
            var converted = tensor.to(dtype ?? tensor.dtype, device ?? CPU);
            tensor.Dispose();
            tensor = converted;
        }

        return requiresGrad ? tensor.requires_grad_() : tensor;
    }

    private static ReadOnlySpan<T> Span<T>(IList<T> elements) => elements switch
    {
        T[] array => array,
        List<T> list => CollectionsMarshal.AsSpan(list),
        _ => elements.ToArray(),
    };

    private static void RequireCount(int count, ReadOnlySpan<long> shape)
    {
        long expected = 1;
        foreach (var size in shape)
            expected *= size;
        if (expected != count)
            throw new ArgumentException($"The shape [{string.Join(", ", shape.ToArray())}] needs {expected} elements, {count} were given.");
    }

    [UnmanagedCallersOnly(CallConvs = [typeof(CallConvCdecl)])]
    private static void Unpin(long handle) => GCHandle.FromIntPtr((nint)handle).Free();
}
