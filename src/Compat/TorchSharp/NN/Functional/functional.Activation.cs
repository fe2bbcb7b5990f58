namespace TorchSharp;

public static partial class torch
{
    public static partial class nn
    {
        // An in-place activation gives a new handle on its input, so that disposing the input leaves the result whole.
        public static partial class functional
        {
            private static readonly Op ReluOp = new("aten::relu"), ReluInPlaceOp = new("aten::relu_"),
                Relu6Op = new("aten::relu6"), Relu6InPlaceOp = new("aten::relu6_"),
                LeakyReluOp = new("aten::leaky_relu"), LeakyReluInPlaceOp = new("aten::leaky_relu_"),
                RreluOp = new("aten::rrelu"), RreluInPlaceOp = new("aten::rrelu_"),
                EluOp = new("aten::elu"), EluInPlaceOp = new("aten::elu_"),
                CeluOp = new("aten::celu"), CeluInPlaceOp = new("aten::celu_"),
                SeluOp = new("aten::selu"), SeluInPlaceOp = new("aten::selu_"),
                SiluOp = new("aten::silu"), SiluInPlaceOp = new("aten::silu_"),
                HardtanhOp = new("aten::hardtanh"), HardtanhInPlaceOp = new("aten::hardtanh_"),
                HardsigmoidOp = new("aten::hardsigmoid"), HardsigmoidInPlaceOp = new("aten::hardsigmoid_"),
                HardswishOp = new("aten::hardswish"), HardswishInPlaceOp = new("aten::hardswish_"),
                ThresholdOp = new("aten::threshold"), ThresholdInPlaceOp = new("aten::threshold_"),
                TanhOp = new("aten::tanh"), TanhInPlaceOp = new("aten::tanh_"),
                GeluOp = new("aten::gelu"), SigmoidOp = new("aten::sigmoid"), SoftplusOp = new("aten::softplus"),
                LogSigmoidOp = new("aten::log_sigmoid"), MishOp = new("aten::mish"), GluOp = new("aten::glu"),
                PreluOp = new("aten::prelu"), SoftshrinkOp = new("aten::softshrink"), HardshrinkOp = new("aten::hardshrink"),
                SoftmaxOp = new("aten::softmax", "int"), LogSoftmaxOp = new("aten::log_softmax", "int"),
                AliasOp = new("aten::alias");

            public static Tensor relu(Tensor input, bool inplace = false) =>
                inplace ? Alias(Aten.InPlace(ReluInPlaceOp, input)) : Aten.Call(ReluOp, input);

            public static Tensor relu6(Tensor input, bool inplace = false) =>
                inplace ? Alias(Aten.InPlace(Relu6InPlaceOp, input)) : Aten.Call(Relu6Op, input);

            public static Tensor leaky_relu(Tensor input, double negative_slope = 0.01, bool inplace = false) =>
                inplace ? Alias(Aten.InPlace(LeakyReluInPlaceOp, input, negative_slope)) : Aten.Call(LeakyReluOp, input, negative_slope);

            public static Tensor prelu(Tensor input, Tensor weight) => Aten.Call(PreluOp, input, weight);

            public static Tensor elu(Tensor input, double alpha = 1.0, bool inplace = false) =>
                inplace ? Alias(Aten.InPlace(EluInPlaceOp, input, alpha)) : Aten.Call(EluOp, input, alpha);

            public static Tensor celu(Tensor input, double alpha = 1.0, bool inplace = false) =>
                inplace ? Alias(Aten.InPlace(CeluInPlaceOp, input, alpha)) : Aten.Call(CeluOp, input, alpha);

            public static Tensor selu(Tensor input, bool inplace = false) =>
                inplace ? Alias(Aten.InPlace(SeluInPlaceOp, input)) : Aten.Call(SeluOp, input);

            public static Tensor silu(Tensor input, bool inplace = false) =>
                inplace ? Alias(Aten.InPlace(SiluInPlaceOp, input)) : Aten.Call(SiluOp, input);

            public static Tensor SiLU(Tensor input, bool inplace = false) => silu(input, inplace);

            public static Tensor gelu(Tensor input) => Aten.Call(GeluOp, input);

            public static Tensor Mish(Tensor input) => Aten.Call(MishOp, input);

            public static Tensor glu(Tensor input, long dim = -1) => Aten.Call(GluOp, input, dim);

            public static Tensor sigmoid(Tensor input) => Aten.Call(SigmoidOp, input);

            public static Tensor logsigmoid(Tensor input) => Aten.Call(LogSigmoidOp, input);

            public static Tensor hardsigmoid(Tensor input, bool inplace = false) =>
                inplace ? Alias(Aten.InPlace(HardsigmoidInPlaceOp, input)) : Aten.Call(HardsigmoidOp, input);

            public static Tensor hardswish(Tensor input, bool inplace = false) =>
                inplace ? Alias(Aten.InPlace(HardswishInPlaceOp, input)) : Aten.Call(HardswishOp, input);

            public static Tensor tanh(Tensor input, bool inplace = false) =>
                inplace ? Alias(Aten.InPlace(TanhInPlaceOp, input)) : Aten.Call(TanhOp, input);

            public static Tensor Hardtanh(Tensor input, double min_val = -1.0, double max_val = 1.0, bool inplace = false) =>
                inplace ? Alias(Aten.InPlace(HardtanhInPlaceOp, input, min_val, max_val)) : Aten.Call(HardtanhOp, input, min_val, max_val);

            public static Tensor Threshold(Tensor input, double threshold, double value, bool inplace = false) =>
                inplace
                    ? Alias(Aten.InPlace(ThresholdInPlaceOp, input, threshold, value))
                    : Aten.Call(ThresholdOp, input, threshold, value);

            public static Tensor softplus(Tensor input, double beta = 1.0, double threshold = 20.0) =>
                Aten.Call(SoftplusOp, input, beta, threshold);

            public static Tensor Softshrink(Tensor input, double lambda = 0.5) => Aten.Call(SoftshrinkOp, input, lambda);

            public static Tensor Hardshrink(Tensor input, double lambda = 0.5) => Aten.Call(HardshrinkOp, input, lambda);

            public static Tensor Tanhshrink(Tensor input)
            {
                using var squashed = input.tanh();
                return input.sub(squashed);
            }

            public static Tensor Softsign(Tensor input)
            {
                using var size = input.abs();
                using var divisor = size.add(1);
                return input.div(divisor);
            }

            public static Tensor softmax(Tensor input, long dim, ScalarType? dtype = null) => Aten.Call(SoftmaxOp, input, dim, dtype);

            public static Tensor log_softmax(Tensor input, long dim) => Aten.Call(LogSoftmaxOp, input, dim);

            public static Tensor softmin(Tensor input, long dim)
            {
                using var negative = input.neg();
                return softmax(negative, dim);
            }

            /// <summary>Softmax over the channels of an image or of a batch of images.</summary>
            public static Tensor softmax2d(Tensor input) => softmax(input, -3);

            /// <summary>A leaky ReLU of the mean slope: the form that is not training.</summary>
            public static Tensor rrelu(Tensor input, double lower, double upper, bool inplace = false) =>
                RandomSlope(input, lower, upper, training: false, inplace);

            internal static Tensor RandomSlope(Tensor input, double lower, double upper, bool training, bool inplace) =>
                inplace
                    ? Alias(Aten.InPlace(RreluInPlaceOp, input, lower, upper, training))
                    : Aten.Call(RreluOp, input, lower, upper, training);

            internal static Tensor Alias(Tensor input) => Aten.Call(AliasOp, input);
        }
    }
}
