namespace TorchSharp;

internal static partial class Ops
{
    public static readonly Op Angle = new("aten::angle");
    public static readonly Op Conj = new("aten::conj");
    public static readonly Op ConjPhysical = new("aten::conj_physical");
    public static readonly Op ConjPhysicalInPlace = new("aten::conj_physical_");
    public static readonly Op ResolveConj = new("aten::resolve_conj");
    public static readonly Op ResolveNeg = new("aten::resolve_neg");
    public static readonly Op ViewAsComplex = new("aten::view_as_complex");
    public static readonly Op ViewAsReal = new("aten::view_as_real");
    public static readonly Op Adjoint = new("aten::adjoint");
}

public static partial class torch
{
    public partial class Tensor
    {
        public Tensor angle() => Aten.Call(Ops.Angle, this);

        public Tensor conj() => Aten.Call(Ops.Conj, this);

        public Tensor conj_physical() => Aten.Call(Ops.ConjPhysical, this);

        public Tensor conj_physical_() => Aten.InPlace(Ops.ConjPhysicalInPlace, this);

        public Tensor resolve_conj() => Aten.Call(Ops.ResolveConj, this);

        public Tensor resolve_neg() => Aten.Call(Ops.ResolveNeg, this);

        public Tensor view_as_complex() => Aten.Call(Ops.ViewAsComplex, this);

        public Tensor view_as_real() => Aten.Call(Ops.ViewAsReal, this);

        public Tensor adjoint() => Aten.Call(Ops.Adjoint, this);
    }

    public static Tensor angle(Tensor input) => input.angle();

    public static Tensor conj(Tensor input) => input.conj();

    public static Tensor conj_physical(Tensor input) => input.conj_physical();

    public static Tensor conj_physical_(Tensor input) => input.conj_physical_();

    public static Tensor resolve_conj(Tensor input) => input.resolve_conj();

    public static Tensor resolve_neg(Tensor input) => input.resolve_neg();

    public static Tensor view_as_complex(Tensor input) => input.view_as_complex();

    public static Tensor view_as_real(Tensor input) => input.view_as_real();

    public static Tensor adjoint(Tensor input) => input.adjoint();
}
