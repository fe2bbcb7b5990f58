using static TorchSharp.torch;

namespace Microsoft.ML.Combinatorial.Layers;

/// <summary>Draws a network's first weights from a generator of its own, so that neither other networks nor the process-wide seed matter.</summary>
internal static class Initialisation
{
    /// <summary>
    /// Draws every weight of two or more dimensions, and the bias beside it, uniformly from ±1/√(inputs), the usual rule of linear and
    /// convolutional layers. Weights of one dimension that are not a bias (the scale of a normalisation) stay as they are.
    /// </summary>
    public static void Draw(nn.Module module, long seed)
    {
        using Generator generator = new((ulong)seed, CPU);
        using var noGradient = no_grad();
        double bound = 0;
        foreach ((string name, TorchSharp.Modules.Parameter parameter) in module.named_parameters())
        {
            long[] shape = parameter.shape;
            if (shape.Length >= 2)
            {
                bound = 1 / Math.Sqrt(shape.Skip(1).Aggregate(1L, (product, size) => product * size));
                nn.init.uniform_(parameter, -bound, bound, generator);
            }
            else if (name.EndsWith("bias", StringComparison.Ordinal) && !name.Contains("norm", StringComparison.Ordinal))
            {
                nn.init.uniform_(parameter, -bound, bound, generator);
            }
        }
    }
}
