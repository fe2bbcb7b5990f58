using Microsoft.ML.Combinatorial.Layers;
using TorchSharp;
using TorchSharp.Modules;
using TorchSharp.Utils;
using static TorchSharp.torch;

namespace Microsoft.ML.Combinatorial.Backbones;

/// <summary>
/// Tells right correspondences of two point sets from wrong ones: a small network that is the same for every pair, and context
/// normalisation between its layers, through which each pair sees all others.
/// </summary>
/// <remarks>
/// <para>Shapes: a <see cref="RegistrationBatch"/> of b tasks → logits <c>[b, n]</c>, n the most pairs of a task: the log-odds that a pair is
/// right. Logits of padding mean nothing. The order of pairs does not matter.</para>
/// <para>A pair's inputs are its points, moved and scaled to a common place and size, and eight figures of how well it keeps its
/// distances from the other pairs, which no rigid motion changes.</para>
/// <para>After Pais et al., "3DRegNet", 2020, arXiv:1904.01701, and, for the blocks, Yi et al. 2018, arXiv:1711.05971; differs in its size, in the distance
/// figures, without which large rotations are hard to learn, and in the exact derivative of the fit that it is trained through.</para>
/// </remarks>
public sealed class RegistrationNetwork : nn.Module<RegistrationBatch, Tensor>
{
    [ComponentName(Name = "input")]
    private readonly Linear _input;

    [ComponentName(Name = "blocks")]
    private readonly ModuleList<CorrespondenceBlock> _blocks;

    [ComponentName(Name = "output_norm")]
    private readonly ContextNorm _outputNorm;

    [ComponentName(Name = "output")]
    private readonly Linear _output;

    // The figures themselves reach the output too: context normalisation hides how many pairs agree.
    [ComponentName(Name = "direct")]
    private readonly Linear _direct;

    /// <summary>Builds the network with freshly drawn weights.</summary>
    /// <param name="specification">Its shape.</param>
    /// <param name="seed">Seed of the weights; the process-wide generator is not touched.</param>
    /// <exception cref="ArgumentOutOfRangeException">The specification has a value outside its range.</exception>
    public RegistrationNetwork(RegistrationNetworkSpecification specification, long seed = 1)
        : base(nameof(RegistrationNetwork))
    {
        ArgumentNullException.ThrowIfNull(specification);
        specification.Validate();

        // The layers draw weights of their own when they are made; those are overwritten, and the generator is put back.
        using Tensor generator = get_rng_state();
        _input = nn.Linear(RegistrationExample.FeatureCount, specification.Width);
        _blocks = new ModuleList<CorrespondenceBlock>(
            [.. Enumerable.Range(0, specification.Blocks).Select(_ => new CorrespondenceBlock(specification.Width))]);
        _outputNorm = new ContextNorm(specification.Width);
        _output = nn.Linear(specification.Width, 1);
        _direct = nn.Linear(RegistrationExample.FeatureCount, 1);
        RegisterComponents();
        Initialisation.Draw(this, seed);
        set_rng_state(generator);
    }

    /// <summary>Predicts the logits, <c>[batch, n]</c>.</summary>
    /// <param name="batch">The tasks, on the network's device.</param>
    public override Tensor forward(RegistrationBatch batch)
    {
        using DisposeScope scope = NewDisposeScope();
        Tensor hidden = _input.call(batch.Features);
        foreach (CorrespondenceBlock block in _blocks)
        {
            hidden = block.call(hidden, batch.Shares);
        }

        Tensor learned = _output.call(_outputNorm.call(hidden, batch.Shares).relu());
        return learned.add(_direct.call(batch.Features)).squeeze(2).MoveToOuterDisposeScope();
    }
}
