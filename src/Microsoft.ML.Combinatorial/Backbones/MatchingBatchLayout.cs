using Microsoft.ML.Combinatorial.Problems;

namespace Microsoft.ML.Combinatorial.Backbones;

/// <summary>Computes the index tables of a <see cref="MatchingBatch"/>.</summary>
internal sealed class MatchingBatchLayout
{
    private readonly MatchingBatch _batch;
    private readonly int[] _leftStart;
    private readonly int[] _rightStart;
    private readonly int[] _leftEdgeStart;
    private readonly int[] _rightEdgeStart;

    public MatchingBatchLayout(MatchingBatch batch)
    {
        _batch = batch;
        IReadOnlyList<MatchingExample> examples = batch.Examples;
        KeypointGraph[] sides = [.. examples.Select(example => example.Left), .. examples.Select(example => example.Right)];
        int[] starts = Starts(sides.Select(side => side.Count));
        int[] edgeStarts = Starts(sides.Select(side => side.Edges.Length));
        KeypointCount = starts[^1];
        (_leftStart, _rightStart) = (starts[..examples.Count], starts[examples.Count..^1]);
        (_leftEdgeStart, _rightEdgeStart) = (edgeStarts[..examples.Count], edgeStarts[examples.Count..^1]);

        Features = new float[sides.Sum(side => side.Features.Length)];
        Source = new long[2 * edgeStarts[^1]];
        Target = new long[2 * edgeStarts[^1]];
        EdgeGeometry = new float[2 * edgeStarts[^1] * KeypointBackbone.EdgeGeometrySize];
        InverseDegree = new float[KeypointCount];
        int feature = 0;
        for (int side = 0; side < sides.Length; side++)
        {
            sides[side].Features.CopyTo(Features, feature);
            feature += sides[side].Features.Length;
            WriteEdges(sides[side], starts[side], edgeStarts[side]);
        }

        for (int i = 0; i < KeypointCount; i++)
        {
            InverseDegree[i] = 1 / Math.Max(1, InverseDegree[i]);
        }

        LeftKeypoints = new long[examples.Count * batch.MaxLeft];
        RightKeypoints = new long[examples.Count * batch.MaxRight];
        LeftEdges = new long[examples.Count * batch.MaxLeftEdges];
        RightEdges = new long[examples.Count * batch.MaxRightEdges * 2];
        CostIndex = new long[examples.Count * batch.Width];
        for (int row = 0; row < examples.Count; row++)
        {
            WriteTables(row);
            WriteCostIndex(row, examples.Count);
        }
    }

    public int KeypointCount { get; }

    public float[] Features { get; }

    public long[] Source { get; }

    public long[] Target { get; }

    public float[] EdgeGeometry { get; }

    public float[] InverseDegree { get; }

    public long[] LeftKeypoints { get; }

    public long[] RightKeypoints { get; }

    public long[] LeftEdges { get; }

    public long[] RightEdges { get; }

    public long[] CostIndex { get; }

    private static int[] Starts(IEnumerable<int> counts)
    {
        List<int> starts = [0];
        foreach (int count in counts)
        {
            starts.Add(starts[^1] + count);
        }

        return [.. starts];
    }

    // Undirected edge k of a side becomes the directed edges 2k (From → To) and 2k + 1 (To → From).
    private void WriteEdges(KeypointGraph graph, int keypointStart, int edgeStart)
    {
        for (int k = 0; k < graph.Edges.Length; k++)
        {
            KeypointEdge edge = graph.Edges[k];
            float dx = graph.Positions[2 * edge.To] - graph.Positions[2 * edge.From];
            float dy = graph.Positions[(2 * edge.To) + 1] - graph.Positions[(2 * edge.From) + 1];
            float length = MathF.Sqrt((dx * dx) + (dy * dy));
            int directed = 2 * (edgeStart + k);
            Write(directed, edge.From, edge.To, dx, dy);
            Write(directed + 1, edge.To, edge.From, -dx, -dy);

            void Write(int place, int from, int to, float x, float y)
            {
                Source[place] = keypointStart + from;
                Target[place] = keypointStart + to;
                InverseDegree[keypointStart + to]++;
                Span<float> geometry = EdgeGeometry.AsSpan(place * KeypointBackbone.EdgeGeometrySize, KeypointBackbone.EdgeGeometrySize);
                geometry[0] = x;
                geometry[1] = y;
                geometry[2] = length;
            }
        }
    }

    private void WriteTables(int row)
    {
        GraphMatchingProblem problem = _batch.Examples[row].Problem;
        for (int i = 0; i < problem.LeftCount; i++)
        {
            LeftKeypoints[(row * _batch.MaxLeft) + i] = _leftStart[row] + i;
        }

        for (int s = 0; s < problem.RightCount; s++)
        {
            RightKeypoints[(row * _batch.MaxRight) + s] = _rightStart[row] + s;
        }

        for (int e = 0; e < problem.LeftEdges.Length; e++)
        {
            LeftEdges[(row * _batch.MaxLeftEdges) + e] = 2 * (_leftEdgeStart[row] + e);
        }

        for (int f = 0; f < 2 * problem.RightEdges.Length; f++)
        {
            RightEdges[(row * _batch.MaxRightEdges * 2) + f] = (2 * _rightEdgeStart[row]) + f;
        }
    }

    // The flat list of affinities: padded node table, unmatched cost of every keypoint, padded edge table, one zero.
    private void WriteCostIndex(int row, int rows)
    {
        GraphMatchingProblem problem = _batch.Examples[row].Problem;
        Span<long> index = CostIndex.AsSpan(row * _batch.Width, _batch.Width);
        long unmatched = (long)rows * _batch.MaxLeft * _batch.MaxRight;
        long edges = unmatched + KeypointCount;
        long edgeColumns = 2L * _batch.MaxRightEdges;
        index.Fill(edges + (rows * _batch.MaxLeftEdges * edgeColumns));
        for (int i = 0; i < problem.LeftCount; i++)
        {
            index[problem.UnmatchedLeftSlot(i)] = unmatched + _leftStart[row] + i;
            for (int s = 0; s < problem.RightCount; s++)
            {
                index[problem.NodeSlot(i, s)] = ((((long)row * _batch.MaxLeft) + i) * _batch.MaxRight) + s;
            }
        }

        for (int s = 0; s < problem.RightCount; s++)
        {
            index[problem.UnmatchedRightSlot(s)] = unmatched + _rightStart[row] + s;
        }

        int slot = problem.EdgeSlotStart;
        for (int e = 0; e < problem.LeftEdges.Length; e++)
        {
            long start = edges + ((((long)row * _batch.MaxLeftEdges) + e) * edgeColumns);
            for (int f = 0; f < 2 * problem.RightEdges.Length; f++)
            {
                index[slot++] = start + f;
            }
        }
    }
}
