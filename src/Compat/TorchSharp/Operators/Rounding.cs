namespace TorchSharp;

internal static partial class Ops
{
    public static readonly Op Ceil = new("aten::ceil");
    public static readonly Op CeilInPlace = new("aten::ceil_");
    public static readonly Op Floor = new("aten::floor");
    public static readonly Op FloorInPlace = new("aten::floor_");
    public static readonly Op Trunc = new("aten::trunc");
    public static readonly Op TruncInPlace = new("aten::trunc_");
    public static readonly Op Fix = new("aten::fix");
    public static readonly Op FixInPlace = new("aten::fix_");
    public static readonly Op Frac = new("aten::frac");
    public static readonly Op FracInPlace = new("aten::frac_");
    public static readonly Op RoundDecimals = new("aten::round", "decimals");
    public static readonly Op RoundDecimalsInPlace = new("aten::round_", "decimals");
    public static readonly Op Clamp = new("aten::clamp");
    public static readonly Op ClampTensor = new("aten::clamp", "Tensor");
    public static readonly Op ClampInPlace = new("aten::clamp_");
    public static readonly Op ClampTensorInPlace = new("aten::clamp_", "Tensor");
    public static readonly Op ClampMax = new("aten::clamp_max");
    public static readonly Op ClampMaxInPlace = new("aten::clamp_max_");
    public static readonly Op ClampMin = new("aten::clamp_min");
    public static readonly Op ClampMinInPlace = new("aten::clamp_min_");
    public static readonly Op Clip = new("aten::clip");
    public static readonly Op NanToNum = new("aten::nan_to_num");
}

public static partial class torch
{
    public partial class Tensor
    {
        public Tensor ceil() => Aten.Call(Ops.Ceil, this);

        public Tensor ceil_() => Aten.InPlace(Ops.CeilInPlace, this);

        public Tensor floor() => Aten.Call(Ops.Floor, this);

        public Tensor floor_() => Aten.InPlace(Ops.FloorInPlace, this);

        public Tensor trunc() => Aten.Call(Ops.Trunc, this);

        public Tensor trunc_() => Aten.InPlace(Ops.TruncInPlace, this);

        public Tensor fix() => Aten.Call(Ops.Fix, this);

        public Tensor fix_() => Aten.InPlace(Ops.FixInPlace, this);

        public Tensor frac() => Aten.Call(Ops.Frac, this);

        public Tensor frac_() => Aten.InPlace(Ops.FracInPlace, this);

        public Tensor round(long decimals = 0) => Aten.Call(Ops.RoundDecimals, this, decimals);

        public Tensor round_(long decimals = 0) => Aten.InPlace(Ops.RoundDecimalsInPlace, this, decimals);

        public Tensor clamp(Scalar? min = null, Scalar? max = null) => Aten.Call(Ops.Clamp, this, min, max);

        public Tensor clamp(Tensor? min = null, Tensor? max = null) => Aten.Call(Ops.ClampTensor, this, min, max);

        public Tensor clamp_(Scalar? min = null, Scalar? max = null) => Aten.InPlace(Ops.ClampInPlace, this, min, max);

        public Tensor clamp_(Tensor? min = null, Tensor? max = null) => Aten.InPlace(Ops.ClampTensorInPlace, this, min, max);

        public Tensor clamp_max(Scalar max) => Aten.Call(Ops.ClampMax, this, max);

        public Tensor clamp_max_(Scalar max) => Aten.InPlace(Ops.ClampMaxInPlace, this, max);

        public Tensor clamp_min(Scalar min) => Aten.Call(Ops.ClampMin, this, min);

        public Tensor clamp_min_(Scalar min) => Aten.InPlace(Ops.ClampMinInPlace, this, min);

        public Tensor clip(Scalar? min = null, Scalar? max = null) => Aten.Call(Ops.Clip, this, min, max);

        public Tensor nan_to_num(double nan = 0, double? posinf = null, double? neginf = null) =>
            Aten.Call(Ops.NanToNum, this, nan, posinf, neginf);
    }

    public static Tensor ceil(Tensor input) => input.ceil();

    public static Tensor ceil_(Tensor input) => input.ceil_();

    public static Tensor floor(Tensor input) => input.floor();

    public static Tensor floor_(Tensor input) => input.floor_();

    public static Tensor trunc(Tensor input) => input.trunc();

    public static Tensor trunc_(Tensor input) => input.trunc_();

    public static Tensor fix(Tensor input) => input.fix();

    public static Tensor fix_(Tensor input) => input.fix_();

    public static Tensor frac(Tensor input) => input.frac();

    public static Tensor frac_(Tensor input) => input.frac_();

    public static Tensor round(Tensor input, long decimals = 0) => input.round(decimals);

    public static Tensor round_(Tensor input, long decimals = 0) => input.round_(decimals);

    public static Tensor clamp(Tensor input, Scalar? min = null, Scalar? max = null) => input.clamp(min, max);

    public static Tensor clamp(Tensor input, Tensor? min = null, Tensor? max = null) => input.clamp(min, max);

    public static Tensor clamp_(Tensor input, Scalar? min = null, Scalar? max = null) => input.clamp_(min, max);

    public static Tensor clamp_(Tensor input, Tensor? min = null, Tensor? max = null) => input.clamp_(min, max);

    public static Tensor clamp_max(Tensor input, Scalar max) => input.clamp_max(max);

    public static Tensor clamp_max_(Tensor input, Scalar max) => input.clamp_max_(max);

    public static Tensor clamp_min(Tensor input, Scalar min) => input.clamp_min(min);

    public static Tensor clamp_min_(Tensor input, Scalar min) => input.clamp_min_(min);

    public static Tensor clip(Tensor input, Scalar? min = null, Scalar? max = null) => input.clip(min, max);

    public static Tensor nan_to_num(Tensor input, double nan = 0, double? posinf = null, double? neginf = null) =>
        input.nan_to_num(nan, posinf, neginf);
}
