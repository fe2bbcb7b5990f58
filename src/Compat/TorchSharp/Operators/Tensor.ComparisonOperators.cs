namespace TorchSharp;

internal static partial class Ops
{
    public static readonly Op Equal = new("aten::equal");
}

public static partial class torch
{
    public partial class Tensor
    {
        public static Tensor operator ==(Tensor left, Tensor right) => Aten.Call(Ops.EqTensor, left, right);

        public static Tensor operator ==(Tensor left, Scalar right) => Aten.Call(Ops.EqScalar, left, right);

        public static Tensor operator ==(Scalar left, Tensor right) => Aten.Call(Ops.EqScalar, right, left);

        public static Tensor operator !=(Tensor left, Tensor right) => Aten.Call(Ops.NeTensor, left, right);

        public static Tensor operator !=(Tensor left, Scalar right) => Aten.Call(Ops.NeScalar, left, right);

        public static Tensor operator !=(Scalar left, Tensor right) => Aten.Call(Ops.NeScalar, right, left);

        public static Tensor operator <(Tensor left, Tensor right) => Aten.Call(Ops.LtTensor, left, right);

        public static Tensor operator <(Tensor left, Scalar right) => Aten.Call(Ops.LtScalar, left, right);

        public static Tensor operator <(Scalar left, Tensor right) => Aten.Call(Ops.GtScalar, right, left);

        public static Tensor operator <=(Tensor left, Tensor right) => Aten.Call(Ops.LeTensor, left, right);

        public static Tensor operator <=(Tensor left, Scalar right) => Aten.Call(Ops.LeScalar, left, right);

        public static Tensor operator <=(Scalar left, Tensor right) => Aten.Call(Ops.GeScalar, right, left);

        public static Tensor operator >(Tensor left, Tensor right) => Aten.Call(Ops.GtTensor, left, right);

        public static Tensor operator >(Tensor left, Scalar right) => Aten.Call(Ops.GtScalar, left, right);

        public static Tensor operator >(Scalar left, Tensor right) => Aten.Call(Ops.LtScalar, right, left);

        public static Tensor operator >=(Tensor left, Tensor right) => Aten.Call(Ops.GeTensor, left, right);

        public static Tensor operator >=(Tensor left, Scalar right) => Aten.Call(Ops.GeScalar, left, right);

        public static Tensor operator >=(Scalar left, Tensor right) => Aten.Call(Ops.LeScalar, right, left);

        public static Tensor operator &(Tensor left, Tensor right) => Aten.Call(Ops.BitwiseAndTensor, left, right);

        public static Tensor operator |(Tensor left, Tensor right) => Aten.Call(Ops.BitwiseOrTensor, left, right);

        public static Tensor operator ^(Tensor left, Tensor right) => Aten.Call(Ops.BitwiseXorTensor, left, right);

        public static Tensor operator ~(Tensor value) => Aten.Call(Ops.BitwiseNot, value);

        /// <summary>Whether type, shape and all elements are equal; no tensor with a NaN equals anything.</summary>
        public bool Equals(Tensor? target) => target is not null && target.dtype == dtype && Aten.CallBool(Ops.Equal, this, target);

        public override bool Equals(object? obj) => Equals(obj as Tensor);

        public override int GetHashCode() => System.Runtime.CompilerServices.RuntimeHelpers.GetHashCode(this);
    }
}
