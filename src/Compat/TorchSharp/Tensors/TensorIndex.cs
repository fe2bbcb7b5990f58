namespace TorchSharp;

public static partial class torch
{
    /// <summary>One place of an indexing expression: a number, a slice, a mask, a list of places, or a sign.</summary>
    public readonly struct TensorIndex
    {
        public static readonly TensorIndex Ellipsis = new(Kind.Ellipsis);
        public static readonly TensorIndex None = new(Kind.NewDimension);
        public static readonly TensorIndex Null = new(Kind.NewDimension);
        public static readonly TensorIndex Colon = Slice();

        internal enum Kind
        {
            NewDimension,
            Ellipsis,
            Number,
            Slice,
            Truth,
            Tensor,
        }

        private TensorIndex(Kind kind) => What = kind;

        internal Kind What { get; }

        internal long? Start { get; private init; }

        internal long? Stop { get; private init; }

        internal long? Step { get; private init; }

        internal Tensor? Places { get; private init; }

        public static TensorIndex Single(long? index) => index is { } number ? new(Kind.Number) { Start = number } : None;

        public static TensorIndex Bool(bool value) => new(Kind.Truth) { Start = value ? 1 : 0 };

        public static TensorIndex Tensor(Tensor tensor) => new(Kind.Tensor) { Places = tensor };

        public static TensorIndex Slice(long? start = null, long? stop = null, long? step = null) =>
            new(Kind.Slice) { Start = start, Stop = stop, Step = step };

        public static TensorIndex Slice((int? start, int? end) range) => Slice(range.start, range.end);

        public static TensorIndex Slice(Range range) => Slice(
            Position(range.Start), range.End.Equals(Index.End) ? null : Position(range.End));

        public static implicit operator TensorIndex(long value) => Single(value);

        public static implicit operator TensorIndex(Index value) => Single(Position(value));

        public static implicit operator TensorIndex(Range range) => Slice(range);

        public static implicit operator TensorIndex((int? start, int? end) range) => Slice(range);

        public static implicit operator Tensor(TensorIndex value) => value.Places!;

        private static long Position(Index index) => index.IsFromEnd ? -index.Value : index.Value;
    }
}
