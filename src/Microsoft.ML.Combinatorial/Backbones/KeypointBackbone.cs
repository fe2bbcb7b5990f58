using Microsoft.ML.Combinatorial.Layers;
using TorchSharp;
using TorchSharp.Modules;
using TorchSharp.Utils;
using static TorchSharp.torch;

namespace Microsoft.ML.Combinatorial.Backbones;

/// <summary>
/// Predicts the costs of a graph matching from the keypoints of two images: encodes each keypoint's features, exchanges messages along the
/// edges of each graph, and compares keypoints and edges of the two sides by inner products.
/// </summary>
/// <remarks>
/// <para>Shapes: a <see cref="MatchingBatch"/> of b tasks → costs <c>[b, width]</c> in the slot order of
/// <see cref="Problems.GraphMatchingProblem"/>; padding slots are 0.</para>
/// <para>Effectively computes, for features x and embeddings h of keypoints and g of directed edges, node costs −⟨h_i, h_s⟩/√h − a·cos(x_i, x_s)
/// with a learned weight a, edge costs −½(⟨g_ij, g_st⟩ + ⟨g_ji, g_ts⟩)/√g, which are the same from either end of an edge, each with a learned
/// offset, and a learned cost of staying unmatched for each keypoint.</para>
/// <para>After Rolínek et al., "Deep Graph Matching via Blackbox Differentiation of Combinatorial Solvers", 2020, arXiv:2003.11657; differs in
/// its size, in the encoder, and in allowing keypoints without partner.</para>
/// </remarks>
public sealed class KeypointBackbone : nn.Module<MatchingBatch, Tensor>
{
    internal const int EdgeGeometrySize = 3;

    // Large enough that likeness outweighs the untrained embeddings.
    private const float FirstLikeness = 5;

    [ComponentName(Name = "encoder")]
    private readonly KeypointEncoder _encoder;

    [ComponentName(Name = "rounds")]
    private readonly ModuleList<MessagePassingRound> _rounds;

    [ComponentName(Name = "node")]
    private readonly Linear _node;

    // How much the features themselves count: what is alike before any training is likely the same.
    [ComponentName(Name = "likeness")]
    private readonly Parameter _likeness;

    // Added to every node cost and to every edge cost, so that minus a cost can be the log-odds of a rare event.
    [ComponentName(Name = "node_offset")]
    private readonly Parameter _nodeOffset;

    [ComponentName(Name = "edge_offset")]
    private readonly Parameter? _edgeOffset;

    [ComponentName(Name = "unmatched")]
    private readonly Linear _unmatched;

    [ComponentName(Name = "edge")]
    private readonly nn.Module<Tensor, Tensor>? _edge;

    private readonly KeypointBackboneSpecification _specification;

    /// <summary>Builds the network with freshly drawn weights.</summary>
    /// <param name="specification">Its shape.</param>
    /// <param name="seed">Seed of the weights; the process-wide generator is not touched.</param>
    /// <exception cref="ArgumentOutOfRangeException">The specification has a value outside its range.</exception>
    public KeypointBackbone(KeypointBackboneSpecification specification, long seed = 1)
        : base(nameof(KeypointBackbone))
    {
        ArgumentNullException.ThrowIfNull(specification);
        specification.Validate();
        _specification = specification;
        int size = specification.EmbeddingSize;

        // The layers draw weights of their own when they are made; those are overwritten, and the generator is put back.
        using Tensor generator = get_rng_state();
        _encoder = specification.Encoder == KeypointEncoderKind.Patch
            ? new PatchEncoder(specification.PatchSide, size)
            : new DescriptorEncoder(specification.FeatureSize, size);
        _rounds = new ModuleList<MessagePassingRound>(
            [.. Enumerable.Range(0, specification.MessagePassingRounds).Select(_ => new MessagePassingRound(size))]);
        _node = nn.Linear(size, size);
        _likeness = new Parameter(full(1, FirstLikeness));
        _nodeOffset = new Parameter(zeros(1));
        _edgeOffset = specification.UseEdges ? new Parameter(zeros(1)) : null;
        _unmatched = nn.Linear(size, 1);
        _edge = specification.UseEdges
            ? nn.Sequential(
                nn.Linear((2 * size) + EdgeGeometrySize, size),
                nn.ReLU(),
                nn.Linear(size, specification.EdgeEmbeddingSize))
            : null;
        RegisterComponents();
        Initialisation.Draw(this, seed);
        set_rng_state(generator);
    }

    /// <summary>Predicts the costs, <c>[batch, width]</c>.</summary>
    /// <param name="batch">The tasks, on the network's device.</param>
    public override Tensor forward(MatchingBatch batch)
    {
        using DisposeScope scope = NewDisposeScope();
        Tensor keypoints = _encoder.call(batch.Features);
        foreach (MessagePassingRound round in _rounds)
        {
            keypoints = round.Exchange(keypoints, batch);
        }

        List<Tensor> affinities = [NodeCosts(keypoints, batch), _unmatched.call(keypoints).flatten()];
        if (_edge is not null && _edgeOffset is not null && batch.MaxLeftEdges > 0 && batch.MaxRightEdges > 0)
        {
            affinities.Add(EdgeCosts(_edge, keypoints, batch).add(_edgeOffset));
        }

        affinities.Add(keypoints.new_zeros(1));
        Tensor costs = cat(affinities, 0).index_select(0, batch.CostIndex).view(batch.Examples.Count, batch.Width);
        return costs.MoveToOuterDisposeScope();
    }

    private Tensor NodeCosts(Tensor keypoints, MatchingBatch batch)
    {
        Tensor learned = Inner(
            _node.call(keypoints), batch.LeftKeypoints, batch.RightKeypoints, batch.Examples.Count, _specification.EmbeddingSize);
        Tensor features = UnitLength(_encoder.Neutral(batch.Features));
        Tensor alike = Inner(features, batch.LeftKeypoints, batch.RightKeypoints, batch.Examples.Count, 1);
        return learned.add(alike.mul(_likeness)).add(_nodeOffset);
    }

    private Tensor EdgeCosts(nn.Module<Tensor, Tensor> edge, Tensor keypoints, MatchingBatch batch)
    {
        Tensor edges = edge.call(cat(
            [keypoints.index_select(0, batch.Source), keypoints.index_select(0, batch.Target), batch.EdgeGeometry], 1));

        // Each edge beside its other direction, which is its neighbour in the list: so the numbering of keypoints, which orders an edge's
        // ends, does not matter.
        Tensor reversed = edges.view(-1, 2, edges.shape[1]).flip(1).view(-1, edges.shape[1]);
        Tensor both = cat([edges, reversed], 1);
        return Inner(both, batch.LeftEdges, batch.RightEdges, batch.Examples.Count, 4 * _specification.EdgeEmbeddingSize);
    }

    private static Tensor UnitLength(Tensor rows) => rows.div(rows.square().sum(1, true).sqrt().add(1e-6));

    // −⟨left, right⟩ / √size for all pairs of each task, as one flat list over the padded tables.
    private static Tensor Inner(Tensor rows, Tensor left, Tensor right, int tasks, int size)
    {
        Tensor leftRows = rows.index_select(0, left).view(tasks, -1, rows.shape[1]);
        Tensor rightRows = rows.index_select(0, right).view(tasks, -1, rows.shape[1]);
        return leftRows.bmm(rightRows.transpose(1, 2)).mul(-1 / Math.Sqrt(size)).flatten();
    }
}
