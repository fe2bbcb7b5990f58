namespace TorchSharp;

public static partial class torch
{
    public static partial class nn
    {
        public static partial class init
        {
            private static readonly Op QrOp = new("aten::linalg_qr"), EyeOp = new("aten::eye", "m"), RandPermOp = new("aten::randperm");

            /// <summary>The identity matrix, as far as the shape goes.</summary>
            public static Tensor eye_(Tensor tensor)
            {
                NeedDimensions(tensor, 2, 2);
                return Fill(tensor, t => t.copy_(Aten.Call(EyeOp, t.size(0), t.size(1), t.dtype, Arg.None, t.device)));
            }

            /// <summary>Convolution weights that pass their input through, as many channels as there are.</summary>
            public static Tensor dirac_(Tensor tensor)
            {
                NeedDimensions(tensor, 3, 5);
                return Fill(tensor, t =>
                {
                    t.zero_();
                    var shape = t.shape;
                    for (var channel = 0L; channel < Math.Min(shape[0], shape[1]); channel++)
                    {
                        var centre = t.select(0, channel).select(0, channel);
                        foreach (var size in shape[2..])
                        {
                            centre = centre.select(0, size / 2);
                        }
                        centre.fill_(1);
                    }
                });
            }

            /// <summary>A (semi-)orthogonal matrix; dimensions after the first count as one.</summary>
            public static Tensor orthogonal_(Tensor tensor, double gain = 1.0)
            {
                NeedDimensions(tensor, 2, int.MaxValue);
                return Fill(tensor, t =>
                {
                    var rows = t.size(0);
                    var columns = t.numel() / Math.Max(rows, 1);
                    var random = t.new_empty([rows, columns]).normal_();
                    var (q, r) = Aten.Call2(QrOp, rows < columns ? random.t() : random);
                    // The signs make the distribution uniform.
                    var signed = q.mul(r.diag().sign());
                    t.copy_((rows < columns ? signed.t() : signed).reshape(t.shape).mul(gain));
                });
            }

            /// <summary>A normal distribution, with a share of each column set to zero.</summary>
            public static Tensor sparse_(Tensor tensor, double sparsity, double std = 0.01)
            {
                NeedDimensions(tensor, 2, 2);
                return Fill(tensor, t =>
                {
                    t.normal_(0, std);
                    var zeros = (long)Math.Ceiling(t.size(0) * sparsity);
                    for (var column = 0L; column < t.size(1); column++)
                    {
                        var rows = Aten.Call(RandPermOp, t.size(0), ScalarType.Int64, Arg.None, t.device).narrow(0, 0, zeros);
                        t.select(1, column).index_fill_(0, rows, 0);
                    }
                });
            }

            /// <summary>A normal distribution that is cut off at <paramref name="a"/> and <paramref name="b"/>.</summary>
            public static Tensor trunc_normal_(
                Tensor tensor, double mean = 0, double std = 1, double a = -2, double b = 2, Generator? generator = null)
            {
                double Below(double x) => (1 + Erf((x - mean) / (std * Math.Sqrt(2)))) / 2;
                return Fill(tensor, t =>
                {
                    // By the inverse of the distribution function.
                    t.uniform_(2 * Below(a) - 1, 2 * Below(b) - 1, generator);
                    t.erfinv_().mul_(std * Math.Sqrt(2)).add_(mean).clamp_(a, b);
                });
            }

            private static double Erf(double x)
            {
                using var value = tensor(x, ScalarType.Float64);
                using var result = value.erf();
                return result.item<double>();
            }

            private static void NeedDimensions(Tensor tensor, int least, int most)
            {
                ArgumentNullException.ThrowIfNull(tensor);
                var dimensions = tensor.dim();
                if (dimensions < least || dimensions > most)
                {
                    var range = most == int.MaxValue ? $"at least {least}" : least == most ? $"{least}" : $"{least} to {most}";
                    throw new ArgumentException($"The tensor must have {range} dimensions, got {dimensions}.", nameof(tensor));
                }
            }
        }
    }
}
