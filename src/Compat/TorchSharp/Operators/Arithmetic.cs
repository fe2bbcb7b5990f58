namespace TorchSharp;

internal static partial class Ops
{
    public static readonly Op Abs = new("aten::abs");
    public static readonly Op AbsInPlace = new("aten::abs_");
    public static readonly Op Absolute = new("aten::absolute");
    public static readonly Op AbsoluteInPlace = new("aten::absolute_");
    public static readonly Op Neg = new("aten::neg");
    public static readonly Op NegInPlace = new("aten::neg_");
    public static readonly Op Negative = new("aten::negative");
    public static readonly Op NegativeInPlace = new("aten::negative_");
    public static readonly Op Positive = new("aten::positive");
    public static readonly Op Sign = new("aten::sign");
    public static readonly Op SignInPlace = new("aten::sign_");
    public static readonly Op Sgn = new("aten::sgn");
    public static readonly Op SgnInPlace = new("aten::sgn_");
    public static readonly Op Signbit = new("aten::signbit");
    public static readonly Op Square = new("aten::square");
    public static readonly Op Sqrt = new("aten::sqrt");
    public static readonly Op SqrtInPlace = new("aten::sqrt_");
    public static readonly Op Rsqrt = new("aten::rsqrt");
    public static readonly Op RsqrtInPlace = new("aten::rsqrt_");
    public static readonly Op Reciprocal = new("aten::reciprocal");
    public static readonly Op ReciprocalInPlace = new("aten::reciprocal_");
    public static readonly Op AddTensor = new("aten::add", "Tensor");
    public static readonly Op AddScalar = new("aten::add", "Scalar");
    public static readonly Op AddTensorInPlace = new("aten::add_", "Tensor");
    public static readonly Op AddScalarInPlace = new("aten::add_", "Scalar");
    public static readonly Op SubTensor = new("aten::sub", "Tensor");
    public static readonly Op SubScalar = new("aten::sub", "Scalar");
    public static readonly Op SubTensorInPlace = new("aten::sub_", "Tensor");
    public static readonly Op SubScalarInPlace = new("aten::sub_", "Scalar");
    public static readonly Op SubtractTensor = new("aten::subtract", "Tensor");
    public static readonly Op SubtractScalar = new("aten::subtract", "Scalar");
    public static readonly Op SubtractTensorInPlace = new("aten::subtract_", "Tensor");
    public static readonly Op SubtractScalarInPlace = new("aten::subtract_", "Scalar");
    public static readonly Op MulTensor = new("aten::mul", "Tensor");
    public static readonly Op MulScalar = new("aten::mul", "Scalar");
    public static readonly Op MulTensorInPlace = new("aten::mul_", "Tensor");
    public static readonly Op MulScalarInPlace = new("aten::mul_", "Scalar");
    public static readonly Op MultiplyTensor = new("aten::multiply", "Tensor");
    public static readonly Op MultiplyScalar = new("aten::multiply", "Scalar");
    public static readonly Op MultiplyTensorInPlace = new("aten::multiply_", "Tensor");
    public static readonly Op MultiplyScalarInPlace = new("aten::multiply_", "Scalar");
    public static readonly Op TrueDivideTensor = new("aten::true_divide", "Tensor");
    public static readonly Op TrueDivideScalar = new("aten::true_divide", "Scalar");
    public static readonly Op TrueDivideTensorInPlace = new("aten::true_divide_", "Tensor");
    public static readonly Op TrueDivideScalarInPlace = new("aten::true_divide_", "Scalar");
    public static readonly Op FloorDivide = new("aten::floor_divide");
    public static readonly Op FloorDivideScalar = new("aten::floor_divide", "Scalar");
    public static readonly Op FloorDivideTensorInPlace = new("aten::floor_divide_", "Tensor");
    public static readonly Op FloorDivideScalarInPlace = new("aten::floor_divide_", "Scalar");
    public static readonly Op RemainderTensor = new("aten::remainder", "Tensor");
    public static readonly Op RemainderScalar = new("aten::remainder", "Scalar");
    public static readonly Op RemainderTensorInPlace = new("aten::remainder_", "Tensor");
    public static readonly Op RemainderScalarInPlace = new("aten::remainder_", "Scalar");
    public static readonly Op FmodTensor = new("aten::fmod", "Tensor");
    public static readonly Op FmodScalar = new("aten::fmod", "Scalar");
    public static readonly Op FmodTensorInPlace = new("aten::fmod_", "Tensor");
    public static readonly Op FmodScalarInPlace = new("aten::fmod_", "Scalar");
    public static readonly Op DivTensorMode = new("aten::div", "Tensor_mode");
    public static readonly Op DivScalarMode = new("aten::div", "Scalar_mode");
    public static readonly Op DivTensorModeInPlace = new("aten::div_", "Tensor_mode");
    public static readonly Op DivScalarModeInPlace = new("aten::div_", "Scalar_mode");
    public static readonly Op DivideTensorMode = new("aten::divide", "Tensor_mode");
    public static readonly Op DivideScalarMode = new("aten::divide", "Scalar_mode");
    public static readonly Op DivideTensorModeInPlace = new("aten::divide_", "Tensor_mode");
    public static readonly Op DivideScalarModeInPlace = new("aten::divide_", "Scalar_mode");
    public static readonly Op DivideScalarInPlace = new("aten::divide_", "Scalar");
    public static readonly Op Addcmul = new("aten::addcmul");
    public static readonly Op AddcmulInPlace = new("aten::addcmul_");
    public static readonly Op Addcdiv = new("aten::addcdiv");
    public static readonly Op AddcdivInPlace = new("aten::addcdiv_");
    public static readonly Op LerpTensor = new("aten::lerp", "Tensor");
    public static readonly Op LerpTensorInPlace = new("aten::lerp_", "Tensor");
}

public static partial class torch
{
    public partial class Tensor
    {
        public Tensor abs() => Aten.Call(Ops.Abs, this);

        public Tensor abs_() => Aten.InPlace(Ops.AbsInPlace, this);

        public Tensor absolute() => Aten.Call(Ops.Absolute, this);

        public Tensor absolute_() => Aten.InPlace(Ops.AbsoluteInPlace, this);

        public Tensor neg() => Aten.Call(Ops.Neg, this);

        public Tensor neg_() => Aten.InPlace(Ops.NegInPlace, this);

        public Tensor negative() => Aten.Call(Ops.Negative, this);

        public Tensor positive() => Aten.Call(Ops.Positive, this);

        public Tensor sign() => Aten.Call(Ops.Sign, this);

        public Tensor sign_() => Aten.InPlace(Ops.SignInPlace, this);

        public Tensor sgn() => Aten.Call(Ops.Sgn, this);

        public Tensor sgn_() => Aten.InPlace(Ops.SgnInPlace, this);

        public Tensor signbit() => Aten.Call(Ops.Signbit, this);

        public Tensor square() => Aten.Call(Ops.Square, this);

        public Tensor sqrt() => Aten.Call(Ops.Sqrt, this);

        public Tensor sqrt_() => Aten.InPlace(Ops.SqrtInPlace, this);

        public Tensor rsqrt() => Aten.Call(Ops.Rsqrt, this);

        public Tensor rsqrt_() => Aten.InPlace(Ops.RsqrtInPlace, this);

        public Tensor reciprocal() => Aten.Call(Ops.Reciprocal, this);

        public Tensor reciprocal_() => Aten.InPlace(Ops.ReciprocalInPlace, this);

        public Tensor add(Tensor other) => Aten.Call(Ops.AddTensor, this, other);

        public Tensor add(Scalar other) => Aten.Call(Ops.AddScalar, this, other);

        public Tensor add_(Tensor other) => Aten.InPlace(Ops.AddTensorInPlace, this, other);

        public Tensor add_(Scalar other) => Aten.InPlace(Ops.AddScalarInPlace, this, other);

        public Tensor sub(Tensor other) => Aten.Call(Ops.SubTensor, this, other);

        public Tensor sub(Scalar other) => Aten.Call(Ops.SubScalar, this, other);

        public Tensor sub_(Tensor other) => Aten.InPlace(Ops.SubTensorInPlace, this, other);

        public Tensor sub_(Scalar other) => Aten.InPlace(Ops.SubScalarInPlace, this, other);

        public Tensor subtract(Tensor other) => Aten.Call(Ops.SubtractTensor, this, other);

        public Tensor subtract(Scalar other) => Aten.Call(Ops.SubtractScalar, this, other);

        public Tensor subtract_(Tensor other) => Aten.InPlace(Ops.SubtractTensorInPlace, this, other);

        public Tensor subtract_(Scalar other) => Aten.InPlace(Ops.SubtractScalarInPlace, this, other);

        public Tensor mul(Tensor other) => Aten.Call(Ops.MulTensor, this, other);

        public Tensor mul(Scalar other) => Aten.Call(Ops.MulScalar, this, other);

        public Tensor mul_(Tensor other) => Aten.InPlace(Ops.MulTensorInPlace, this, other);

        public Tensor mul_(Scalar other) => Aten.InPlace(Ops.MulScalarInPlace, this, other);

        public Tensor multiply(Tensor other) => Aten.Call(Ops.MultiplyTensor, this, other);

        public Tensor multiply(Scalar other) => Aten.Call(Ops.MultiplyScalar, this, other);

        public Tensor true_divide(Tensor other) => Aten.Call(Ops.TrueDivideTensor, this, other);

        public Tensor true_divide(Scalar other) => Aten.Call(Ops.TrueDivideScalar, this, other);

        public Tensor true_divide_(Tensor other) => Aten.InPlace(Ops.TrueDivideTensorInPlace, this, other);

        public Tensor true_divide_(Scalar other) => Aten.InPlace(Ops.TrueDivideScalarInPlace, this, other);

        public Tensor floor_divide(Tensor other) => Aten.Call(Ops.FloorDivide, this, other);

        public Tensor floor_divide(Scalar other) => Aten.Call(Ops.FloorDivideScalar, this, other);

        public Tensor floor_divide_(Tensor other) => Aten.InPlace(Ops.FloorDivideTensorInPlace, this, other);

        public Tensor floor_divide_(Scalar other) => Aten.InPlace(Ops.FloorDivideScalarInPlace, this, other);

        public Tensor remainder(Tensor other) => Aten.Call(Ops.RemainderTensor, this, other);

        public Tensor remainder(Scalar other) => Aten.Call(Ops.RemainderScalar, this, other);

        public Tensor remainder_(Tensor other) => Aten.InPlace(Ops.RemainderTensorInPlace, this, other);

        public Tensor remainder_(Scalar other) => Aten.InPlace(Ops.RemainderScalarInPlace, this, other);

        public Tensor fmod(Tensor other) => Aten.Call(Ops.FmodTensor, this, other);

        public Tensor fmod(Scalar other) => Aten.Call(Ops.FmodScalar, this, other);

        public Tensor fmod_(Tensor other) => Aten.InPlace(Ops.FmodTensorInPlace, this, other);

        public Tensor fmod_(Scalar other) => Aten.InPlace(Ops.FmodScalarInPlace, this, other);

        public Tensor add(Tensor target, Scalar alpha) => Aten.Call(Ops.AddTensor, this, target, alpha);

        public Tensor add(Scalar scalar, Scalar alpha) => Aten.Call(Ops.AddScalar, this, scalar, alpha);

        public Tensor add_(Tensor target, Scalar alpha) => Aten.InPlace(Ops.AddTensorInPlace, this, target, alpha);

        public Tensor add_(Scalar scalar, Scalar alpha) => Aten.InPlace(Ops.AddScalarInPlace, this, scalar, alpha);

        public Tensor div(Tensor target, RoundingMode rounding_mode = RoundingMode.None) =>
            Aten.Call(Ops.DivTensorMode, this, target, Name(rounding_mode));

        public Tensor div(Scalar target, RoundingMode rounding_mode = RoundingMode.None) =>
            Aten.Call(Ops.DivScalarMode, this, target, Name(rounding_mode));

        public Tensor div_(Tensor target, RoundingMode rounding_mode = RoundingMode.None) =>
            Aten.InPlace(Ops.DivTensorModeInPlace, this, target, Name(rounding_mode));

        public Tensor div_(Scalar target, RoundingMode rounding_mode = RoundingMode.None) =>
            Aten.InPlace(Ops.DivScalarModeInPlace, this, target, Name(rounding_mode));

        public Tensor divide(Tensor target, RoundingMode rounding_mode = RoundingMode.None) =>
            Aten.Call(Ops.DivideTensorMode, this, target, Name(rounding_mode));

        public Tensor divide(Scalar target, RoundingMode rounding_mode = RoundingMode.None) =>
            Aten.Call(Ops.DivideScalarMode, this, target, Name(rounding_mode));

        public Tensor divide_(Tensor target, RoundingMode rounding_mode = RoundingMode.None) =>
            Aten.InPlace(Ops.DivideTensorModeInPlace, this, target, Name(rounding_mode));

        public Tensor divide_(Scalar target, RoundingMode rounding_mode = RoundingMode.None) =>
            Aten.InPlace(Ops.DivideScalarModeInPlace, this, target, Name(rounding_mode));

        public Tensor addcmul(Tensor tensor1, Tensor tensor2, Scalar value) => Aten.Call(Ops.Addcmul, this, tensor1, tensor2, value);

        public Tensor addcmul_(Tensor tensor1, Tensor tensor2, Scalar value) =>
            Aten.InPlace(Ops.AddcmulInPlace, this, tensor1, tensor2, value);

        public Tensor addcdiv(Tensor tensor1, Tensor tensor2, Scalar value) => Aten.Call(Ops.Addcdiv, this, tensor1, tensor2, value);

        public Tensor addcdiv_(Tensor tensor1, Tensor tensor2, Scalar value) =>
            Aten.InPlace(Ops.AddcdivInPlace, this, tensor1, tensor2, value);

        public Tensor addcdiv(Tensor tensor1, Tensor tensor2) => Aten.Call(Ops.Addcdiv, this, tensor1, tensor2);

        public Tensor addcdiv_(Tensor tensor1, Tensor tensor2) => Aten.InPlace(Ops.AddcdivInPlace, this, tensor1, tensor2);

        public Tensor lerp(Tensor end, Tensor weight) => Aten.Call(Ops.LerpTensor, this, end, weight);

        public Tensor lerp_(Tensor end, Tensor weight) => Aten.InPlace(Ops.LerpTensorInPlace, this, end, weight);
    }
}
