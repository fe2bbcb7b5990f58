using Microsoft.ML.Combinatorial.Problems;
using static TorchSharp.torch;

namespace Microsoft.ML.Combinatorial.Backbones;

/// <summary>
/// Several matching tasks laid out as tensors. All keypoints stand in one list (the left ones of every task, then the right ones), so
/// that encoder and message passing see no padding; only the tables of pairs are padded, and a gather by index drops the padding again.
/// </summary>
public sealed class MatchingBatch : IDisposable
{
    private readonly MatchingExample[] _examples;

    /// <summary>Lays out tasks.</summary>
    /// <param name="examples">At least one task, all made with the same specification.</param>
    /// <param name="featureSize">d of that specification.</param>
    /// <param name="device">Where the tensors go; the CPU by default.</param>
    /// <exception cref="ArgumentException">There is no task, or one was made for another number of features.</exception>
    public MatchingBatch(IReadOnlyList<MatchingExample> examples, int featureSize, Device? device = null)
    {
        ArgumentNullException.ThrowIfNull(examples);
        if (examples.Count == 0)
        {
            throw new ArgumentException("There must be at least one task.", nameof(examples));
        }

        _examples = [.. examples];
        CheckFeatures(_examples, featureSize);
        Width = _examples.Max(example => example.Problem.Size);
        MaxLeft = _examples.Max(example => example.LeftCount);
        MaxRight = _examples.Max(example => example.RightCount);
        MaxLeftEdges = _examples.Max(example => example.Problem.LeftEdges.Length);
        MaxRightEdges = _examples.Max(example => example.Problem.RightEdges.Length);

        var layout = new MatchingBatchLayout(this);
        Features = tensor(layout.Features, [layout.KeypointCount, featureSize], device: device);
        Source = tensor(layout.Source, device: device);
        Target = tensor(layout.Target, device: device);
        EdgeGeometry = tensor(layout.EdgeGeometry, [layout.Source.Length, KeypointBackbone.EdgeGeometrySize], device: device);
        InverseDegree = tensor(layout.InverseDegree, [layout.KeypointCount, 1], device: device);
        LeftKeypoints = tensor(layout.LeftKeypoints, device: device);
        RightKeypoints = tensor(layout.RightKeypoints, device: device);
        LeftEdges = tensor(layout.LeftEdges, device: device);
        RightEdges = tensor(layout.RightEdges, device: device);
        CostIndex = tensor(layout.CostIndex, device: device);
    }

    /// <summary>Gets the tasks.</summary>
    public IReadOnlyList<MatchingExample> Examples => _examples;

    /// <summary>Gets the columns of the cost matrix: the size of the largest problem.</summary>
    public int Width { get; }

    internal int MaxLeft { get; }

    internal int MaxRight { get; }

    internal int MaxLeftEdges { get; }

    internal int MaxRightEdges { get; }

    /// <summary>Gets [keypoints, d].</summary>
    internal Tensor Features { get; }

    /// <summary>Gets the keypoint that each directed edge comes from; every undirected edge stands twice.</summary>
    internal Tensor Source { get; }

    /// <summary>Gets the keypoint that each directed edge goes to.</summary>
    internal Tensor Target { get; }

    /// <summary>Gets [directed edges, 3]: dx, dy and length, in units of the side's mean edge length.</summary>
    internal Tensor EdgeGeometry { get; }

    /// <summary>Gets [keypoints, 1]: one over the number of edges that come in.</summary>
    internal Tensor InverseDegree { get; }

    /// <summary>Gets the keypoint of each place of the padded [batch, MaxLeft] table; padding points anywhere.</summary>
    internal Tensor LeftKeypoints { get; }

    /// <summary>Gets the keypoint of each place of the padded [batch, MaxRight] table.</summary>
    internal Tensor RightKeypoints { get; }

    /// <summary>Gets the directed edge of each place of the padded [batch, MaxLeftEdges] table: each edge once, from From to To.</summary>
    internal Tensor LeftEdges { get; }

    /// <summary>Gets the directed edge of each place of the padded [batch, 2 · MaxRightEdges] table: both directions side by side.</summary>
    internal Tensor RightEdges { get; }

    /// <summary>Gets, for each slot of the [batch, Width] costs, its place in the flat list of all affinities; padding takes the last, a zero.</summary>
    internal Tensor CostIndex { get; }

    /// <summary>Writes the true solutions, [batch, Width], edges included.</summary>
    /// <exception cref="InvalidOperationException">A task has no label.</exception>
    public float[] TargetSolutions()
    {
        var target = new float[_examples.Length * Width];
        for (int row = 0; row < _examples.Length; row++)
        {
            MatchingExample example = _examples[row];
            if (!example.HasLabel)
            {
                throw new InvalidOperationException($"Task {row} of the batch has no label.");
            }

            example.Problem.WriteSolution(example.Match, target.AsSpan(row * Width, Width));
        }

        return target;
    }

    /// <summary>The problems in row order.</summary>
    public IEnumerable<CombinatorialProblem> Problems() => _examples.Select(example => example.Problem);

    /// <summary>Frees the tensors.</summary>
    public void Dispose()
    {
        foreach (Tensor tensor in new[]
        {
            Features, Source, Target, EdgeGeometry, InverseDegree, LeftKeypoints, RightKeypoints, LeftEdges, RightEdges, CostIndex,
        })
        {
            tensor.Dispose();
        }
    }

    private static void CheckFeatures(MatchingExample[] examples, int featureSize)
    {
        for (int task = 0; task < examples.Length; task++)
        {
            int actual = examples[task].Left.Features.Length / examples[task].LeftCount;
            if (actual != featureSize)
            {
                throw new ArgumentException($"Task {task} has {actual} features a keypoint, not {featureSize}.", nameof(examples));
            }
        }
    }
}
