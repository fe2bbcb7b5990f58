namespace TorchSharp;

public static partial class torch
{
    public static partial class nn
    {
        public static partial class functional
        {
            private static readonly Op Nearest1dOp = new("aten::upsample_nearest1d", "vec"),
                Nearest2dOp = new("aten::upsample_nearest2d", "vec"), Nearest3dOp = new("aten::upsample_nearest3d", "vec"),
                LinearUpOp = new("aten::upsample_linear1d", "vec"), BilinearUpOp = new("aten::upsample_bilinear2d", "vec"),
                BicubicUpOp = new("aten::upsample_bicubic2d", "vec"), TrilinearUpOp = new("aten::upsample_trilinear3d", "vec");

            /// <summary>Resizes [batch, channel, ...] to a size or by factors, one number for each spatial dimension.</summary>
            public static Tensor upsample(
                Tensor x, long[]? size = null, double[]? scale_factor = null, UpsampleMode mode = UpsampleMode.Nearest,
                bool align_corners = false)
            {
                ArgumentNullException.ThrowIfNull(x);
                if ((size is null) == (scale_factor is null))
                {
                    throw new ArgumentException("Exactly one of size and scale_factor must be given.");
                }
                var dimensions = x.dim();
                if (mode == UpsampleMode.Nearest)
                {
                    return Aten.Call(NearestFor(dimensions), x, size, scale_factor);
                }
                var (op, needed) = mode switch
                {
                    UpsampleMode.Linear => (LinearUpOp, 3),
                    UpsampleMode.Bilinear => (BilinearUpOp, 4),
                    UpsampleMode.Bicubic => (BicubicUpOp, 4),
                    UpsampleMode.Trilinear => (TrilinearUpOp, 5),
                    _ => throw new ArgumentOutOfRangeException(nameof(mode), mode, "Unknown mode."),
                };
                if (dimensions != needed)
                {
                    throw new ArgumentException($"{mode} needs a tensor of {needed} dimensions, got {dimensions}.", nameof(x));
                }
                return Aten.Call(op, x, size, align_corners, scale_factor);
            }

            private static Op NearestFor(long dimensions) => dimensions switch
            {
                3 => Nearest1dOp,
                4 => Nearest2dOp,
                5 => Nearest3dOp,
                _ => throw new ArgumentException($"Nearest needs a tensor of 3, 4 or 5 dimensions, got {dimensions}.", "x"),
            };
        }
    }
}
