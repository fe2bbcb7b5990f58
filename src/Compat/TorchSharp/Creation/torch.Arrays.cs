namespace TorchSharp;

public static partial class torch
{
    /// <summary>Shares the array's memory unless the elements have to be converted.</summary>
    public static Tensor from_array(
        Array rawArray, ScalarType? dtype = null, Device? device = null, bool requires_grad = false, string[]? names = null) =>
        Factory.Share(
            rawArray, ElementTypes.Of(rawArray.GetType().GetElementType()!), 0, Factory.ShapeOf(rawArray), dtype, device,
            requires_grad, names);

    public static Tensor from_array(Array rawArray, Device? device) => from_array(rawArray, null, device);

    /// <summary>Reads the array's memory as elements of a type, from an offset in bytes.</summary>
    public static Tensor frombuffer(Array rawArray, ScalarType dtype, long count = -1, long offset = 0, bool requires_grad = false)
    {
        var stored = ElementTypes.Of(rawArray.GetType().GetElementType()!);
        var bytes = rawArray.LongLength * stored.ElementSize();
        var size = dtype.ElementSize();
        if (offset < 0 || offset > bytes)
            throw new ArgumentOutOfRangeException(nameof(offset), offset, $"The array has {bytes} bytes.");
        if (count < 0)
            count = (bytes - offset) / size;
        if (offset + (count * size) > bytes)
            throw new ArgumentOutOfRangeException(nameof(count), count, $"Only {(bytes - offset) / size} elements follow the offset.");
        return Factory.Share(rawArray, dtype, checked((int)offset), [count], null, null, requires_grad, null);
    }
}
