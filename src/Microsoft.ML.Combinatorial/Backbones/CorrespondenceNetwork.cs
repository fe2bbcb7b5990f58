using Microsoft.ML.Combinatorial.Layers;
using TorchSharp;
using TorchSharp.Modules;
using TorchSharp.Utils;
using static TorchSharp.torch;

namespace Microsoft.ML.Combinatorial.Backbones;

/// <summary>
/// Tells right correspondences of two views from wrong ones by their positions alone: a small network that is the same for every
/// correspondence, and context normalisation between its layers, through which each sees the motion of all others.
/// </summary>
/// <remarks>
/// <para>Shapes: a <see cref="CorrespondenceBatch"/> of b pairs → logits <c>[b, n]</c>, n the most correspondences of a pair: the log-odds that a
/// correspondence is right. Logits of padding mean nothing. The order of correspondences does not matter.</para>
/// <para>After Yi et al. 2018, "Learning to find good correspondences", arXiv:1711.05971; differs in its size, in normalising before the rectifier, and in a
/// learned scale and shift in place of batch normalisation.</para>
/// </remarks>
public sealed class CorrespondenceNetwork : nn.Module<CorrespondenceBatch, Tensor>
{
    [ComponentName(Name = "input")]
    private readonly Linear _input;

    [ComponentName(Name = "blocks")]
    private readonly ModuleList<CorrespondenceBlock> _blocks;

    [ComponentName(Name = "output_norm")]
    private readonly ContextNorm _outputNorm;

    [ComponentName(Name = "output")]
    private readonly Linear _output;

    /// <summary>Builds the network with freshly drawn weights.</summary>
    /// <param name="specification">Its shape.</param>
    /// <param name="seed">Seed of the weights; the process-wide generator is not touched.</param>
    /// <exception cref="ArgumentOutOfRangeException">The specification has a value outside its range.</exception>
    public CorrespondenceNetwork(CorrespondenceNetworkSpecification specification, long seed = 1)
        : base(nameof(CorrespondenceNetwork))
    {
        ArgumentNullException.ThrowIfNull(specification);
        specification.Validate();

        // The layers draw weights of their own when they are made; those are overwritten, and the generator is put back.
        using Tensor generator = get_rng_state();
        _input = nn.Linear(CorrespondenceBatch.Coordinates, specification.Width);
        _blocks = new ModuleList<CorrespondenceBlock>(
            [.. Enumerable.Range(0, specification.Blocks).Select(_ => new CorrespondenceBlock(specification.Width))]);
        _outputNorm = new ContextNorm(specification.Width);
        _output = nn.Linear(specification.Width, 1);
        RegisterComponents();
        Initialisation.Draw(this, seed);
        set_rng_state(generator);
    }

    /// <summary>Predicts the logits, <c>[batch, n]</c>.</summary>
    /// <param name="batch">The pairs of views, on the network's device.</param>
    public override Tensor forward(CorrespondenceBatch batch)
    {
        using DisposeScope scope = NewDisposeScope();
        Tensor hidden = _input.call(batch.Correspondences);
        foreach (CorrespondenceBlock block in _blocks)
        {
            hidden = block.call(hidden, batch.Shares);
        }

        return _output.call(_outputNorm.call(hidden, batch.Shares).relu()).squeeze(2).MoveToOuterDisposeScope();
    }
}
