using TorchSharp;
using TorchSharp.Modules;
using TorchSharp.Utils;
using static TorchSharp.torch;

namespace Microsoft.ML.Combinatorial.Backbones;

/// <summary>
/// Shifts and scales each channel of a pair of views to mean 0 and deviation 1 over its correspondences, which is how one learns of all others, then by
/// a learned scale and shift (Yi et al. 2018, arXiv:1711.05971). Padding does not count.
/// </summary>
internal sealed class ContextNorm : nn.Module<Tensor, Tensor, Tensor>
{
    private const double Least = 1e-5;

    [ComponentName(Name = "scale")]
    private readonly Parameter _scale;

    [ComponentName(Name = "shift")]
    private readonly Parameter _shift;

    public ContextNorm(int width)
        : base(nameof(ContextNorm))
    {
        _scale = new Parameter(ones(width));
        _shift = new Parameter(zeros(width));
        RegisterComponents();
    }

    /// <summary>[batch, n, width] and shares [batch, 1, n] (1 / count, 0 for padding) → [batch, n, width].</summary>
    public override Tensor forward(Tensor input, Tensor shares)
    {
        using DisposeScope scope = NewDisposeScope();
        Tensor centred = input.sub(shares.bmm(input));
        Tensor variance = shares.bmm(centred.square());
        return centred.mul(variance.add(Least).rsqrt().mul(_scale)).add(_shift).MoveToOuterDisposeScope();
    }
}
