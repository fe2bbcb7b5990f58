using TorchSharp.Modules;

namespace TorchSharp;

public static partial class torch
{
    public static partial class nn
    {
        public partial class Module
        {
            /// <summary>
            /// Moves every parameter and buffer, non-persistent ones too. Each stays the same object, so that an optimizer made
            /// before still holds it. Only floating-point and complex tensors change their type.
            /// </summary>
            internal void Convert(Device? device, ScalarType? dtype, bool nonBlocking)
            {
                if (dtype is { } type && !IsFloating(type))
                {
                    throw new ArgumentException($"A module can only become a floating-point or complex type, got {type}.", nameof(dtype));
                }
                using var guard = no_grad();
                foreach (var parameter in OwnParameters.Values.Concat(LooseParameters))
                {
                    using var gradient = parameter.grad;
                    MoveInPlace(parameter, device, dtype, nonBlocking);
                    if (gradient is not null)
                    {
                        MoveInPlace(gradient, device, dtype, nonBlocking);
                    }
                }
                foreach (var (tensor, _) in OwnBuffers.Values)
                {
                    MoveInPlace(tensor, device, dtype, nonBlocking);
                }
                foreach (var child in Children)
                {
                    child.Convert(device, dtype, nonBlocking);
                }
            }

            private static void MoveInPlace(Tensor tensor, Device? device, ScalarType? dtype, bool nonBlocking)
            {
                var type = dtype is { } wanted && IsFloating(tensor.dtype) ? wanted : tensor.dtype;
                var place = device ?? tensor.device;
                if (type == tensor.dtype && Devices.Same(place, tensor.device))
                {
                    return;
                }
                using var moved = tensor.to(type, place, non_blocking: nonBlocking);
                tensor.SetData(moved);
            }

            private static bool IsFloating(ScalarType type) => type is ScalarType.Float16 or ScalarType.BFloat16
                or ScalarType.Float32 or ScalarType.Float64 or ScalarType.ComplexFloat32 or ScalarType.ComplexFloat64;
        }
    }
}
