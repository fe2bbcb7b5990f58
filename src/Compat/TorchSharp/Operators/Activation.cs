namespace TorchSharp;

internal static partial class Ops
{
    public static readonly Op Relu = new("aten::relu");
    public static readonly Op ReluInPlace = new("aten::relu_");
    public static readonly Op Relu6 = new("aten::relu6");
    public static readonly Op Relu6InPlace = new("aten::relu6_");
    public static readonly Op Sigmoid = new("aten::sigmoid");
    public static readonly Op SigmoidInPlace = new("aten::sigmoid_");
    public static readonly Op Silu = new("aten::silu");
    public static readonly Op SiluInPlace = new("aten::silu_");
    public static readonly Op Selu = new("aten::selu");
    public static readonly Op SeluInPlace = new("aten::selu_");
    public static readonly Op Gelu = new("aten::gelu");
    public static readonly Op Celu = new("aten::celu");
    public static readonly Op CeluInPlace = new("aten::celu_");
    public static readonly Op Hardsigmoid = new("aten::hardsigmoid");
    public static readonly Op HardsigmoidInPlace = new("aten::hardsigmoid_");
    public static readonly Op Hardswish = new("aten::hardswish");
    public static readonly Op HardswishInPlace = new("aten::hardswish_");
    public static readonly Op LogSigmoid = new("aten::log_sigmoid");
    public static readonly Op Prelu = new("aten::prelu");
    public static readonly Op Elu = new("aten::elu");
    public static readonly Op EluInPlace = new("aten::elu_");
    public static readonly Op Hardtanh = new("aten::hardtanh");
    public static readonly Op HardtanhInPlace = new("aten::hardtanh_");
    public static readonly Op LeakyRelu = new("aten::leaky_relu");
    public static readonly Op LeakyReluInPlace = new("aten::leaky_relu_");
    public static readonly Op SoftmaxInt = new("aten::softmax", "int");
    public static readonly Op LogSoftmaxInt = new("aten::log_softmax", "int");
}

public static partial class torch
{
    public partial class Tensor
    {
        public Tensor relu() => Aten.Call(Ops.Relu, this);

        public Tensor relu_() => Aten.InPlace(Ops.ReluInPlace, this);

        public Tensor relu6() => Aten.Call(Ops.Relu6, this);

        public Tensor relu6_() => Aten.InPlace(Ops.Relu6InPlace, this);

        public Tensor sigmoid() => Aten.Call(Ops.Sigmoid, this);

        public Tensor sigmoid_() => Aten.InPlace(Ops.SigmoidInPlace, this);

        public Tensor silu() => Aten.Call(Ops.Silu, this);

        public Tensor silu_() => Aten.InPlace(Ops.SiluInPlace, this);

        public Tensor selu() => Aten.Call(Ops.Selu, this);

        public Tensor selu_() => Aten.InPlace(Ops.SeluInPlace, this);

        public Tensor gelu() => Aten.Call(Ops.Gelu, this);

        public Tensor celu() => Aten.Call(Ops.Celu, this);

        public Tensor celu_() => Aten.InPlace(Ops.CeluInPlace, this);

        public Tensor hardsigmoid() => Aten.Call(Ops.Hardsigmoid, this);

        public Tensor hardsigmoid_() => Aten.InPlace(Ops.HardsigmoidInPlace, this);

        public Tensor hardswish() => Aten.Call(Ops.Hardswish, this);

        public Tensor hardswish_() => Aten.InPlace(Ops.HardswishInPlace, this);

        public Tensor log_sigmoid() => Aten.Call(Ops.LogSigmoid, this);

        public Tensor prelu(Tensor other) => Aten.Call(Ops.Prelu, this, other);

        public Tensor elu(Scalar alpha, Scalar scale, Scalar input_scale) => Aten.Call(Ops.Elu, this, alpha, scale, input_scale);

        public Tensor elu_(Scalar alpha, Scalar scale, Scalar input_scale) => Aten.InPlace(Ops.EluInPlace, this, alpha, scale, input_scale);

        public Tensor hardtanh(Scalar min_val, Scalar max_val) => Aten.Call(Ops.Hardtanh, this, min_val, max_val);

        public Tensor hardtanh_(Scalar min_val, Scalar max_val) => Aten.InPlace(Ops.HardtanhInPlace, this, min_val, max_val);

        public Tensor leaky_relu(Scalar negative_slope) => Aten.Call(Ops.LeakyRelu, this, negative_slope);

        public Tensor leaky_relu_(Scalar negative_slope) => Aten.InPlace(Ops.LeakyReluInPlace, this, negative_slope);

        public Tensor softmax(long dim, ScalarType? dtype = null) => Aten.Call(Ops.SoftmaxInt, this, dim, dtype);

        public Tensor log_softmax(long dim, ScalarType? dtype = null) => Aten.Call(Ops.LogSoftmaxInt, this, dim, dtype);
    }

    public static Tensor sigmoid(Tensor input) => input.sigmoid();

    public static Tensor sigmoid_(Tensor input) => input.sigmoid_();

    public static Tensor softmax(Tensor input, int dim, ScalarType? dtype = null) => Aten.Call(Ops.SoftmaxInt, input, dim, dtype);
}
