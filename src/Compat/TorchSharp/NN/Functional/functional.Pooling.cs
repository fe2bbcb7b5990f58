namespace TorchSharp;

public static partial class torch
{
    public static partial class nn
    {
        // No stride means the size of the window.
        public static partial class functional
        {
            private static readonly Op MaxPool1dOp = new("aten::max_pool1d"), MaxPool2dOp = new("aten::max_pool2d"),
                MaxPool3dOp = new("aten::max_pool3d"), MaxPool1dIndicesOp = new("aten::max_pool1d_with_indices"),
                MaxPool2dIndicesOp = new("aten::max_pool2d_with_indices"),
                MaxPool3dIndicesOp = new("aten::max_pool3d_with_indices"),
                AvgPool1dOp = new("aten::avg_pool1d"), AvgPool2dOp = new("aten::avg_pool2d"),
                AvgPool3dOp = new("aten::avg_pool3d"),
                AdaptiveAvgPool1dOp = new("aten::adaptive_avg_pool1d"), AdaptiveAvgPool2dOp = new("aten::adaptive_avg_pool2d"),
                AdaptiveAvgPool3dOp = new("aten::adaptive_avg_pool3d"), AdaptiveMaxPool1dOp = new("aten::adaptive_max_pool1d"),
                AdaptiveMaxPool2dOp = new("aten::adaptive_max_pool2d"), AdaptiveMaxPool3dOp = new("aten::adaptive_max_pool3d");

            public static Tensor max_pool1d(
                Tensor input, long kernel_size, long? stride = null, long? padding = null, long? dilation = null,
                bool ceil_mode = false) =>
                Aten.Call(MaxPool1dOp, input, One(kernel_size, 1), One(stride, kernel_size), One(padding, 0), One(dilation, 1), ceil_mode);

            public static (Tensor output, Tensor indices) max_pool1d_with_indices(
                Tensor input, long kernel_size, long? stride = null, long? padding = null, long? dilation = null,
                bool ceil_mode = false) =>
                Aten.Call2(
                    MaxPool1dIndicesOp, input, One(kernel_size, 1), One(stride, kernel_size), One(padding, 0), One(dilation, 1),
                    ceil_mode);

            public static Tensor max_pool2d(
                Tensor input, long kernel_size, long? stride = null, long? padding = null, long? dilation = null,
                bool ceil_mode = false) =>
                max_pool2d(input, Twice(kernel_size)!, Twice(stride), Twice(padding), Twice(dilation), ceil_mode);

            public static Tensor max_pool2d(
                Tensor input, (long, long) kernel_size, (long, long)? stride = null, (long, long)? padding = null,
                (long, long)? dilation = null, bool ceil_mode = false) =>
                max_pool2d(input, Both(kernel_size)!, Both(stride), Both(padding), Both(dilation), ceil_mode);

            public static Tensor max_pool2d(
                Tensor input, long[] kernel_size, long[]? strides = null, long[]? padding = null, long[]? dilation = null,
                bool ceil_mode = false) =>
                Aten.Call(MaxPool2dOp, input, kernel_size, strides ?? kernel_size, padding ?? Zeros2, dilation ?? Ones2, ceil_mode);

            public static (Tensor output, Tensor indices) max_pool2d_with_indices(
                Tensor input, long[] kernel_size, long[]? strides = null, long[]? padding = null, long[]? dilation = null,
                bool ceil_mode = false) =>
                Aten.Call2(MaxPool2dIndicesOp, input, kernel_size, strides ?? kernel_size, padding ?? Zeros2, dilation ?? Ones2, ceil_mode);

            public static Tensor max_pool3d(
                Tensor input, long[] kernel_size, long[]? strides = null, long[]? padding = null, long[]? dilation = null,
                bool ceil_mode = false) =>
                Aten.Call(MaxPool3dOp, input, kernel_size, strides ?? kernel_size, padding ?? Zeros3, dilation ?? Ones3, ceil_mode);

            public static (Tensor output, Tensor indices) max_pool3d_with_indices(
                Tensor input, long[] kernel_size, long[]? strides = null, long[]? padding = null, long[]? dilation = null,
                bool ceil_mode = false) =>
                Aten.Call2(MaxPool3dIndicesOp, input, kernel_size, strides ?? kernel_size, padding ?? Zeros3, dilation ?? Ones3, ceil_mode);

            public static Tensor avg_pool1d(
                Tensor input, long kernel_size, long? stride = null, long? padding = null, bool ceil_mode = false,
                bool count_include_pad = true) =>
                Aten.Call(
                    AvgPool1dOp, input, One(kernel_size, 1), One(stride, kernel_size), One(padding, 0), ceil_mode,
                    count_include_pad);

            public static Tensor adaptive_avg_pool1d(Tensor input, long output_size) =>
                Aten.Call(AdaptiveAvgPool1dOp, input, One(output_size, 1));

            public static Tensor adaptive_avg_pool2d(Tensor input, long output_size) => adaptive_avg_pool2d(input, Twice(output_size)!);

            public static Tensor adaptive_avg_pool2d(Tensor input, (long, long) output_size) =>
                adaptive_avg_pool2d(input, Both(output_size)!);

            public static Tensor adaptive_avg_pool2d(Tensor input, long[] output_size) =>
                Aten.Call(AdaptiveAvgPool2dOp, input, output_size);

            public static Tensor adaptive_avg_pool3d(Tensor input, long[] output_size) =>
                Aten.Call(AdaptiveAvgPool3dOp, input, output_size);

            public static Tensor adaptive_max_pool1d(Tensor input, long output_size) =>
                Values(Aten.Call2(AdaptiveMaxPool1dOp, input, One(output_size, 1)));

            public static Tensor adaptive_max_pool2d(Tensor input, long[] output_size) =>
                Values(Aten.Call2(AdaptiveMaxPool2dOp, input, output_size));

            public static Tensor adaptive_max_pool3d(Tensor input, long[] output_size) =>
                Values(Aten.Call2(AdaptiveMaxPool3dOp, input, output_size));

            internal static Tensor AvgPool(
                int dimensions, Tensor input, long[] kernel, long[]? stride, long[]? padding, bool ceilMode, bool countPadding,
                long? divisor) =>
                Aten.Call(
                    dimensions == 2 ? AvgPool2dOp : AvgPool3dOp, input, kernel, stride ?? kernel,
                    padding ?? (dimensions == 2 ? Zeros2 : Zeros3), ceilMode, countPadding, divisor);

            internal static long[]? Twice(long? value) => value is { } v ? [v, v] : null;

            internal static long[]? Both((long, long)? value) => value is { } v ? [v.Item1, v.Item2] : null;

            internal static long[]? Thrice(long? value) => value is { } v ? [v, v, v] : null;

            internal static long[]? All((long, long, long)? value) => value is { } v ? [v.Item1, v.Item2, v.Item3] : null;

            private static Tensor Values((Tensor Values, Tensor Indices) pair)
            {
                pair.Indices.Dispose();
                return pair.Values;
            }
        }
    }
}
