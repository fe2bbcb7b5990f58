using System.Collections;

namespace TorchSharp;

public static partial class torch
{
    /// <summary>The sizes of a tensor's dimensions.</summary>
    public readonly struct Size : IEnumerable<long>
    {
        public static readonly Size Empty = new(Array.Empty<long>());

        private readonly long[] _sizes;

        public Size(long[] shape) => _sizes = (long[])shape.Clone();

        public Size(IEnumerable<long> shape) => _sizes = [.. shape];

        public Size(int[] shape) => _sizes = Array.ConvertAll(shape, size => (long)size);

        public Size(long size) => _sizes = [size];

        public Size(int size) => _sizes = [size];

        public Size((long, long) shape) => _sizes = [shape.Item1, shape.Item2];

        public Size((int, int) shape) => _sizes = [shape.Item1, shape.Item2];

        public Size((long, long, long) shape) => _sizes = [shape.Item1, shape.Item2, shape.Item3];

        public Size((int, int, int) shape) => _sizes = [shape.Item1, shape.Item2, shape.Item3];

        public Size((long, long, long, long) shape) => _sizes = [shape.Item1, shape.Item2, shape.Item3, shape.Item4];

        public Size((int, int, int, int) shape) => _sizes = [shape.Item1, shape.Item2, shape.Item3, shape.Item4];

        public Size((int, int, int, int, int, int) shape) =>
            _sizes = [shape.Item1, shape.Item2, shape.Item3, shape.Item4, shape.Item5, shape.Item6];

        public Size((long, long, long, long, long, long) shape) =>
            _sizes = [shape.Item1, shape.Item2, shape.Item3, shape.Item4, shape.Item5, shape.Item6];

        public Size((int, int, int, int, int) shape) =>
            _sizes = [shape.Item1, shape.Item2, shape.Item3, shape.Item4, shape.Item5];

        public Size((long, long, long, long, long) shape) =>
            _sizes = [shape.Item1, shape.Item2, shape.Item3, shape.Item4, shape.Item5];

        public long[] Shape => _sizes ?? [];

        public int Length => Shape.Length;

        public bool IsEmpty => Length == 0;

        public bool IsScalar => Length == 0;

        public long this[int index] => Shape[index];

        public long this[long index] => Shape[index];

        public static implicit operator Size(long size) => new(size);

        public static implicit operator Size(long[] shape) => new(shape);

        public static implicit operator Size((long, long) shape) => new(shape);

        public static implicit operator Size((long, long, long) shape) => new(shape);

        public static implicit operator Size((long, long, long, long) shape) => new(shape);

        public static implicit operator Size((long, long, long, long, long, long) shape) => new(shape);

        public static implicit operator Size((long, long, long, long, long) shape) => new(shape);

        public static bool operator ==(Size left, Size right) => left.Shape.AsSpan().SequenceEqual(right.Shape);

        public static bool operator !=(Size left, Size right) => !(left == right);

        public static Size operator +(Size left, Size right) => new([.. left.Shape, .. right.Shape]);

        public static Size operator +(Size left, IEnumerable<long> right) => new([.. left.Shape, .. right]);

        public long numel() => Shape.TotalSize();

        public Size Slice(int first, int next) => new(Shape[first..next]);

        public Size Take(int len) => new(Shape[..len]);

        public override bool Equals(object? obj) => obj is Size other && this == other;

        public override int GetHashCode() => Shape.Aggregate(17, HashCode.Combine);

        public IEnumerator<long> GetEnumerator() => ((IEnumerable<long>)Shape).GetEnumerator();

        IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
    }
}
