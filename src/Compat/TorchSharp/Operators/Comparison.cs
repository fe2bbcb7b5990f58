namespace TorchSharp;

internal static partial class Ops
{
    public static readonly Op Isfinite = new("aten::isfinite");
    public static readonly Op Isinf = new("aten::isinf");
    public static readonly Op Isnan = new("aten::isnan");
    public static readonly Op Isneginf = new("aten::isneginf");
    public static readonly Op Isposinf = new("aten::isposinf");
    public static readonly Op Isreal = new("aten::isreal");
    public static readonly Op EqTensor = new("aten::eq", "Tensor");
    public static readonly Op EqScalar = new("aten::eq", "Scalar");
    public static readonly Op EqTensorInPlace = new("aten::eq_", "Tensor");
    public static readonly Op EqScalarInPlace = new("aten::eq_", "Scalar");
    public static readonly Op NeTensor = new("aten::ne", "Tensor");
    public static readonly Op NeScalar = new("aten::ne", "Scalar");
    public static readonly Op NeTensorInPlace = new("aten::ne_", "Tensor");
    public static readonly Op NeScalarInPlace = new("aten::ne_", "Scalar");
    public static readonly Op LtTensor = new("aten::lt", "Tensor");
    public static readonly Op LtScalar = new("aten::lt", "Scalar");
    public static readonly Op LtTensorInPlace = new("aten::lt_", "Tensor");
    public static readonly Op LtScalarInPlace = new("aten::lt_", "Scalar");
    public static readonly Op LeTensor = new("aten::le", "Tensor");
    public static readonly Op LeScalar = new("aten::le", "Scalar");
    public static readonly Op LeTensorInPlace = new("aten::le_", "Tensor");
    public static readonly Op LeScalarInPlace = new("aten::le_", "Scalar");
    public static readonly Op GtTensor = new("aten::gt", "Tensor");
    public static readonly Op GtScalar = new("aten::gt", "Scalar");
    public static readonly Op GtTensorInPlace = new("aten::gt_", "Tensor");
    public static readonly Op GtScalarInPlace = new("aten::gt_", "Scalar");
    public static readonly Op GeTensor = new("aten::ge", "Tensor");
    public static readonly Op GeScalar = new("aten::ge", "Scalar");
    public static readonly Op GeTensorInPlace = new("aten::ge_", "Tensor");
    public static readonly Op GeScalarInPlace = new("aten::ge_", "Scalar");
    public static readonly Op GreaterTensor = new("aten::greater", "Tensor");
    public static readonly Op GreaterEqualTensor = new("aten::greater_equal", "Tensor");
    public static readonly Op LessTensor = new("aten::less", "Tensor");
    public static readonly Op LessEqualTensor = new("aten::less_equal", "Tensor");
    public static readonly Op LessEqualTensorInPlace = new("aten::less_equal_", "Tensor");
    public static readonly Op NotEqualTensor = new("aten::not_equal", "Tensor");
    public static readonly Op NotEqualTensorInPlace = new("aten::not_equal_", "Tensor");
    public static readonly Op Maximum = new("aten::maximum");
    public static readonly Op Minimum = new("aten::minimum");
    public static readonly Op Fmax = new("aten::fmax");
    public static readonly Op Fmin = new("aten::fmin");
    public static readonly Op CopysignTensor = new("aten::copysign", "Tensor");
    public static readonly Op Nextafter = new("aten::nextafter");
    public static readonly Op Heaviside = new("aten::heaviside");
    public static readonly Op Isclose = new("aten::isclose");
    public static readonly Op Allclose = new("aten::allclose");
    public static readonly Op IsinTensorTensor = new("aten::isin", "Tensor_Tensor");
    public static readonly Op IsNonzero = new("aten::is_nonzero");
}

public static partial class torch
{
    public partial class Tensor
    {
        public Tensor isfinite() => Aten.Call(Ops.Isfinite, this);

        public Tensor isinf() => Aten.Call(Ops.Isinf, this);

        public Tensor isnan() => Aten.Call(Ops.Isnan, this);

        public Tensor isneginf() => Aten.Call(Ops.Isneginf, this);

        public Tensor isposinf() => Aten.Call(Ops.Isposinf, this);

        public Tensor isreal() => Aten.Call(Ops.Isreal, this);

        public Tensor eq(Tensor other) => Aten.Call(Ops.EqTensor, this, other);

        public Tensor eq(Scalar other) => Aten.Call(Ops.EqScalar, this, other);

        public Tensor eq_(Tensor other) => Aten.InPlace(Ops.EqTensorInPlace, this, other);

        public Tensor eq_(Scalar other) => Aten.InPlace(Ops.EqScalarInPlace, this, other);

        public Tensor ne(Tensor other) => Aten.Call(Ops.NeTensor, this, other);

        public Tensor ne(Scalar other) => Aten.Call(Ops.NeScalar, this, other);

        public Tensor ne_(Tensor other) => Aten.InPlace(Ops.NeTensorInPlace, this, other);

        public Tensor ne_(Scalar other) => Aten.InPlace(Ops.NeScalarInPlace, this, other);

        public Tensor lt(Tensor other) => Aten.Call(Ops.LtTensor, this, other);

        public Tensor lt(Scalar other) => Aten.Call(Ops.LtScalar, this, other);

        public Tensor lt_(Tensor other) => Aten.InPlace(Ops.LtTensorInPlace, this, other);

        public Tensor lt_(Scalar other) => Aten.InPlace(Ops.LtScalarInPlace, this, other);

        public Tensor le(Tensor other) => Aten.Call(Ops.LeTensor, this, other);

        public Tensor le(Scalar other) => Aten.Call(Ops.LeScalar, this, other);

        public Tensor le_(Tensor other) => Aten.InPlace(Ops.LeTensorInPlace, this, other);

        public Tensor le_(Scalar other) => Aten.InPlace(Ops.LeScalarInPlace, this, other);

        public Tensor gt(Tensor other) => Aten.Call(Ops.GtTensor, this, other);

        public Tensor gt(Scalar other) => Aten.Call(Ops.GtScalar, this, other);

        public Tensor gt_(Tensor other) => Aten.InPlace(Ops.GtTensorInPlace, this, other);

        public Tensor gt_(Scalar other) => Aten.InPlace(Ops.GtScalarInPlace, this, other);

        public Tensor ge(Tensor other) => Aten.Call(Ops.GeTensor, this, other);

        public Tensor ge(Scalar other) => Aten.Call(Ops.GeScalar, this, other);

        public Tensor ge_(Tensor other) => Aten.InPlace(Ops.GeTensorInPlace, this, other);

        public Tensor ge_(Scalar other) => Aten.InPlace(Ops.GeScalarInPlace, this, other);

        public Tensor greater(Tensor other) => Aten.Call(Ops.GreaterTensor, this, other);

        public Tensor greater_equal(Tensor other) => Aten.Call(Ops.GreaterEqualTensor, this, other);

        public Tensor less(Tensor other) => Aten.Call(Ops.LessTensor, this, other);

        public Tensor less_equal(Tensor other) => Aten.Call(Ops.LessEqualTensor, this, other);

        public Tensor less_equal_(Tensor other) => Aten.InPlace(Ops.LessEqualTensorInPlace, this, other);

        public Tensor not_equal(Tensor other) => Aten.Call(Ops.NotEqualTensor, this, other);

        public Tensor not_equal_(Tensor other) => Aten.InPlace(Ops.NotEqualTensorInPlace, this, other);

        public Tensor maximum(Tensor other) => Aten.Call(Ops.Maximum, this, other);

        public Tensor minimum(Tensor other) => Aten.Call(Ops.Minimum, this, other);

        public Tensor fmax(Tensor other) => Aten.Call(Ops.Fmax, this, other);

        public Tensor fmin(Tensor other) => Aten.Call(Ops.Fmin, this, other);

        public Tensor copysign(Tensor other) => Aten.Call(Ops.CopysignTensor, this, other);

        public Tensor nextafter(Tensor other) => Aten.Call(Ops.Nextafter, this, other);

        public Tensor heaviside(Tensor other) => Aten.Call(Ops.Heaviside, this, other);

        public Tensor equal(Tensor target) => Aten.Call(Ops.EqTensor, this, target);

        public Tensor isclose(Tensor other, double rtol = 1e-05, double atol = 1e-08, bool equal_nan = false) =>
            Aten.Call(Ops.Isclose, this, other, rtol, atol, equal_nan);

        public bool allclose(Tensor target, double rtol = 1e-05, double atol = 1e-08, bool equal_nan = false) =>
            Aten.CallBool(Ops.Allclose, this, target, rtol, atol, equal_nan);

        public Tensor isin(Tensor test_elements, bool assumeUnique = false, bool invert = false) =>
            Aten.Call(Ops.IsinTensorTensor, this, test_elements, assumeUnique, invert);

        public bool is_nonzero() => Aten.CallBool(Ops.IsNonzero, this);
    }

    public static Tensor isfinite(Tensor input) => input.isfinite();

    public static Tensor isinf(Tensor input) => input.isinf();

    public static Tensor isnan(Tensor input) => input.isnan();

    public static Tensor isneginf(Tensor input) => input.isneginf();

    public static Tensor isposinf(Tensor input) => input.isposinf();

    public static Tensor isreal(Tensor input) => input.isreal();

    public static Tensor eq(Tensor input, Tensor other) => input.eq(other);

    public static Tensor ne(Tensor input, Tensor other) => input.ne(other);

    public static Tensor lt(Tensor input, Tensor other) => input.lt(other);

    public static Tensor le(Tensor input, Tensor other) => input.le(other);

    public static Tensor gt(Tensor input, Tensor other) => input.gt(other);

    public static Tensor ge(Tensor input, Tensor other) => input.ge(other);

    public static Tensor greater(Tensor input, Tensor other) => input.greater(other);

    public static Tensor greater_equal(Tensor input, Tensor other) => input.greater_equal(other);

    public static Tensor less(Tensor input, Tensor other) => input.less(other);

    public static Tensor less_equal(Tensor input, Tensor other) => input.less_equal(other);

    public static Tensor not_equal(Tensor input, Tensor other) => input.not_equal(other);

    public static Tensor maximum(Tensor input, Tensor other) => input.maximum(other);

    public static Tensor minimum(Tensor input, Tensor other) => input.minimum(other);

    public static Tensor fmax(Tensor input, Tensor other) => input.fmax(other);

    public static Tensor fmin(Tensor input, Tensor other) => input.fmin(other);

    public static Tensor copysign(Tensor input, Tensor other) => input.copysign(other);

    public static Tensor nextafter(Tensor input, Tensor other) => input.nextafter(other);

    public static Tensor equal(Tensor input, Tensor target) => input.equal(target);

    public static Tensor isclose(Tensor input, Tensor other, double rtol = 1e-05, double atol = 1e-08, bool equal_nan = false) =>
        input.isclose(other, rtol, atol, equal_nan);

    public static bool allclose(Tensor input, Tensor target, double rtol = 1e-05, double atol = 1e-08, bool equal_nan = false) =>
        input.allclose(target, rtol, atol, equal_nan);

    public static Tensor isin(Tensor input, Tensor test_elements, bool assumeUnique = false, bool invert = false) =>
        input.isin(test_elements, assumeUnique, invert);

    public static bool is_nonzero(Tensor input) => input.is_nonzero();
}
