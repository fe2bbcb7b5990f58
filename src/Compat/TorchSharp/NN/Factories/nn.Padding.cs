using TorchSharp.Modules;

namespace TorchSharp;

public static partial class torch
{
    public static partial class nn
    {
        public static ConstantPad1d ConstantPad1d(long padding, double value) =>
            Modules.ConstantPad1d.Create(new([padding, padding], PaddingModes.Constant, value));

        public static ConstantPad1d ConstantPad1d((long, long) padding, double value) =>
            Modules.ConstantPad1d.Create(new([padding.Item1, padding.Item2], PaddingModes.Constant, value));

        public static ConstantPad2d ConstantPad2d(long padding, double value) =>
            Modules.ConstantPad2d.Create(new([padding, padding, padding, padding], PaddingModes.Constant, value));

        public static ConstantPad2d ConstantPad2d((long, long, long, long) padding, double value) =>
            Modules.ConstantPad2d.Create(new([padding.Item1, padding.Item2, padding.Item3, padding.Item4], PaddingModes.Constant, value));

        public static ConstantPad3d ConstantPad3d(long padding, double value) =>
            Modules.ConstantPad3d.Create(new([padding, padding, padding, padding, padding, padding], PaddingModes.Constant, value));

        public static ConstantPad3d ConstantPad3d((long, long, long, long, long, long) padding, double value) =>
            Modules.ConstantPad3d.Create(new(
                [padding.Item1, padding.Item2, padding.Item3, padding.Item4, padding.Item5, padding.Item6], PaddingModes.Constant,
                value));

        public static ReflectionPad1d ReflectionPad1d(long padding) =>
            Modules.ReflectionPad1d.Create(new([padding, padding], PaddingModes.Reflect));

        public static ReflectionPad1d ReflectionPad1d((long, long) padding) =>
            Modules.ReflectionPad1d.Create(new([padding.Item1, padding.Item2], PaddingModes.Reflect));

        public static ReflectionPad2d ReflectionPad2d(long padding) =>
            Modules.ReflectionPad2d.Create(new([padding, padding, padding, padding], PaddingModes.Reflect));

        public static ReflectionPad2d ReflectionPad2d((long, long, long, long) padding) =>
            Modules.ReflectionPad2d.Create(new([padding.Item1, padding.Item2, padding.Item3, padding.Item4], PaddingModes.Reflect));

        public static ReflectionPad3d ReflectionPad3d(long padding) =>
            Modules.ReflectionPad3d.Create(new([padding, padding, padding, padding, padding, padding], PaddingModes.Reflect));

        public static ReflectionPad3d ReflectionPad3d((long, long, long, long, long, long) padding) =>
            Modules.ReflectionPad3d.Create(new(
                [padding.Item1, padding.Item2, padding.Item3, padding.Item4, padding.Item5, padding.Item6],
                PaddingModes.Reflect));

        public static ReplicationPad1d ReplicationPad1d(long padding) =>
            Modules.ReplicationPad1d.Create(new([padding, padding], PaddingModes.Replicate));

        public static ReplicationPad1d ReplicationPad1d((long, long) padding) =>
            Modules.ReplicationPad1d.Create(new([padding.Item1, padding.Item2], PaddingModes.Replicate));

        public static ReplicationPad2d ReplicationPad2d(long padding) =>
            Modules.ReplicationPad2d.Create(new([padding, padding, padding, padding], PaddingModes.Replicate));

        public static ReplicationPad2d ReplicationPad2d((long, long, long, long) padding) =>
            Modules.ReplicationPad2d.Create(new([padding.Item1, padding.Item2, padding.Item3, padding.Item4], PaddingModes.Replicate));

        public static ReplicationPad3d ReplicationPad3d(long padding) =>
            Modules.ReplicationPad3d.Create(new([padding, padding, padding, padding, padding, padding], PaddingModes.Replicate));

        public static ReplicationPad3d ReplicationPad3d((long, long, long, long, long, long) padding) =>
            Modules.ReplicationPad3d.Create(new(
                [padding.Item1, padding.Item2, padding.Item3, padding.Item4, padding.Item5, padding.Item6],
                PaddingModes.Replicate));

        public static ZeroPad2d ZeroPad2d(long padding) =>
            Modules.ZeroPad2d.Create(new([padding, padding, padding, padding], PaddingModes.Constant));

        public static ZeroPad2d ZeroPad2d((long, long, long, long) padding) =>
            Modules.ZeroPad2d.Create(new([padding.Item1, padding.Item2, padding.Item3, padding.Item4], PaddingModes.Constant));
    }
}
