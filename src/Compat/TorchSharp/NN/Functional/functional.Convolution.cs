namespace TorchSharp;

public static partial class torch
{
    public static partial class nn
    {
        public static partial class functional
        {
            private static readonly Op Conv1dOp = new("aten::conv1d"), Conv2dOp = new("aten::conv2d"), Conv3dOp = new("aten::conv3d"),
                ConvTranspose1dOp = new("aten::conv_transpose1d"), ConvTranspose2dOp = new("aten::conv_transpose2d", "input"),
                ConvTranspose3dOp = new("aten::conv_transpose3d", "input");

            public static Tensor conv1d(
                Tensor input, Tensor weight, Tensor? bias = null, long? stride = null, long? padding = null,
                long? dilation = null,
                long groups = 1) =>
                Aten.Call(Conv1dOp, input, weight, bias, One(stride, 1), One(padding, 0), One(dilation, 1), groups);

            public static Tensor conv2d(
                Tensor input, Tensor weight, Tensor? bias = null, long[]? strides = null, long[]? padding = null,
                long[]? dilation = null,
                long groups = 1) =>
                Aten.Call(Conv2dOp, input, weight, bias, strides ?? Ones2, padding ?? Zeros2, dilation ?? Ones2, groups);

            public static Tensor conv3d(
                Tensor input, Tensor weight, Tensor? bias = null, long[]? strides = null, long[]? padding = null,
                long[]? dilation = null,
                long groups = 1) =>
                Aten.Call(Conv3dOp, input, weight, bias, strides ?? Ones3, padding ?? Zeros3, dilation ?? Ones3, groups);

            public static Tensor conv_transpose1d(
                Tensor input, Tensor weight, Tensor? bias = null, long? stride = null, long? padding = null,
                long? outputPadding = null,
                long? dilation = null, long groups = 1) =>
                Aten.Call(
                    ConvTranspose1dOp, input, weight, bias, One(stride, 1), One(padding, 0), One(outputPadding, 0), groups,
                    One(dilation, 1));

            public static Tensor conv_transpose2d(
                Tensor input, Tensor weight, Tensor? bias = null, long[]? strides = null, long[]? padding = null,
                long[]? outputPadding = null, long[]? dilation = null, long groups = 1) =>
                Aten.Call(
                    ConvTranspose2dOp, input, weight, bias, strides ?? Ones2, padding ?? Zeros2, outputPadding ?? Zeros2, groups,
                    dilation ?? Ones2);

            public static Tensor conv_transpose3d(
                Tensor input, Tensor weight, Tensor? bias = null, long[]? strides = null, long[]? padding = null,
                long[]? outputPadding = null, long[]? dilation = null, long groups = 1) =>
                Aten.Call(
                    ConvTranspose3dOp, input, weight, bias, strides ?? Ones3, padding ?? Zeros3, outputPadding ?? Zeros3, groups,
                    dilation ?? Ones3);

            internal static readonly long[] Zeros2 = [0, 0], Ones2 = [1, 1], Zeros3 = [0, 0, 0], Ones3 = [1, 1, 1];

            private static long[] One(long? value, long otherwise) => [value ?? otherwise];
        }
    }
}
