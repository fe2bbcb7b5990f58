namespace TorchSharp;

public static partial class torch
{
    public static partial class nn
    {
        public static partial class functional
        {
            private static readonly Op PadOp = new("aten::pad"), GridSampleOp = new("aten::grid_sampler"),
                AffineGridOp = new("aten::affine_grid_generator"), PixelShuffleOp = new("aten::pixel_shuffle"),
                PixelUnshuffleOp = new("aten::pixel_unshuffle"), UnfoldOp = new("aten::im2col"), FoldOp = new("aten::col2im");

            /// <summary>Pads the last dimension first: before and after it, before and after the last but one, and so on.</summary>
            public static Tensor pad(Tensor input, long[] pad, PaddingModes mode = PaddingModes.Constant, double value = 0) => mode switch
            {
                PaddingModes.Constant or PaddingModes.Zeros => Aten.Call(PadOp, input, pad, "constant", value),
                PaddingModes.Reflect => Aten.Call(PadOp, input, pad, "reflect", Arg.None),
                PaddingModes.Replicate => Aten.Call(PadOp, input, pad, "replicate", Arg.None),
                PaddingModes.Circular => Aten.Call(PadOp, input, pad, "circular", Arg.None),
                _ => throw new ArgumentOutOfRangeException(nameof(mode), mode, "Unknown padding mode."),
            };

            public static Tensor pad(
                Tensor input, ReadOnlySpan<long> pad, PaddingModes mode = PaddingModes.Constant, double value = 0) =>
                functional.pad(input, pad.ToArray(), mode, value);

            public static Tensor pad(
                Tensor input, (long, long) pad, PaddingModes mode = PaddingModes.Constant, double value = 0) =>
                functional.pad(input, [pad.Item1, pad.Item2], mode, value);

            public static Tensor pad(
                Tensor input, (long, long, long, long) pad, PaddingModes mode = PaddingModes.Constant, double value = 0) =>
                functional.pad(input, [pad.Item1, pad.Item2, pad.Item3, pad.Item4], mode, value);

            /// <summary>Samples images at positions in [-1, 1], whose ends are pixel edges, or centres with align_corners.</summary>
            public static Tensor grid_sample(
                Tensor input, Tensor grid, GridSampleMode mode = GridSampleMode.Bilinear,
                GridSamplePaddingMode padding_mode = GridSamplePaddingMode.Zeros, bool? align_corners = null) =>
                Aten.Call(GridSampleOp, input, grid, (long)mode, (long)padding_mode, align_corners ?? false);

            public static Tensor affine_grid(Tensor theta, long[]? size = null, bool align_corners = false)
            {
                ArgumentNullException.ThrowIfNull(size);
                return Aten.Call(AffineGridOp, theta, size, align_corners);
            }

            public static Tensor pixel_shuffle(Tensor x, long upscale_factor) => Aten.Call(PixelShuffleOp, x, upscale_factor);

            public static Tensor pixel_unshuffle(Tensor x, long downscale_factor) => Aten.Call(PixelUnshuffleOp, x, downscale_factor);

            public static Tensor unfold(Tensor input, long kernel_size, long dilation = 1, long padding = 0, long stride = 1) =>
                Aten.Call(UnfoldOp, input, Twice(kernel_size), Twice(dilation), Twice(padding), Twice(stride));

            public static Tensor fold(
                Tensor input, long output_size, long kernel_size, long dilation = 1, long padding = 0, long stride = 1) =>
                Aten.Call(FoldOp, input, Twice(output_size), Twice(kernel_size), Twice(dilation), Twice(padding), Twice(stride));
        }
    }
}
