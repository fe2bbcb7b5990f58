namespace TorchSharp;

internal static partial class Ops
{
    public static readonly Op SpecialDigamma = new("aten::special_digamma");
    public static readonly Op SpecialEntr = new("aten::special_entr");
    public static readonly Op SpecialErf = new("aten::special_erf");
    public static readonly Op SpecialErfc = new("aten::special_erfc");
    public static readonly Op SpecialErfcx = new("aten::special_erfcx");
    public static readonly Op SpecialErfinv = new("aten::special_erfinv");
    public static readonly Op SpecialExp2 = new("aten::special_exp2");
    public static readonly Op SpecialExpit = new("aten::special_expit");
    public static readonly Op SpecialExpm1 = new("aten::special_expm1");
    public static readonly Op SpecialGammaln = new("aten::special_gammaln");
    public static readonly Op SpecialI0 = new("aten::special_i0");
    public static readonly Op SpecialI0e = new("aten::special_i0e");
    public static readonly Op SpecialI1 = new("aten::special_i1");
    public static readonly Op SpecialI1e = new("aten::special_i1e");
    public static readonly Op SpecialNdtr = new("aten::special_ndtr");
    public static readonly Op SpecialNdtri = new("aten::special_ndtri");
    public static readonly Op SpecialPsi = new("aten::special_psi");
    public static readonly Op SpecialSinc = new("aten::special_sinc");
    public static readonly Op SpecialLogit = new("aten::special_logit");
    public static readonly Op SpecialGammainc = new("aten::special_gammainc");
    public static readonly Op SpecialGammaincc = new("aten::special_gammaincc");
    public static readonly Op SpecialXlog1py = new("aten::special_xlog1py");
    public static readonly Op SpecialZeta = new("aten::special_zeta");
    public static readonly Op SpecialMultigammaln = new("aten::special_multigammaln");
    public static readonly Op SpecialPolygamma = new("aten::special_polygamma");
}

public static partial class torch
{
    public static class special
    {
        public static Tensor digamma(Tensor input) => Aten.Call(Ops.SpecialDigamma, input);

        public static Tensor entr(Tensor input) => Aten.Call(Ops.SpecialEntr, input);

        public static Tensor erf(Tensor input) => Aten.Call(Ops.SpecialErf, input);

        public static Tensor erfc(Tensor input) => Aten.Call(Ops.SpecialErfc, input);

        public static Tensor erfcx(Tensor input) => Aten.Call(Ops.SpecialErfcx, input);

        public static Tensor erfinv(Tensor input) => Aten.Call(Ops.SpecialErfinv, input);

        public static Tensor exp2(Tensor input) => Aten.Call(Ops.SpecialExp2, input);

        public static Tensor expit(Tensor input) => Aten.Call(Ops.SpecialExpit, input);

        public static Tensor expm1(Tensor input) => Aten.Call(Ops.SpecialExpm1, input);

        public static Tensor gammaln(Tensor input) => Aten.Call(Ops.SpecialGammaln, input);

        public static Tensor i0(Tensor input) => Aten.Call(Ops.SpecialI0, input);

        public static Tensor i0e(Tensor input) => Aten.Call(Ops.SpecialI0e, input);

        public static Tensor i1(Tensor input) => Aten.Call(Ops.SpecialI1, input);

        public static Tensor i1e(Tensor input) => Aten.Call(Ops.SpecialI1e, input);

        public static Tensor ndtr(Tensor input) => Aten.Call(Ops.SpecialNdtr, input);

        public static Tensor ndtri(Tensor input) => Aten.Call(Ops.SpecialNdtri, input);

        public static Tensor psi(Tensor input) => Aten.Call(Ops.SpecialPsi, input);

        public static Tensor sinc(Tensor input) => Aten.Call(Ops.SpecialSinc, input);

        public static Tensor logit(Tensor input) => Aten.Call(Ops.SpecialLogit, input);

        public static Tensor gammainc(Tensor input, Tensor other) => Aten.Call(Ops.SpecialGammainc, input, other);

        public static Tensor gammaincc(Tensor input, Tensor other) => Aten.Call(Ops.SpecialGammaincc, input, other);

        public static Tensor xlog1py(Tensor input, Tensor other) => Aten.Call(Ops.SpecialXlog1py, input, other);

        public static Tensor zeta(Tensor input, Tensor other) => Aten.Call(Ops.SpecialZeta, input, other);

        public static Tensor multigammaln(Tensor input, long p) => Aten.Call(Ops.SpecialMultigammaln, input, p);

        public static Tensor polygamma(long n, Tensor input) => Aten.Call(Ops.SpecialPolygamma, n, input);

        public static Tensor sigmoid(Tensor input) => input.sigmoid();

        public static Tensor sigmoid_(Tensor input) => input.sigmoid_();

        public static Tensor softmax(Tensor input, long dim, ScalarType? dtype = null) => input.softmax(dim, dtype);

        public static Tensor log_softmax(Tensor input, long dim, ScalarType? dtype = null) => input.log_softmax(dim, dtype);
    }
}
