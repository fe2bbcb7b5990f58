using System.Collections;
using TorchSharp.Interop;
using static TorchSharp.torch;

namespace TorchSharp.Utils;

/// <summary>The elements of a tensor in the processor's memory, in row order. Writing changes the tensor.</summary>
public sealed unsafe class TensorAccessor<T> : IDisposable, IEnumerable<T>
    where T : unmanaged
{
    private readonly Tensor _tensor;
    private readonly TensorMemory _memory;
    private long[]? _shape;
    private long[]? _strides;

    internal TensorAccessor(Tensor tensor, in TensorMemory memory)
    {
        _tensor = tensor;
        _memory = memory;
    }

    public long Count => _memory.Elements;

    public bool IsReadOnly => false;

    public T this[params long[] indices]
    {
        get
        {
            var value = *At(OffsetOf(indices));
            GC.KeepAlive(_tensor);
            return value;
        }

        set
        {
            *At(OffsetOf(indices)) = value;
            GC.KeepAlive(_tensor);
        }
    }

    public static bool operator ==(TensorAccessor<T>? left, TensorAccessor<T>? right) => left?.Equals(right) ?? right is null;

    public static bool operator !=(TensorAccessor<T>? left, TensorAccessor<T>? right) => !(left == right);

    public T[] ToArray()
    {
        var elements = new T[Count];
        Read(elements, 0);
        return elements;
    }

    /// <summary>An array with as many dimensions as the tensor.</summary>
    public Array ToNDArray()
    {
        var shape = Shape;
        if (shape.Length == 0)
            return ToArray();
        var result = Array.CreateInstance(typeof(T), shape);
        fixed (byte* start = &System.Runtime.InteropServices.MemoryMarshal.GetArrayDataReference(result))
            Read(new Span<T>(start, checked((int)Count)), 0);
        return result;
    }

    public void CopyTo(T[] array, int arrayIndex = 0, long tensorIndex = 0) => CopyTo(array.AsSpan(), arrayIndex, tensorIndex);

    /// <summary>From an element of the tensor on, until the tensor or the target ends.</summary>
    public void CopyTo(Span<T> array, int arrayIndex = 0, long tensorIndex = 0)
    {
        var target = array[arrayIndex..];
        Read(target[..(int)Math.Min(target.Length, Remaining(tensorIndex))], tensorIndex);
    }

    public void CopyFrom(T[] array, int arrayIndex = 0, long tensorIndex = 0) => CopyFrom(array.AsSpan(), arrayIndex, tensorIndex);

    public void CopyFrom(ReadOnlySpan<T> array, int arrayIndex = 0, long tensorIndex = 0)
    {
        var source = array[arrayIndex..];
        source = source[..(int)Math.Min(source.Length, Remaining(tensorIndex))];
        if (_memory.Contiguous != 0)
        {
            source.CopyTo(new Span<T>(At(tensorIndex), source.Length));
        }
        else
        {
            for (var i = 0; i < source.Length; i++)
                *At(OffsetOf(tensorIndex + i)) = source[i];
        }

        GC.KeepAlive(_tensor);
    }

    public IEnumerator<T> GetEnumerator() => ((IEnumerable<T>)ToArray()).GetEnumerator();

    public override bool Equals(object? obj)
    {
        if (obj is not TensorAccessor<T> other || other.Count != Count)
            return false;
        return ReferenceEquals(_tensor, other._tensor) || ToArray().AsSpan().SequenceEqual(other.ToArray());
    }

    public override int GetHashCode() => _memory.Data.GetHashCode();

    /// <summary>The tensor stays: the accessor only looks at it.</summary>
    public void Dispose()
    {
    }

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    private long[] Shape => _shape ??= _tensor.shape;

    private T* At(long offset)
    {
        _ = _tensor.Handle;
        return (T*)_memory.Data + offset;
    }

    private long Remaining(long index) => index >= 0 && index <= Count
        ? Count - index
        : throw new ArgumentOutOfRangeException(nameof(index), index, $"The tensor has {Count} elements.");

    private void Read(Span<T> target, long index)
    {
        if (_memory.Contiguous != 0)
        {
            new ReadOnlySpan<T>(At(index), target.Length).CopyTo(target);
        }
        else if (target.Length == Count)
        {
            _tensor.CopyOut(target);
        }
        else
        {
            for (var i = 0; i < target.Length; i++)
                target[i] = *At(OffsetOf(index + i));
        }

        GC.KeepAlive(_tensor);
    }

    // One index counts in row order, several name a place in every dimension.
    private long OffsetOf(long[] indices)
    {
        if (indices.Length == 1 && Shape.Length != 1)
            return OffsetOf(indices[0]);
        if (indices.Length != Shape.Length)
            throw new ArgumentException($"{indices.Length} indices were given for {Shape.Length} dimensions.");
        _strides ??= _tensor.stride();
        long offset = 0;
        for (var i = 0; i < indices.Length; i++)
        {
            if (indices[i] < 0 || indices[i] >= Shape[i])
                throw new IndexOutOfRangeException($"Index {indices[i]} is out of range for dimension {i} of size {Shape[i]}.");
            offset += indices[i] * _strides[i];
        }

        return offset;
    }

    private long OffsetOf(long index)
    {
        if (index < 0 || index >= Count)
            throw new IndexOutOfRangeException($"Index {index} is out of range for {Count} elements.");
        if (_memory.Contiguous != 0)
            return index;
        _strides ??= _tensor.stride();
        long offset = 0;
        for (var i = Shape.Length - 1; i >= 0; i--)
        {
            offset += index % Shape[i] * _strides[i];
            index /= Shape[i];
        }

        return offset;
    }
}
