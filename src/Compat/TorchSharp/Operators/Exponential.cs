namespace TorchSharp;

internal static partial class Ops
{
    public static readonly Op Exp = new("aten::exp");
    public static readonly Op ExpInPlace = new("aten::exp_");
    public static readonly Op Exp2 = new("aten::exp2");
    public static readonly Op Expm1 = new("aten::expm1");
    public static readonly Op Expm1InPlace = new("aten::expm1_");
    public static readonly Op Log = new("aten::log");
    public static readonly Op LogInPlace = new("aten::log_");
    public static readonly Op Log10 = new("aten::log10");
    public static readonly Op Log10InPlace = new("aten::log10_");
    public static readonly Op Log1p = new("aten::log1p");
    public static readonly Op Log1pInPlace = new("aten::log1p_");
    public static readonly Op Log2 = new("aten::log2");
    public static readonly Op Log2InPlace = new("aten::log2_");
    public static readonly Op Erf = new("aten::erf");
    public static readonly Op ErfInPlace = new("aten::erf_");
    public static readonly Op Erfc = new("aten::erfc");
    public static readonly Op ErfcInPlace = new("aten::erfc_");
    public static readonly Op Erfinv = new("aten::erfinv");
    public static readonly Op ErfinvInPlace = new("aten::erfinv_");
    public static readonly Op Lgamma = new("aten::lgamma");
    public static readonly Op LgammaInPlace = new("aten::lgamma_");
    public static readonly Op Digamma = new("aten::digamma");
    public static readonly Op DigammaInPlace = new("aten::digamma_");
    public static readonly Op Sinc = new("aten::sinc");
    public static readonly Op SincInPlace = new("aten::sinc_");
    public static readonly Op I0 = new("aten::i0");
    public static readonly Op FloatPowerTensorTensor = new("aten::float_power", "Tensor_Tensor");
    public static readonly Op Logaddexp = new("aten::logaddexp");
    public static readonly Op Logaddexp2 = new("aten::logaddexp2");
    public static readonly Op XlogyTensor = new("aten::xlogy", "Tensor");
    public static readonly Op XlogyScalarOther = new("aten::xlogy", "Scalar_Other");
    public static readonly Op XlogyTensorInPlace = new("aten::xlogy_", "Tensor");
    public static readonly Op XlogyScalarOtherInPlace = new("aten::xlogy_", "Scalar_Other");
    public static readonly Op LdexpTensor = new("aten::ldexp", "Tensor");
    public static readonly Op LdexpInPlace = new("aten::ldexp_");
    public static readonly Op Igamma = new("aten::igamma");
    public static readonly Op Igammac = new("aten::igammac");
    public static readonly Op Hypot = new("aten::hypot");
    public static readonly Op PowTensorTensor = new("aten::pow", "Tensor_Tensor");
    public static readonly Op PowTensorScalar = new("aten::pow", "Tensor_Scalar");
    public static readonly Op PowTensorInPlace = new("aten::pow_", "Tensor");
    public static readonly Op PowScalarInPlace = new("aten::pow_", "Scalar");
    public static readonly Op Logit = new("aten::logit");
    public static readonly Op Polygamma = new("aten::polygamma");
    public static readonly Op PolygammaInPlace = new("aten::polygamma_");
    public static readonly Op Mvlgamma = new("aten::mvlgamma");
    public static readonly Op MvlgammaInPlace = new("aten::mvlgamma_");
    public static readonly Op Logcumsumexp = new("aten::logcumsumexp");
    public static readonly Op Logsumexp = new("aten::logsumexp");
    public static readonly Op FrexpTensor = new("aten::frexp", "Tensor");
}

public static partial class torch
{
    public partial class Tensor
    {
        public Tensor exp() => Aten.Call(Ops.Exp, this);

        public Tensor exp_() => Aten.InPlace(Ops.ExpInPlace, this);

        public Tensor exp2() => Aten.Call(Ops.Exp2, this);

        public Tensor expm1() => Aten.Call(Ops.Expm1, this);

        public Tensor expm1_() => Aten.InPlace(Ops.Expm1InPlace, this);

        public Tensor log() => Aten.Call(Ops.Log, this);

        public Tensor log_() => Aten.InPlace(Ops.LogInPlace, this);

        public Tensor log10() => Aten.Call(Ops.Log10, this);

        public Tensor log10_() => Aten.InPlace(Ops.Log10InPlace, this);

        public Tensor log1p() => Aten.Call(Ops.Log1p, this);

        public Tensor log1p_() => Aten.InPlace(Ops.Log1pInPlace, this);

        public Tensor log2() => Aten.Call(Ops.Log2, this);

        public Tensor log2_() => Aten.InPlace(Ops.Log2InPlace, this);

        public Tensor erf() => Aten.Call(Ops.Erf, this);

        public Tensor erf_() => Aten.InPlace(Ops.ErfInPlace, this);

        public Tensor erfc() => Aten.Call(Ops.Erfc, this);

        public Tensor erfc_() => Aten.InPlace(Ops.ErfcInPlace, this);

        public Tensor erfinv() => Aten.Call(Ops.Erfinv, this);

        public Tensor erfinv_() => Aten.InPlace(Ops.ErfinvInPlace, this);

        public Tensor lgamma() => Aten.Call(Ops.Lgamma, this);

        public Tensor lgamma_() => Aten.InPlace(Ops.LgammaInPlace, this);

        public Tensor digamma() => Aten.Call(Ops.Digamma, this);

        public Tensor digamma_() => Aten.InPlace(Ops.DigammaInPlace, this);

        public Tensor sinc() => Aten.Call(Ops.Sinc, this);

        public Tensor sinc_() => Aten.InPlace(Ops.SincInPlace, this);

        public Tensor i0() => Aten.Call(Ops.I0, this);

        public Tensor float_power(Tensor other) => Aten.Call(Ops.FloatPowerTensorTensor, this, other);

        public Tensor logaddexp(Tensor other) => Aten.Call(Ops.Logaddexp, this, other);

        public Tensor logaddexp2(Tensor other) => Aten.Call(Ops.Logaddexp2, this, other);

        public Tensor xlogy(Tensor other) => Aten.Call(Ops.XlogyTensor, this, other);

        public Tensor xlogy(Scalar other) => Aten.Call(Ops.XlogyScalarOther, this, other);

        public Tensor xlogy_(Tensor other) => Aten.InPlace(Ops.XlogyTensorInPlace, this, other);

        public Tensor xlogy_(Scalar other) => Aten.InPlace(Ops.XlogyScalarOtherInPlace, this, other);

        public Tensor ldexp(Tensor other) => Aten.Call(Ops.LdexpTensor, this, other);

        public Tensor ldexp_(Tensor other) => Aten.InPlace(Ops.LdexpInPlace, this, other);

        public Tensor igamma(Tensor other) => Aten.Call(Ops.Igamma, this, other);

        public Tensor igammac(Tensor other) => Aten.Call(Ops.Igammac, this, other);

        public Tensor hypot(Tensor other) => Aten.Call(Ops.Hypot, this, other);

        public Tensor pow(Tensor exponent) => Aten.Call(Ops.PowTensorTensor, this, exponent);

        public Tensor pow(Scalar exponent) => Aten.Call(Ops.PowTensorScalar, this, exponent);

        public Tensor pow_(Tensor exponent) => Aten.InPlace(Ops.PowTensorInPlace, this, exponent);

        public Tensor pow_(Scalar exponent) => Aten.InPlace(Ops.PowScalarInPlace, this, exponent);

        public Tensor logit(double? eps = null) => Aten.Call(Ops.Logit, this, eps);

        public Tensor polygamma(long p) => Aten.Call(Ops.Polygamma, p, this);

        public Tensor polygamma_(long p) => Aten.InPlace(Ops.PolygammaInPlace, this, p);

        public Tensor mvlgamma(long p) => Aten.Call(Ops.Mvlgamma, this, p);

        public Tensor mvlgamma_(long p) => Aten.InPlace(Ops.MvlgammaInPlace, this, p);

        public Tensor logcumsumexp(long dim) => Aten.Call(Ops.Logcumsumexp, this, dim);

        public Tensor logsumexp(long dim, bool keepdim = false) => Aten.Call(Ops.Logsumexp, this, new[] { dim }, keepdim);

        public (Tensor Mantissa, Tensor Exponent) frexp() => Aten.Call2(Ops.FrexpTensor, this);
    }

    public static Tensor exp(Tensor input) => input.exp();

    public static Tensor exp_(Tensor input) => input.exp_();

    public static Tensor exp2(Tensor input) => input.exp2();

    public static Tensor expm1(Tensor input) => input.expm1();

    public static Tensor expm1_(Tensor input) => input.expm1_();

    public static Tensor log(Tensor input) => input.log();

    public static Tensor log_(Tensor input) => input.log_();

    public static Tensor log10(Tensor input) => input.log10();

    public static Tensor log10_(Tensor input) => input.log10_();

    public static Tensor log1p(Tensor input) => input.log1p();

    public static Tensor log1p_(Tensor input) => input.log1p_();

    public static Tensor log2(Tensor input) => input.log2();

    public static Tensor log2_(Tensor input) => input.log2_();

    public static Tensor erf(Tensor input) => input.erf();

    public static Tensor erf_(Tensor input) => input.erf_();

    public static Tensor erfc(Tensor input) => input.erfc();

    public static Tensor erfc_(Tensor input) => input.erfc_();

    public static Tensor erfinv(Tensor input) => input.erfinv();

    public static Tensor erfinv_(Tensor input) => input.erfinv_();

    public static Tensor lgamma(Tensor input) => input.lgamma();

    public static Tensor lgamma_(Tensor input) => input.lgamma_();

    public static Tensor digamma(Tensor input) => input.digamma();

    public static Tensor digamma_(Tensor input) => input.digamma_();

    public static Tensor sinc(Tensor input) => input.sinc();

    public static Tensor sinc_(Tensor input) => input.sinc_();

    public static Tensor i0(Tensor input) => input.i0();

    public static Tensor float_power(Tensor input, Tensor other) => input.float_power(other);

    public static Tensor logaddexp(Tensor input, Tensor other) => input.logaddexp(other);

    public static Tensor logaddexp2(Tensor input, Tensor other) => input.logaddexp2(other);

    public static Tensor xlogy(Tensor input, Tensor other) => input.xlogy(other);

    public static Tensor xlogy(Tensor input, Scalar other) => input.xlogy(other);

    public static Tensor xlogy_(Tensor input, Tensor other) => input.xlogy_(other);

    public static Tensor xlogy_(Tensor input, Scalar other) => input.xlogy_(other);

    public static Tensor ldexp(Tensor input, Tensor other) => input.ldexp(other);

    public static Tensor ldexp_(Tensor input, Tensor other) => input.ldexp_(other);

    public static Tensor igamma(Tensor input, Tensor other) => input.igamma(other);

    public static Tensor igammac(Tensor input, Tensor other) => input.igammac(other);

    public static Tensor hypot(Tensor input, Tensor other) => input.hypot(other);

    public static Tensor pow(Tensor input, Tensor exponent) => input.pow(exponent);

    public static Tensor pow(Tensor input, Scalar exponent) => input.pow(exponent);

    public static Tensor pow_(Tensor input, Tensor exponent) => input.pow_(exponent);

    public static Tensor pow_(Tensor input, Scalar exponent) => input.pow_(exponent);

    public static Tensor logit(Tensor input, double? eps = null) => input.logit(eps);

    public static Tensor polygamma(Tensor input, long p) => input.polygamma(p);

    public static Tensor polygamma_(Tensor input, long p) => input.polygamma_(p);

    public static Tensor mvlgamma(Tensor input, long p) => input.mvlgamma(p);

    public static Tensor mvlgamma_(Tensor input, long p) => input.mvlgamma_(p);

    public static Tensor logcumsumexp(Tensor input, long dim) => input.logcumsumexp(dim);

    public static Tensor logsumexp(Tensor input, long dim, bool keepdim = false) => input.logsumexp(dim, keepdim);

    public static (Tensor Mantissa, Tensor Exponent) frexp(Tensor input) => input.frexp();
}
