using TorchSharp.Modules;

namespace TorchSharp;

public static partial class torch
{
    public static partial class nn
    {
        public static Conv1d Conv1d(
            long in_channels, long out_channels, long kernel_size, long stride = 1, long padding = 0, long dilation = 1,
            PaddingModes padding_mode = PaddingModes.Zeros, long groups = 1, bool bias = true, Device? device = null,
            ScalarType? dtype = null) =>
            new(
                new ConvolutionShape(in_channels, out_channels, [kernel_size])
                {
                    Stride = [stride], Padding = [padding], Dilation = [dilation], Groups = groups,
                    Mode = padding_mode,
                },
                bias, device, dtype);

        public static Conv1d Conv1d(
            long in_channels, long out_channels, long kernel_size, Padding padding, long stride = 1, long dilation = 1,
            PaddingModes padding_mode = PaddingModes.Zeros, long groups = 1, bool bias = true, Device? device = null,
            ScalarType? dtype = null) =>
            new(
                new ConvolutionShape(in_channels, out_channels, [kernel_size])
                {
                    Stride = [stride], Dilation = [dilation], Groups = groups, Mode = padding_mode,
                }.WithPadding(padding),
                bias, device, dtype);

        public static Conv2d Conv2d(
            long in_channels, long out_channels, long kernel_size, long stride = 1, long padding = 0, long dilation = 1,
            PaddingModes padding_mode = PaddingModes.Zeros, long groups = 1, bool bias = true, Device? device = null,
            ScalarType? dtype = null) =>
            new(
                new ConvolutionShape(in_channels, out_channels, [kernel_size, kernel_size])
                {
                    Stride = [stride, stride], Padding = [padding, padding], Dilation = [dilation, dilation],
                    Groups = groups, Mode = padding_mode,
                },
                bias, device, dtype);

        public static Conv2d Conv2d(
            long in_channels, long out_channels, long kernel_size, Padding padding, long stride = 1, long dilation = 1,
            PaddingModes padding_mode = PaddingModes.Zeros, long groups = 1, bool bias = true, Device? device = null,
            ScalarType? dtype = null) =>
            new(
                new ConvolutionShape(in_channels, out_channels, [kernel_size, kernel_size])
                {
                    Stride = [stride, stride], Dilation = [dilation, dilation], Groups = groups, Mode = padding_mode,
                }.WithPadding(padding),
                bias, device, dtype);

        public static Conv2d Conv2d(
            long in_channels, long out_channels, (long, long) kernel_size, (long, long)? stride = null,
            (long, long)? padding = null, (long, long)? dilation = null, PaddingModes padding_mode = PaddingModes.Zeros,
            long groups = 1, bool bias = true, Device? device = null, ScalarType? dtype = null) =>
            new(
                new ConvolutionShape(in_channels, out_channels, functional.Both(kernel_size)!)
                {
                    Stride = functional.Both(stride) ?? functional.Ones2,
                    Padding = functional.Both(padding) ?? functional.Zeros2,
                    Dilation = functional.Both(dilation) ?? functional.Ones2, Groups = groups, Mode = padding_mode,
                },
                bias, device, dtype);

        public static Conv2d Conv2d(
            long in_channels, long out_channels, (long, long) kernel_size, Padding padding, (long, long)? stride = null,
            (long, long)? dilation = null, PaddingModes padding_mode = PaddingModes.Zeros, long groups = 1, bool bias = true,
            Device? device = null, ScalarType? dtype = null) =>
            new(
                new ConvolutionShape(in_channels, out_channels, functional.Both(kernel_size)!)
                {
                    Stride = functional.Both(stride) ?? functional.Ones2,
                    Dilation = functional.Both(dilation) ?? functional.Ones2, Groups = groups, Mode = padding_mode,
                }.WithPadding(padding),
                bias, device, dtype);

        public static Conv3d Conv3d(
            long in_channels, long out_channels, long kernel_size, long stride = 1, long padding = 0, long dilation = 1,
            PaddingModes padding_mode = PaddingModes.Zeros, long groups = 1, bool bias = true, Device? device = null,
            ScalarType? dtype = null) =>
            new(
                new ConvolutionShape(in_channels, out_channels, [kernel_size, kernel_size, kernel_size])
                {
                    Stride = [stride, stride, stride], Padding = [padding, padding, padding],
                    Dilation = [dilation, dilation, dilation], Groups = groups, Mode = padding_mode,
                },
                bias, device, dtype);

        public static Conv3d Conv3d(
            long in_channels, long out_channels, long kernel_size, Padding padding, long stride = 1, long dilation = 1,
            PaddingModes padding_mode = PaddingModes.Zeros, long groups = 1, bool bias = true, Device? device = null,
            ScalarType? dtype = null) =>
            new(
                new ConvolutionShape(in_channels, out_channels, [kernel_size, kernel_size, kernel_size])
                {
                    Stride = [stride, stride, stride], Dilation = [dilation, dilation, dilation], Groups = groups,
                    Mode = padding_mode,
                }.WithPadding(padding),
                bias, device, dtype);

        public static Conv3d Conv3d(
            long in_channels, long out_channels, (long, long, long) kernel_size, (long, long, long)? stride = null,
            (long, long, long)? padding = null, (long, long, long)? dilation = null,
            PaddingModes padding_mode = PaddingModes.Zeros, long groups = 1, bool bias = true, Device? device = null,
            ScalarType? dtype = null) =>
            new(
                new ConvolutionShape(in_channels, out_channels, functional.All(kernel_size)!)
                {
                    Stride = functional.All(stride) ?? functional.Ones3,
                    Padding = functional.All(padding) ?? functional.Zeros3,
                    Dilation = functional.All(dilation) ?? functional.Ones3, Groups = groups, Mode = padding_mode,
                },
                bias, device, dtype);

        public static Conv3d Conv3d(
            long in_channels, long out_channels, (long, long, long) kernel_size, Padding padding,
            (long, long, long)? stride = null, (long, long, long)? dilation = null,
            PaddingModes padding_mode = PaddingModes.Zeros, long groups = 1, bool bias = true, Device? device = null,
            ScalarType? dtype = null) =>
            new(
                new ConvolutionShape(in_channels, out_channels, functional.All(kernel_size)!)
                {
                    Stride = functional.All(stride) ?? functional.Ones3,
                    Dilation = functional.All(dilation) ?? functional.Ones3, Groups = groups, Mode = padding_mode,
                }.WithPadding(padding),
                bias, device, dtype);
    }
}
