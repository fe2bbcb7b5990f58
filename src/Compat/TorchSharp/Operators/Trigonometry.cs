namespace TorchSharp;

internal static partial class Ops
{
    public static readonly Op Sin = new("aten::sin");
    public static readonly Op SinInPlace = new("aten::sin_");
    public static readonly Op Cos = new("aten::cos");
    public static readonly Op CosInPlace = new("aten::cos_");
    public static readonly Op Tan = new("aten::tan");
    public static readonly Op TanInPlace = new("aten::tan_");
    public static readonly Op Asin = new("aten::asin");
    public static readonly Op AsinInPlace = new("aten::asin_");
    public static readonly Op Acos = new("aten::acos");
    public static readonly Op AcosInPlace = new("aten::acos_");
    public static readonly Op Atan = new("aten::atan");
    public static readonly Op AtanInPlace = new("aten::atan_");
    public static readonly Op Sinh = new("aten::sinh");
    public static readonly Op SinhInPlace = new("aten::sinh_");
    public static readonly Op Cosh = new("aten::cosh");
    public static readonly Op CoshInPlace = new("aten::cosh_");
    public static readonly Op Tanh = new("aten::tanh");
    public static readonly Op TanhInPlace = new("aten::tanh_");
    public static readonly Op Asinh = new("aten::asinh");
    public static readonly Op AsinhInPlace = new("aten::asinh_");
    public static readonly Op Acosh = new("aten::acosh");
    public static readonly Op AcoshInPlace = new("aten::acosh_");
    public static readonly Op Atanh = new("aten::atanh");
    public static readonly Op AtanhInPlace = new("aten::atanh_");
    public static readonly Op Arcsin = new("aten::arcsin");
    public static readonly Op ArcsinInPlace = new("aten::arcsin_");
    public static readonly Op Arccos = new("aten::arccos");
    public static readonly Op ArccosInPlace = new("aten::arccos_");
    public static readonly Op Arctan = new("aten::arctan");
    public static readonly Op ArctanInPlace = new("aten::arctan_");
    public static readonly Op Arcsinh = new("aten::arcsinh");
    public static readonly Op ArcsinhInPlace = new("aten::arcsinh_");
    public static readonly Op Arccosh = new("aten::arccosh");
    public static readonly Op ArccoshInPlace = new("aten::arccosh_");
    public static readonly Op Arctanh = new("aten::arctanh");
    public static readonly Op ArctanhInPlace = new("aten::arctanh_");
    public static readonly Op Deg2rad = new("aten::deg2rad");
    public static readonly Op Rad2deg = new("aten::rad2deg");
    public static readonly Op Atan2 = new("aten::atan2");
    public static readonly Op Atan2InPlace = new("aten::atan2_");
    public static readonly Op Arctan2 = new("aten::arctan2");
    public static readonly Op Arctan2InPlace = new("aten::arctan2_");
}

public static partial class torch
{
    public partial class Tensor
    {
        public Tensor sin() => Aten.Call(Ops.Sin, this);

        public Tensor sin_() => Aten.InPlace(Ops.SinInPlace, this);

        public Tensor cos() => Aten.Call(Ops.Cos, this);

        public Tensor cos_() => Aten.InPlace(Ops.CosInPlace, this);

        public Tensor tan() => Aten.Call(Ops.Tan, this);

        public Tensor tan_() => Aten.InPlace(Ops.TanInPlace, this);

        public Tensor asin() => Aten.Call(Ops.Asin, this);

        public Tensor asin_() => Aten.InPlace(Ops.AsinInPlace, this);

        public Tensor acos() => Aten.Call(Ops.Acos, this);

        public Tensor acos_() => Aten.InPlace(Ops.AcosInPlace, this);

        public Tensor atan() => Aten.Call(Ops.Atan, this);

        public Tensor atan_() => Aten.InPlace(Ops.AtanInPlace, this);

        public Tensor sinh() => Aten.Call(Ops.Sinh, this);

        public Tensor sinh_() => Aten.InPlace(Ops.SinhInPlace, this);

        public Tensor cosh() => Aten.Call(Ops.Cosh, this);

        public Tensor cosh_() => Aten.InPlace(Ops.CoshInPlace, this);

        public Tensor tanh() => Aten.Call(Ops.Tanh, this);

        public Tensor tanh_() => Aten.InPlace(Ops.TanhInPlace, this);

        public Tensor asinh() => Aten.Call(Ops.Asinh, this);

        public Tensor asinh_() => Aten.InPlace(Ops.AsinhInPlace, this);

        public Tensor acosh() => Aten.Call(Ops.Acosh, this);

        public Tensor acosh_() => Aten.InPlace(Ops.AcoshInPlace, this);

        public Tensor atanh() => Aten.Call(Ops.Atanh, this);

        public Tensor atanh_() => Aten.InPlace(Ops.AtanhInPlace, this);

        public Tensor arcsin() => Aten.Call(Ops.Arcsin, this);

        public Tensor arcsin_() => Aten.InPlace(Ops.ArcsinInPlace, this);

        public Tensor arccos() => Aten.Call(Ops.Arccos, this);

        public Tensor arccos_() => Aten.InPlace(Ops.ArccosInPlace, this);

        public Tensor arctan() => Aten.Call(Ops.Arctan, this);

        public Tensor arctan_() => Aten.InPlace(Ops.ArctanInPlace, this);

        public Tensor arcsinh() => Aten.Call(Ops.Arcsinh, this);

        public Tensor arcsinh_() => Aten.InPlace(Ops.ArcsinhInPlace, this);

        public Tensor arccosh() => Aten.Call(Ops.Arccosh, this);

        public Tensor arccosh_() => Aten.InPlace(Ops.ArccoshInPlace, this);

        public Tensor arctanh() => Aten.Call(Ops.Arctanh, this);

        public Tensor arctanh_() => Aten.InPlace(Ops.ArctanhInPlace, this);

        public Tensor deg2rad() => Aten.Call(Ops.Deg2rad, this);

        public Tensor rad2deg() => Aten.Call(Ops.Rad2deg, this);

        public Tensor atan2(Tensor other) => Aten.Call(Ops.Atan2, this, other);

        public Tensor atan2_(Tensor other) => Aten.InPlace(Ops.Atan2InPlace, this, other);

        public Tensor arctan2(Tensor other) => Aten.Call(Ops.Arctan2, this, other);

        public Tensor arctan2_(Tensor other) => Aten.InPlace(Ops.Arctan2InPlace, this, other);

        public Tensor arctan(Tensor other) => Aten.Call(Ops.Arctan2, this, other);

        public Tensor arctan_(Tensor other) => Aten.InPlace(Ops.Arctan2InPlace, this, other);
    }

    public static Tensor sin(Tensor input) => input.sin();

    public static Tensor sin_(Tensor input) => input.sin_();

    public static Tensor cos(Tensor input) => input.cos();

    public static Tensor cos_(Tensor input) => input.cos_();

    public static Tensor tan(Tensor input) => input.tan();

    public static Tensor tan_(Tensor input) => input.tan_();

    public static Tensor asin(Tensor input) => input.asin();

    public static Tensor asin_(Tensor input) => input.asin_();

    public static Tensor acos(Tensor input) => input.acos();

    public static Tensor acos_(Tensor input) => input.acos_();

    public static Tensor atan(Tensor input) => input.atan();

    public static Tensor atan_(Tensor input) => input.atan_();

    public static Tensor sinh(Tensor input) => input.sinh();

    public static Tensor sinh_(Tensor input) => input.sinh_();

    public static Tensor cosh(Tensor input) => input.cosh();

    public static Tensor cosh_(Tensor input) => input.cosh_();

    public static Tensor tanh(Tensor input) => input.tanh();

    public static Tensor tanh_(Tensor input) => input.tanh_();

    public static Tensor asinh(Tensor input) => input.asinh();

    public static Tensor asinh_(Tensor input) => input.asinh_();

    public static Tensor acosh(Tensor input) => input.acosh();

    public static Tensor acosh_(Tensor input) => input.acosh_();

    public static Tensor atanh(Tensor input) => input.atanh();

    public static Tensor atanh_(Tensor input) => input.atanh_();

    public static Tensor arcsin(Tensor input) => input.arcsin();

    public static Tensor arcsin_(Tensor input) => input.arcsin_();

    public static Tensor arccos(Tensor input) => input.arccos();

    public static Tensor arccos_(Tensor input) => input.arccos_();

    public static Tensor arctan(Tensor input) => input.arctan();

    public static Tensor arctan_(Tensor input) => input.arctan_();

    public static Tensor arcsinh(Tensor input) => input.arcsinh();

    public static Tensor arcsinh_(Tensor input) => input.arcsinh_();

    public static Tensor arccosh(Tensor input) => input.arccosh();

    public static Tensor arccosh_(Tensor input) => input.arccosh_();

    public static Tensor arctanh(Tensor input) => input.arctanh();

    public static Tensor arctanh_(Tensor input) => input.arctanh_();

    public static Tensor deg2rad(Tensor input) => input.deg2rad();

    public static Tensor rad2deg(Tensor input) => input.rad2deg();

    public static Tensor atan2(Tensor input, Tensor other) => input.atan2(other);

    public static Tensor atan2_(Tensor input, Tensor other) => input.atan2_(other);

    public static Tensor arctan2(Tensor input, Tensor other) => input.arctan2(other);

    public static Tensor arctan2_(Tensor input, Tensor other) => input.arctan2_(other);

    public static Tensor arctan(Tensor input, Tensor other) => input.arctan(other);

    public static Tensor arctan_(Tensor input, Tensor other) => input.arctan_(other);
}
