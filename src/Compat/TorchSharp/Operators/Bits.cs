namespace TorchSharp;

internal static partial class Ops
{
    public static readonly Op BitwiseNot = new("aten::bitwise_not");
    public static readonly Op BitwiseNotInPlace = new("aten::bitwise_not_");
    public static readonly Op LogicalNot = new("aten::logical_not");
    public static readonly Op LogicalNotInPlace = new("aten::logical_not_");
    public static readonly Op BitwiseAndTensor = new("aten::bitwise_and", "Tensor");
    public static readonly Op BitwiseAndTensorInPlace = new("aten::bitwise_and_", "Tensor");
    public static readonly Op BitwiseOrTensor = new("aten::bitwise_or", "Tensor");
    public static readonly Op BitwiseOrTensorInPlace = new("aten::bitwise_or_", "Tensor");
    public static readonly Op BitwiseXorTensor = new("aten::bitwise_xor", "Tensor");
    public static readonly Op BitwiseXorTensorInPlace = new("aten::bitwise_xor_", "Tensor");
    public static readonly Op BitwiseLeftShiftTensor = new("aten::bitwise_left_shift", "Tensor");
    public static readonly Op BitwiseLeftShiftTensorInPlace = new("aten::bitwise_left_shift_", "Tensor");
    public static readonly Op BitwiseRightShiftTensor = new("aten::bitwise_right_shift", "Tensor");
    public static readonly Op BitwiseRightShiftTensorInPlace = new("aten::bitwise_right_shift_", "Tensor");
    public static readonly Op LogicalAnd = new("aten::logical_and");
    public static readonly Op LogicalAndInPlace = new("aten::logical_and_");
    public static readonly Op LogicalOr = new("aten::logical_or");
    public static readonly Op LogicalOrInPlace = new("aten::logical_or_");
    public static readonly Op LogicalXor = new("aten::logical_xor");
    public static readonly Op LogicalXorInPlace = new("aten::logical_xor_");
    public static readonly Op Gcd = new("aten::gcd");
    public static readonly Op GcdInPlace = new("aten::gcd_");
    public static readonly Op Lcm = new("aten::lcm");
    public static readonly Op LcmInPlace = new("aten::lcm_");
}

public static partial class torch
{
    public partial class Tensor
    {
        public Tensor bitwise_not() => Aten.Call(Ops.BitwiseNot, this);

        public Tensor bitwise_not_() => Aten.InPlace(Ops.BitwiseNotInPlace, this);

        public Tensor logical_not() => Aten.Call(Ops.LogicalNot, this);

        public Tensor logical_not_() => Aten.InPlace(Ops.LogicalNotInPlace, this);

        public Tensor bitwise_and(Tensor other) => Aten.Call(Ops.BitwiseAndTensor, this, other);

        public Tensor bitwise_and_(Tensor other) => Aten.InPlace(Ops.BitwiseAndTensorInPlace, this, other);

        public Tensor bitwise_or(Tensor other) => Aten.Call(Ops.BitwiseOrTensor, this, other);

        public Tensor bitwise_or_(Tensor other) => Aten.InPlace(Ops.BitwiseOrTensorInPlace, this, other);

        public Tensor bitwise_xor(Tensor other) => Aten.Call(Ops.BitwiseXorTensor, this, other);

        public Tensor bitwise_xor_(Tensor other) => Aten.InPlace(Ops.BitwiseXorTensorInPlace, this, other);

        public Tensor bitwise_left_shift(Tensor other) => Aten.Call(Ops.BitwiseLeftShiftTensor, this, other);

        public Tensor bitwise_left_shift_(Tensor other) => Aten.InPlace(Ops.BitwiseLeftShiftTensorInPlace, this, other);

        public Tensor bitwise_right_shift(Tensor other) => Aten.Call(Ops.BitwiseRightShiftTensor, this, other);

        public Tensor bitwise_right_shift_(Tensor other) => Aten.InPlace(Ops.BitwiseRightShiftTensorInPlace, this, other);

        public Tensor logical_and(Tensor other) => Aten.Call(Ops.LogicalAnd, this, other);

        public Tensor logical_and_(Tensor other) => Aten.InPlace(Ops.LogicalAndInPlace, this, other);

        public Tensor logical_or(Tensor other) => Aten.Call(Ops.LogicalOr, this, other);

        public Tensor logical_or_(Tensor other) => Aten.InPlace(Ops.LogicalOrInPlace, this, other);

        public Tensor logical_xor(Tensor other) => Aten.Call(Ops.LogicalXor, this, other);

        public Tensor logical_xor_(Tensor other) => Aten.InPlace(Ops.LogicalXorInPlace, this, other);

        public Tensor gcd(Tensor other) => Aten.Call(Ops.Gcd, this, other);

        public Tensor gcd_(Tensor other) => Aten.InPlace(Ops.GcdInPlace, this, other);

        public Tensor lcm(Tensor other) => Aten.Call(Ops.Lcm, this, other);

        public Tensor lcm_(Tensor other) => Aten.InPlace(Ops.LcmInPlace, this, other);
    }

    public static Tensor bitwise_not(Tensor input) => input.bitwise_not();

    public static Tensor bitwise_not_(Tensor input) => input.bitwise_not_();

    public static Tensor logical_not(Tensor input) => input.logical_not();

    public static Tensor bitwise_and(Tensor input, Tensor other) => input.bitwise_and(other);

    public static Tensor bitwise_and_(Tensor input, Tensor other) => input.bitwise_and_(other);

    public static Tensor bitwise_or(Tensor input, Tensor other) => input.bitwise_or(other);

    public static Tensor bitwise_or_(Tensor input, Tensor other) => input.bitwise_or_(other);

    public static Tensor bitwise_xor(Tensor input, Tensor other) => input.bitwise_xor(other);

    public static Tensor bitwise_xor_(Tensor input, Tensor other) => input.bitwise_xor_(other);

    public static Tensor bitwise_left_shift(Tensor input, Tensor other) => input.bitwise_left_shift(other);

    public static Tensor bitwise_left_shift_(Tensor input, Tensor other) => input.bitwise_left_shift_(other);

    public static Tensor bitwise_right_shift(Tensor input, Tensor other) => input.bitwise_right_shift(other);

    public static Tensor bitwise_right_shift_(Tensor input, Tensor other) => input.bitwise_right_shift_(other);

    public static Tensor logical_and(Tensor input, Tensor other) => input.logical_and(other);

    public static Tensor logical_and_(Tensor input, Tensor other) => input.logical_and_(other);

    public static Tensor logical_or(Tensor input, Tensor other) => input.logical_or(other);

    public static Tensor logical_or_(Tensor input, Tensor other) => input.logical_or_(other);

    public static Tensor logical_xor(Tensor input, Tensor other) => input.logical_xor(other);

    public static Tensor logical_xor_(Tensor input, Tensor other) => input.logical_xor_(other);

    public static Tensor gcd(Tensor input, Tensor other) => input.gcd(other);

    public static Tensor gcd_(Tensor input, Tensor other) => input.gcd_(other);

    public static Tensor lcm(Tensor input, Tensor other) => input.lcm(other);

    public static Tensor lcm_(Tensor input, Tensor other) => input.lcm_(other);
}
