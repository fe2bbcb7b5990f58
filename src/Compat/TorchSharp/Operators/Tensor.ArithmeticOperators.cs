namespace TorchSharp;

internal static partial class Ops
{
    public static readonly Op RsubScalar = new("aten::rsub", "Scalar");
    public static readonly Op DivTensor = new("aten::div", "Tensor");
    public static readonly Op DivScalar = new("aten::div", "Scalar");
}

public static partial class torch
{
    public partial class Tensor
    {
        public static Tensor operator +(Tensor left, Tensor right) => Aten.Call(Ops.AddTensor, left, right);

        public static Tensor operator +(Tensor left, Scalar right) => Aten.Call(Ops.AddScalar, left, right);

        public static Tensor operator +(Tensor left, int right) => Aten.Call(Ops.AddScalar, left, right);

        public static Tensor operator +(Tensor left, long right) => Aten.Call(Ops.AddScalar, left, right);

        public static Tensor operator +(Tensor left, float right) => Aten.Call(Ops.AddScalar, left, right);

        public static Tensor operator +(Tensor left, double right) => Aten.Call(Ops.AddScalar, left, right);

        public static Tensor operator +(Scalar left, Tensor right) => Aten.Call(Ops.AddScalar, right, left);

        public static Tensor operator +(int left, Tensor right) => Aten.Call(Ops.AddScalar, right, left);

        public static Tensor operator +(long left, Tensor right) => Aten.Call(Ops.AddScalar, right, left);

        public static Tensor operator +(float left, Tensor right) => Aten.Call(Ops.AddScalar, right, left);

        public static Tensor operator +(double left, Tensor right) => Aten.Call(Ops.AddScalar, right, left);

        public static Tensor operator *(Tensor left, Tensor right) => Aten.Call(Ops.MulTensor, left, right);

        public static Tensor operator *(Tensor left, Scalar right) => Aten.Call(Ops.MulScalar, left, right);

        public static Tensor operator *(Tensor left, int right) => Aten.Call(Ops.MulScalar, left, right);

        public static Tensor operator *(Tensor left, long right) => Aten.Call(Ops.MulScalar, left, right);

        public static Tensor operator *(Tensor left, float right) => Aten.Call(Ops.MulScalar, left, right);

        public static Tensor operator *(Tensor left, double right) => Aten.Call(Ops.MulScalar, left, right);

        public static Tensor operator *(Scalar left, Tensor right) => Aten.Call(Ops.MulScalar, right, left);

        public static Tensor operator *(int left, Tensor right) => Aten.Call(Ops.MulScalar, right, left);

        public static Tensor operator *(long left, Tensor right) => Aten.Call(Ops.MulScalar, right, left);

        public static Tensor operator *(float left, Tensor right) => Aten.Call(Ops.MulScalar, right, left);

        public static Tensor operator *(double left, Tensor right) => Aten.Call(Ops.MulScalar, right, left);

        public static Tensor operator -(Tensor left, Tensor right) => Aten.Call(Ops.SubTensor, left, right);

        public static Tensor operator -(Tensor left, Scalar right) => Aten.Call(Ops.SubScalar, left, right);

        public static Tensor operator -(Tensor left, int right) => Aten.Call(Ops.SubScalar, left, right);

        public static Tensor operator -(Tensor left, long right) => Aten.Call(Ops.SubScalar, left, right);

        public static Tensor operator -(Tensor left, float right) => Aten.Call(Ops.SubScalar, left, right);

        public static Tensor operator -(Tensor left, double right) => Aten.Call(Ops.SubScalar, left, right);

        public static Tensor operator -(Scalar left, Tensor right) => Aten.Call(Ops.RsubScalar, right, left);

        public static Tensor operator -(int left, Tensor right) => Aten.Call(Ops.RsubScalar, right, left);

        public static Tensor operator -(long left, Tensor right) => Aten.Call(Ops.RsubScalar, right, left);

        public static Tensor operator -(float left, Tensor right) => Aten.Call(Ops.RsubScalar, right, left);

        public static Tensor operator -(double left, Tensor right) => Aten.Call(Ops.RsubScalar, right, left);

        public static Tensor operator /(Tensor left, Tensor right) => Aten.Call(Ops.DivTensor, left, right);

        public static Tensor operator /(Tensor left, Scalar right) => Aten.Call(Ops.DivScalar, left, right);

        public static Tensor operator /(Tensor left, int right) => Aten.Call(Ops.DivScalar, left, right);

        public static Tensor operator /(Tensor left, long right) => Aten.Call(Ops.DivScalar, left, right);

        public static Tensor operator /(Tensor left, float right) => Aten.Call(Ops.DivScalar, left, right);

        public static Tensor operator /(Tensor left, double right) => Aten.Call(Ops.DivScalar, left, right);

        public static Tensor operator /(Scalar left, Tensor right) => DivideInto(left, right);

        public static Tensor operator /(int left, Tensor right) => DivideInto(left, right);

        public static Tensor operator /(long left, Tensor right) => DivideInto(left, right);

        public static Tensor operator /(float left, Tensor right) => DivideInto(left, right);

        public static Tensor operator /(double left, Tensor right) => DivideInto(left, right);

        public static Tensor operator %(Tensor left, Tensor right) => Aten.Call(Ops.RemainderTensor, left, right);

        public static Tensor operator %(Tensor left, Scalar right) => Aten.Call(Ops.RemainderScalar, left, right);

        public static Tensor operator %(Tensor left, int right) => Aten.Call(Ops.RemainderScalar, left, right);

        public static Tensor operator %(Tensor left, long right) => Aten.Call(Ops.RemainderScalar, left, right);

        public static Tensor operator %(Tensor left, float right) => Aten.Call(Ops.RemainderScalar, left, right);

        public static Tensor operator %(Tensor left, double right) => Aten.Call(Ops.RemainderScalar, left, right);

        public static Tensor operator -(Tensor value) => Aten.Call(Ops.Neg, value);

        // A number without dimensions keeps the type of the tensor.
        private static Tensor DivideInto(Scalar left, Tensor right)
        {
            using var reciprocal = right.reciprocal();
            return Aten.Call(Ops.MulScalar, reciprocal, left);
        }
    }
}
