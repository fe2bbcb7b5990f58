namespace TorchSharp;

public static partial class torch
{
    public static Tensor abs(Tensor input) => input.abs();

    public static Tensor abs_(Tensor input) => input.abs_();

    public static Tensor absolute(Tensor input) => input.absolute();

    public static Tensor absolute_(Tensor input) => input.absolute_();

    public static Tensor neg(Tensor input) => input.neg();

    public static Tensor neg_(Tensor input) => input.neg_();

    public static Tensor negative(Tensor input) => input.negative();

    public static Tensor negative_(Tensor input) => Aten.InPlace(Ops.NegativeInPlace, input);

    public static Tensor positive(Tensor input) => input.positive();

    public static Tensor sign(Tensor input) => input.sign();

    public static Tensor sign_(Tensor input) => input.sign_();

    public static Tensor sgn(Tensor input) => input.sgn();

    public static Tensor sgn_(Tensor input) => input.sgn_();

    public static Tensor signbit(Tensor input) => input.signbit();

    public static Tensor square(Tensor input) => input.square();

    public static Tensor sqrt(Tensor input) => input.sqrt();

    public static Tensor sqrt_(Tensor input) => input.sqrt_();

    public static Tensor rsqrt(Tensor input) => input.rsqrt();

    public static Tensor rsqrt_(Tensor input) => input.rsqrt_();

    public static Tensor reciprocal(Tensor input) => input.reciprocal();

    public static Tensor reciprocal_(Tensor input) => input.reciprocal_();

    public static Tensor add(Tensor input, Tensor other) => input.add(other);

    public static Tensor add(Tensor input, Scalar other) => input.add(other);

    public static Tensor add_(Tensor input, Tensor other) => input.add_(other);

    public static Tensor add_(Tensor input, Scalar other) => input.add_(other);

    public static Tensor sub(Tensor input, Tensor other) => input.sub(other);

    public static Tensor sub(Tensor input, Scalar other) => input.sub(other);

    public static Tensor sub_(Tensor input, Tensor other) => input.sub_(other);

    public static Tensor sub_(Tensor input, Scalar other) => input.sub_(other);

    public static Tensor subtract(Tensor input, Tensor other) => input.subtract(other);

    public static Tensor subtract(Tensor input, Scalar other) => input.subtract(other);

    public static Tensor subtract_(Tensor input, Tensor other) => input.subtract_(other);

    public static Tensor subtract_(Tensor input, Scalar other) => input.subtract_(other);

    public static Tensor mul(Tensor input, Tensor other) => input.mul(other);

    public static Tensor mul(Tensor input, Scalar other) => input.mul(other);

    public static Tensor mul_(Tensor input, Tensor other) => input.mul_(other);

    public static Tensor mul_(Tensor input, Scalar other) => input.mul_(other);

    public static Tensor multiply(Tensor input, Tensor other) => input.multiply(other);

    public static Tensor multiply(Tensor input, Scalar other) => input.multiply(other);

    public static Tensor multiply_(Tensor input, Tensor other) => Aten.InPlace(Ops.MultiplyTensorInPlace, input, other);

    public static Tensor multiply_(Tensor input, Scalar other) => Aten.InPlace(Ops.MultiplyScalarInPlace, input, other);

    public static Tensor true_divide(Tensor input, Tensor other) => input.true_divide(other);

    public static Tensor true_divide_(Tensor input, Tensor other) => input.true_divide_(other);

    public static Tensor floor_divide(Tensor input, Tensor other) => input.floor_divide(other);

    public static Tensor floor_divide_(Tensor input, Tensor other) => input.floor_divide_(other);

    public static Tensor remainder(Tensor input, Tensor other) => input.remainder(other);

    public static Tensor remainder(Tensor input, Scalar other) => input.remainder(other);

    public static Tensor remainder_(Tensor input, Tensor other) => input.remainder_(other);

    public static Tensor remainder_(Tensor input, Scalar other) => input.remainder_(other);

    public static Tensor fmod(Tensor input, Tensor other) => input.fmod(other);

    public static Tensor fmod(Tensor input, Scalar other) => input.fmod(other);

    public static Tensor fmod_(Tensor input, Tensor other) => input.fmod_(other);

    public static Tensor fmod_(Tensor input, Scalar other) => input.fmod_(other);

    public static Tensor add(Tensor input, Tensor target, Scalar alpha) => input.add(target, alpha);

    public static Tensor add(Tensor input, Scalar scalar, Scalar alpha) => input.add(scalar, alpha);

    public static Tensor add_(Tensor input, Tensor target, Scalar alpha) => input.add_(target, alpha);

    public static Tensor add_(Tensor input, Scalar scalar, Scalar alpha) => input.add_(scalar, alpha);

    public static Tensor div(Tensor input, Tensor target, RoundingMode rounding_mode = RoundingMode.None) =>
        input.div(target, rounding_mode);

    public static Tensor div(Tensor input, Scalar target, RoundingMode rounding_mode = RoundingMode.None) =>
        input.div(target, rounding_mode);

    public static Tensor div_(Tensor input, Tensor target, RoundingMode rounding_mode = RoundingMode.None) =>
        input.div_(target, rounding_mode);

    public static Tensor div_(Tensor input, Scalar target, RoundingMode rounding_mode = RoundingMode.None) =>
        input.div_(target, rounding_mode);

    public static Tensor divide(Tensor input, Tensor target, RoundingMode rounding_mode = RoundingMode.None) =>
        input.divide(target, rounding_mode);

    public static Tensor divide(Tensor input, Scalar target, RoundingMode rounding_mode = RoundingMode.None) =>
        input.divide(target, rounding_mode);

    public static Tensor divide_(Tensor input, Tensor target, RoundingMode rounding_mode = RoundingMode.None) =>
        input.divide_(target, rounding_mode);

    public static Tensor divide_(Tensor input, Scalar target) => Aten.InPlace(Ops.DivideScalarInPlace, input, target);

    public static Tensor addcmul(Tensor input, Tensor tensor1, Tensor tensor2, Scalar value) => input.addcmul(tensor1, tensor2, value);

    public static Tensor addcmul_(Tensor input, Tensor tensor1, Tensor tensor2, Scalar value) => input.addcmul_(tensor1, tensor2, value);

    public static Tensor addcdiv(Tensor input, Tensor tensor1, Tensor tensor2, Scalar value) => input.addcdiv(tensor1, tensor2, value);

    public static Tensor addcdiv_(Tensor input, Tensor tensor1, Tensor tensor2, Scalar value) => input.addcdiv_(tensor1, tensor2, value);

    public static Tensor lerp(Tensor input, Tensor end, Tensor weight) => input.lerp(end, weight);
}
