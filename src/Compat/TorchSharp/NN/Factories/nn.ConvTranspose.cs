using TorchSharp.Modules;

namespace TorchSharp;

public static partial class torch
{
    public static partial class nn
    {
        public static ConvTranspose1d ConvTranspose1d(
            long in_channels, long out_channels, long kernel_size, long stride = 1, long padding = 0, long output_padding = 0,
            long dilation = 1, PaddingModes padding_mode = PaddingModes.Zeros, long groups = 1, bool bias = true,
            Device? device = null, ScalarType? dtype = null) =>
            Modules.ConvTranspose1d.Create(
                new ConvolutionShape(in_channels, out_channels, [kernel_size])
                {
                    Stride = [stride], Padding = [padding], OutputPadding = [output_padding], Dilation = [dilation],
                    Groups = groups, Mode = padding_mode, Transposed = true,
                },
                bias, device, dtype);

        public static ConvTranspose2d ConvTranspose2d(
            long in_channels, long out_channels, long kernel_size, long stride = 1, long padding = 0, long output_padding = 0,
            long dilation = 1, PaddingModes padding_mode = PaddingModes.Zeros, long groups = 1, bool bias = true,
            Device? device = null, ScalarType? dtype = null) =>
            Modules.ConvTranspose2d.Create(
                new ConvolutionShape(in_channels, out_channels, [kernel_size, kernel_size])
                {
                    Stride = [stride, stride], Padding = [padding, padding],
                    OutputPadding = [output_padding, output_padding], Dilation = [dilation, dilation], Groups = groups,
                    Mode = padding_mode, Transposed = true,
                },
                bias, device, dtype);

        public static ConvTranspose2d ConvTranspose2d(
            long in_channels, long out_channels, (long, long) kernel_size, (long, long)? stride = null,
            (long, long)? padding = null, (long, long)? output_padding = null, (long, long)? dilation = null,
            PaddingModes padding_mode = PaddingModes.Zeros, long groups = 1, bool bias = true, Device? device = null,
            ScalarType? dtype = null) =>
            Modules.ConvTranspose2d.Create(
                new ConvolutionShape(in_channels, out_channels, functional.Both(kernel_size)!)
                {
                    Stride = functional.Both(stride) ?? functional.Ones2,
                    Padding = functional.Both(padding) ?? functional.Zeros2,
                    OutputPadding = functional.Both(output_padding) ?? functional.Zeros2,
                    Dilation = functional.Both(dilation) ?? functional.Ones2, Groups = groups, Mode = padding_mode,
                    Transposed = true,
                },
                bias, device, dtype);

        public static ConvTranspose3d ConvTranspose3d(
            long in_channels, long out_channels, long kernel_size, long stride = 1, long padding = 0, long output_padding = 0,
            long dilation = 1, PaddingModes padding_mode = PaddingModes.Zeros, long groups = 1, bool bias = true,
            Device? device = null, ScalarType? dtype = null) =>
            Modules.ConvTranspose3d.Create(
                new ConvolutionShape(in_channels, out_channels, [kernel_size, kernel_size, kernel_size])
                {
                    Stride = [stride, stride, stride], Padding = [padding, padding, padding],
                    OutputPadding = [output_padding, output_padding, output_padding],
                    Dilation = [dilation, dilation, dilation], Groups = groups, Mode = padding_mode, Transposed = true,
                },
                bias, device, dtype);

        public static ConvTranspose3d ConvTranspose3d(
            long in_channels, long out_channels, (long, long, long) kernel_size, (long, long, long)? stride = null,
            (long, long, long)? padding = null, (long, long, long)? output_padding = null, (long, long, long)? dilation = null,
            PaddingModes padding_mode = PaddingModes.Zeros, long groups = 1, bool bias = true, Device? device = null,
            ScalarType? dtype = null) =>
            Modules.ConvTranspose3d.Create(
                new ConvolutionShape(in_channels, out_channels, functional.All(kernel_size)!)
                {
                    Stride = functional.All(stride) ?? functional.Ones3,
                    Padding = functional.All(padding) ?? functional.Zeros3,
                    OutputPadding = functional.All(output_padding) ?? functional.Zeros3,
                    Dilation = functional.All(dilation) ?? functional.Ones3, Groups = groups, Mode = padding_mode,
                    Transposed = true,
                },
                bias, device, dtype);
    }
}
