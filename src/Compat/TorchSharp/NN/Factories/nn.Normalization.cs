using TorchSharp.Modules;

namespace TorchSharp;

public static partial class torch
{
    public static partial class nn
    {
        public static BatchNorm1d BatchNorm1d(
            long features, double eps = 1e-5, double momentum = 0.1, bool affine = true, bool track_running_stats = true,
            Device? device = null, ScalarType? dtype = null) =>
            Modules.BatchNorm1d.Create(new(features, eps, momentum, affine, track_running_stats, device, dtype));

        public static BatchNorm2d BatchNorm2d(
            long features, double eps = 1e-5, double momentum = 0.1, bool affine = true, bool track_running_stats = true,
            Device? device = null, ScalarType? dtype = null) =>
            Modules.BatchNorm2d.Create(new(features, eps, momentum, affine, track_running_stats, device, dtype));

        public static BatchNorm3d BatchNorm3d(
            long features, double eps = 1e-5, double momentum = 0.1, bool affine = true, bool track_running_stats = true,
            Device? device = null, ScalarType? dtype = null) =>
            Modules.BatchNorm3d.Create(new(features, eps, momentum, affine, track_running_stats, device, dtype));

        public static InstanceNorm1d InstanceNorm1d(
            long features, double eps = 1e-5, double momentum = 0.1, bool affine = false, bool track_running_stats = false,
            Device? device = null, ScalarType? dtype = null) =>
            Modules.InstanceNorm1d.Create(new(features, eps, momentum, affine, track_running_stats, device, dtype));

        public static InstanceNorm2d InstanceNorm2d(
            long features, double eps = 1e-5, double momentum = 0.1, bool affine = false, bool track_running_stats = false,
            Device? device = null, ScalarType? dtype = null) =>
            Modules.InstanceNorm2d.Create(new(features, eps, momentum, affine, track_running_stats, device, dtype));

        public static InstanceNorm3d InstanceNorm3d(
            long features, double eps = 1e-5, double momentum = 0.1, bool affine = false, bool track_running_stats = false,
            Device? device = null, ScalarType? dtype = null) =>
            Modules.InstanceNorm3d.Create(new(features, eps, momentum, affine, track_running_stats, device, dtype));

        public static LayerNorm LayerNorm(
            long[] normalized_shape, double eps = 1e-5, bool elementwise_affine = true, bool bias = true, Device? device = null,
            ScalarType? dtype = null) =>
            new(normalized_shape, eps, elementwise_affine, bias, device, dtype);

        public static LayerNorm LayerNorm(
            long normalized_shape, double eps = 1e-5, bool elementwise_affine = true, bool bias = true, Device? device = null,
            ScalarType? dtype = null) =>
            new([normalized_shape], eps, elementwise_affine, bias, device, dtype);

        public static GroupNorm GroupNorm(
            long num_groups, long num_channels, double eps = 1e-5, bool affine = true, Device? device = null,
            ScalarType? dtype = null) =>
            new(num_groups, num_channels, eps, affine, device, dtype);
    }
}
