using static TorchSharp.torch;

namespace TorchSharp.Modules;

/// <summary>What the layers share when they make their parameters.</summary>
internal static class Build
{
    public static Parameter Empty(Device? device, ScalarType? dtype, params long[] shape) => new(empty(shape, dtype, device));

    public static Parameter Filled(double value, Device? device, ScalarType? dtype, params long[] shape) =>
        new(full(shape, value, dtype ?? get_default_dtype(), device));

    /// <summary>Draws from the range ±1/√fanIn, the usual start of weights and biases.</summary>
    public static Parameter Uniform(long fanIn, Device? device, ScalarType? dtype, params long[] shape)
    {
        var parameter = Empty(device, dtype, shape);
        var bound = fanIn > 0 ? 1 / Math.Sqrt(fanIn) : 0;
        nn.init.uniform_(parameter, -bound, bound);
        return parameter;
    }
}
