using System.Runtime.Intrinsics;
using Microsoft.ML.Combinatorial.Problems;

namespace Microsoft.ML.Combinatorial.Solvers.GraphMatching;

/// <summary>
/// The edges of one graph as factors of the dual problem: each knows what it costs to put its two ends on any two keypoints of the other
/// graph, or on none, and passes what it can prove on to the unary costs of its ends.
/// </summary>
/// <remarks>
/// <para>A label is a keypoint of the other graph; the last label stands for none. Effectively computes, for an edge (a, b) with messages
/// m: <c>θ(s, t) − m_a(s) − m_b(t) ≥ 0</c>, where θ is the edge's share of the pair costs, 0 where (s, t) is no edge of the other graph,
/// and infinite for s = t.</para>
/// <para>An update takes the whole unary costs of both ends in and gives their min-marginals back, half to the one end before the rest to
/// the other (Tourani et al. 2018, "MPLP++", there called the handshake). What an edge of this graph does not need of the cost of a pair
/// of edges it leaves to the factor of the other graph's edge. No update lowers the bound.</para>
/// </remarks>
internal sealed class EdgeFactors
{
    private double[] _pairs = [];
    private double[] _messages = [];
    private double[] _table = [];
    private double[] _unary = [];
    private double[] _rest = [];
    private double[] _column = [];
    private int[] _from = [];
    private int[] _to = [];
    private int[] _place = [];
    private int _edges;
    private int _places;

    /// <summary>Number of keypoints of this graph.</summary>
    public int Count { get; private set; }

    /// <summary>Number of labels: the other graph's keypoints and one for none.</summary>
    public int Labels { get; private set; }

    /// <summary>Distance between the rows of unary costs: the labels, filled up to whole vectors.</summary>
    public int Stride { get; private set; }

    /// <summary>The unary costs, one row of labels for each keypoint.</summary>
    public Span<double> Unary => _unary.AsSpan(0, Count * Stride);

    /// <summary>This graph's share of the costs of pairs of edges: own edge by own edge, for each other edge straight and swapped.</summary>
    public Span<double> Pairs => _pairs.AsSpan(0, _edges * _places);

    public void Prepare(int count, ReadOnlySpan<KeypointEdge> edges, int otherCount, ReadOnlySpan<KeypointEdge> otherEdges)
    {
        (Count, Labels, _edges, _places) = (count, otherCount + 1, edges.Length, 2 * otherEdges.Length);
        Stride = (Labels + Vector256<double>.Count - 1) / Vector256<double>.Count * Vector256<double>.Count;
        Workspace.Grow(ref _pairs, _edges * _places);
        Workspace.Grow(ref _messages, 2 * _edges * Stride);
        Workspace.Grow(ref _unary, count * Stride);
        Workspace.Grow(ref _rest, 2 * Stride);
        Workspace.Grow(ref _column, Stride);
        Workspace.Grow(ref _from, _edges);
        Workspace.Grow(ref _to, _edges);
        Workspace.Grow(ref _place, _places);
        for (int e = 0; e < edges.Length; e++)
        {
            (_from[e], _to[e]) = (edges[e].From, edges[e].To);
        }

        for (int f = 0; f < otherEdges.Length; f++)
        {
            _place[2 * f] = (otherEdges[f].From * Stride) + otherEdges[f].To;
            _place[(2 * f) + 1] = (otherEdges[f].To * Stride) + otherEdges[f].From;
        }

        ClearTable();
    }

    /// <summary>Starts from messages of zero.</summary>
    public void Clear() => _messages.AsSpan(0, 2 * _edges * Stride).Clear();

    /// <summary>Updates every edge once, in their order or against it.</summary>
    /// <param name="forward">The order.</param>
    /// <param name="other">The other graph's factors, which take over what is not needed.</param>
    public void Sweep(bool forward, EdgeFactors other)
    {
        for (int k = 0; k < _edges; k++)
        {
            Update(forward ? k : _edges - 1 - k, other);
        }
    }

    private void Update(int edge, EdgeFactors other)
    {
        Span<double> pairs = _pairs.AsSpan(edge * _places, _places);
        ReadOnlySpan<int> place = _place.AsSpan(0, _places);
        double[] table = _table;
        for (int k = 0; k < pairs.Length; k++)
        {
            table[place[k]] = pairs[k];
        }

        Span<double> row = _unary.AsSpan(_from[edge] * Stride, Stride), column = _unary.AsSpan(_to[edge] * Stride, Stride);
        Span<double> rowMessage = _messages.AsSpan(2 * edge * Stride, Stride);
        Span<double> columnMessage = _messages.AsSpan(((2 * edge) + 1) * Stride, Stride);
        Span<double> rowRest = _rest.AsSpan(0, Stride), columnRest = _rest.AsSpan(Stride, Stride);
        for (int s = 0; s < Labels; s++)
        {
            rowRest[s] = row[s] - rowMessage[s];
            columnRest[s] = column[s] - columnMessage[s];
        }

        Handshake(rowRest, columnRest, row, column);
        for (int s = 0; s < Labels; s++)
        {
            // From here on the rests are minus the messages: what the table gets added.
            rowMessage[s] = row[s] - rowRest[s];
            columnMessage[s] = column[s] - columnRest[s];
        }

        Leave(edge, pairs, rowMessage, columnMessage, other);
    }

    /// <summary>Min-marginals of the table with both rests: half of each row's, then each column's, then what is left of each row's.</summary>
    private void Handshake(ReadOnlySpan<double> rowRest, Span<double> columnRest, Span<double> row, Span<double> column)
    {
        column.Fill(double.PositiveInfinity);
        for (int s = 0; s < Labels; s++)
        {
            ReadOnlySpan<double> costs = _table.AsSpan(s * Stride, Stride);
            Vector256<double> least = Vector256.Create(double.PositiveInfinity);
            for (int t = 0; t < costs.Length; t += Vector256<double>.Count)
            {
                least = Vector256.MinNative(least, Vector256.Create(costs[t..]) + Vector256.Create(columnRest[t..]));
            }

            double marginal = Least(least);
            row[s] = (rowRest[s] + marginal) / 2;
            Vector256<double> kept = Vector256.Create((rowRest[s] - marginal) / 2);
            for (int t = 0; t < costs.Length; t += Vector256<double>.Count)
            {
                Vector256<double> cost = Vector256.Create(costs[t..]) + Vector256.Create(columnRest[t..]) + kept;
                Vector256.MinNative(cost, Vector256.Create<double>(column[t..])).CopyTo(column[t..]);
            }
        }

        column[Labels..].Clear();
        for (int s = 0; s < Labels; s++)
        {
            ReadOnlySpan<double> costs = _table.AsSpan(s * Stride, Stride);
            Vector256<double> least = Vector256.Create(double.PositiveInfinity);
            for (int t = 0; t < costs.Length; t += Vector256<double>.Count)
            {
                least = Vector256.MinNative(least, Vector256.Create(costs[t..]) + (Vector256.Create(columnRest[t..]) - Vector256.Create<double>(column[t..])));
            }

            row[s] += Math.Max(0, Least(least) + (rowRest[s] - row[s]));
        }
    }

    /// <summary>Moves what the pairs cost beyond what the messages need to the other graph's factors.</summary>
    private void Leave(int edge, Span<double> pairs, ReadOnlySpan<double> rowMessage, ReadOnlySpan<double> columnMessage, EdgeFactors other)
    {
        for (int k = 0; k < pairs.Length; k++)
        {
            (int s, int t) = Math.DivRem(_place[k], Stride);
            double slack = Math.Max(0, pairs[k] - rowMessage[s] - columnMessage[t]);
            pairs[k] -= slack;
            other._pairs[((k >> 1) * other._places) + (2 * edge) + (k & 1)] += slack;
        }
    }

    private static double Least(Vector256<double> values)
    {
        Vector128<double> half = Vector128.MinNative(values.GetLower(), values.GetUpper());
        return Math.Min(half[0], half[1]);
    }

    private void ClearTable()
    {
        Workspace.Grow(ref _table, Labels * Stride);
        Span<double> table = _table.AsSpan(0, Labels * Stride);
        table.Clear();
        for (int s = 0; s < Labels; s++)
        {
            table.Slice((s * Stride) + Labels, Stride - Labels).Fill(double.PositiveInfinity);
            if (s < Labels - 1)
            {
                table[(s * Stride) + s] = double.PositiveInfinity;
            }
        }
    }
}
