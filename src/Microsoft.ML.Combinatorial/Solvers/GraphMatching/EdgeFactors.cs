using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using Microsoft.ML.Combinatorial.Problems;

namespace Microsoft.ML.Combinatorial.Solvers.GraphMatching;

/// <summary>
/// The edges of one graph as factors of the dual problem: each knows what it costs to put its two ends on any two keypoints of the other
/// graph, or on none, and passes what it can prove of that on to the unary costs of its ends.
/// </summary>
/// <remarks>
/// <para>A label is a keypoint of the other graph; the last label stands for none. Effectively keeps, for each edge (a, b) with messages m,
/// <c>θ(s, t) − m_a(s) − m_b(t) ≥ 0</c>, where θ is the edge's share of the pair costs, 0 where (s, t) is no edge of the other graph, and
/// infinite for s = t.</para>
/// <para>An update takes the whole unary costs of both ends in and hands the min-marginals out again (the handshake of Tourani et al. 2018,
/// "MPLP++", with 0.6 in place of a half as the first end's first share, which was measured to converge quicker). What an edge does not
/// need of the cost of a pair of edges it leaves to the factor of the other graph's edge. No update lowers the bound.</para>
/// <para>Memory: 4·E·F numbers in both graphs' factors together, and two tables of labels × labels.</para>
/// </remarks>
internal sealed class EdgeFactors
{
    private const double FirstShare = 0.6;

    // Edges between two looks at the clock, which takes about a tenth of an update.
    private const int EdgesPerLook = 8;

    private double[] _pairs = [];
    private double[] _messages = [];
    private double[] _table = [];
    private double[] _transposed = [];
    private double[] _unary = [];
    private double[] _rowRest = [];
    private double[] _columnRest = [];
    private double[] _kept = [];
    private double[] _least = [];
    private double[] _rest = [];
    private int[] _ends = [];
    private int[] _labelPairs = [];
    private int _edges;
    private int _places;
    private int _labels;
    private int _stride;

    /// <summary>The unary costs of a keypoint: a cost for each keypoint of the other graph, one for none, then padding.</summary>
    public Span<double> Unary(int keypoint) => _unary.AsSpan(keypoint * _stride, _stride);

    /// <summary>Sizes the work space.</summary>
    public void Prepare(int count, ReadOnlySpan<KeypointEdge> edges, int otherCount, ReadOnlySpan<KeypointEdge> otherEdges)
    {
        (_labels, _edges, _places) = (otherCount + 1, edges.Length, 2 * otherEdges.Length);
        _stride = (_labels + Vector512<double>.Count - 1) / Vector512<double>.Count * Vector512<double>.Count;
        Workspace.Grow(ref _pairs, _edges * _places);
        Workspace.Grow(ref _messages, 2 * _edges * _stride);
        Workspace.Grow(ref _unary, count * _stride);
        Workspace.Grow(ref _rowRest, _stride);
        Workspace.Grow(ref _columnRest, _stride);
        Workspace.Grow(ref _kept, _stride);
        Workspace.Grow(ref _least, _stride);
        Workspace.Grow(ref _rest, _stride);
        Workspace.Grow(ref _ends, 2 * _edges);
        Workspace.Grow(ref _labelPairs, 2 * _places);
        for (int e = 0; e < edges.Length; e++)
        {
            (_ends[2 * e], _ends[(2 * e) + 1]) = (edges[e].From, edges[e].To);
        }

        for (int f = 0; f < otherEdges.Length; f++)
        {
            (int from, int to) = (otherEdges[f].From, otherEdges[f].To);
            (_labelPairs[4 * f], _labelPairs[(4 * f) + 1]) = (from, to);
            (_labelPairs[(4 * f) + 2], _labelPairs[(4 * f) + 3]) = (to, from);
        }

        ClearTable();
    }

    /// <summary>Starts from messages of zero and from pair costs, or none of them.</summary>
    /// <param name="pairs">Own edge by own edge, for each other edge straight and swapped; or empty, for zeros.</param>
    public void Start(ReadOnlySpan<float> pairs)
    {
        _messages.AsSpan(0, 2 * _edges * _stride).Clear();
        _pairs.AsSpan(0, _edges * _places).Clear();
        for (int k = 0; k < pairs.Length; k++)
        {
            _pairs[k] = pairs[k];
        }
    }

    /// <summary>Updates every edge once, in their order or against it.</summary>
    /// <param name="forward">The order.</param>
    /// <param name="other">The other graph's factors, which take over what is not needed.</param>
    /// <param name="limits">At the time limit the other edges stay as they are.</param>
    /// <returns>Whether every edge was updated.</returns>
    public bool Sweep(bool forward, EdgeFactors other, in SolverLimits limits)
    {
        for (int k = 0; k < _edges; k++)
        {
            if (k % EdgesPerLook == 0 && limits.Reached())
            {
                return false;
            }

            Update(forward ? k : _edges - 1 - k, other);
        }

        return true;
    }

    private void Update(int edge, EdgeFactors other)
    {
        Span<double> pairs = _pairs.AsSpan(edge * _places, _places);
        ReadOnlySpan<int> labels = _labelPairs.AsSpan(0, 2 * _places);
        for (int k = 0; k < pairs.Length; k++)
        {
            (int first, int second) = (labels[2 * k], labels[(2 * k) + 1]);
            _table[(first * _stride) + second] = _transposed[(second * _stride) + first] = pairs[k];
        }

        Span<double> row = Unary(_ends[2 * edge]), column = Unary(_ends[(2 * edge) + 1]);
        Span<double> rowMessage = _messages.AsSpan(2 * edge * _stride, _stride);
        Span<double> columnMessage = _messages.AsSpan(((2 * edge) + 1) * _stride, _stride);
        Span<double> rowRest = _rowRest.AsSpan(0, _stride), columnRest = _columnRest.AsSpan(0, _stride);
        Subtract(row, rowMessage, rowRest);
        Subtract(column, columnMessage, columnRest);
        Handshake(rowRest, columnRest, row, column);
        Subtract(row, rowRest, rowMessage);
        Subtract(column, columnRest, columnMessage);
        Leave(2 * edge, pairs, rowMessage, columnMessage, other);
    }

    /// <summary>
    /// The new unary costs of both ends, given the rest of them, that is without this edge's messages: a share of each row's min-marginal, then
    /// each column's, then what is left of each row's.
    /// </summary>
    private void Handshake(ReadOnlySpan<double> rowRest, ReadOnlySpan<double> columnRest, Span<double> row, Span<double> column)
    {
        Span<double> kept = _kept.AsSpan(0, _stride), least = _least.AsSpan(0, _stride);
        Least(_transposed, columnRest, least);
        for (int s = 0; s < _labels; s++)
        {
            row[s] = FirstShare * (rowRest[s] + least[s]);
            kept[s] = rowRest[s] - row[s];
        }

        Least(_table, kept, least);
        for (int t = 0; t < _labels; t++)
        {
            column[t] = least[t] + columnRest[t];
            least[t] = -least[t];
        }

        Least(_transposed, least, _rest);
        for (int s = 0; s < _labels; s++)
        {
            row[s] += Math.Max(0, _rest[s] + kept[s]);
        }
    }

    /// <summary>For every column of a table the least of its costs, each with the given cost of its row.</summary>
    private void Least(double[] table, ReadOnlySpan<double> rows, Span<double> least)
    {
        ref double cost = ref MemoryMarshal.GetArrayDataReference(table);
        ref double row = ref MemoryMarshal.GetReference(rows);
        for (int column = 0; column < _stride; column += Vector512<double>.Count)
        {
            Vector512<double> least8 = Vector512.Create(double.PositiveInfinity);
            nuint at = (nuint)column;
            for (int k = 0; k < _labels; k++, at += (nuint)_stride)
            {
                Vector512<double> sum = Vector512.LoadUnsafe(ref cost, at) + Vector512.Create(Unsafe.Add(ref row, k));
                least8 = Vector512.MinNative(least8, sum);
            }

            least8.CopyTo(least[column..]);
        }
    }

    /// <summary>Moves what the pairs of edges cost beyond the messages to the other graph's factors.</summary>
    private void Leave(int from, Span<double> pairs, ReadOnlySpan<double> rowMessage, ReadOnlySpan<double> columnMessage, EdgeFactors other)
    {
        ReadOnlySpan<int> labels = _labelPairs.AsSpan(0, 2 * _places);
        Span<double> theirs = other._pairs.AsSpan(0, other._edges * other._places);
        for (int k = 0; k < pairs.Length; k++)
        {
            double slack = Math.Max(0, pairs[k] - rowMessage[labels[2 * k]] - columnMessage[labels[(2 * k) + 1]]);
            pairs[k] -= slack;
            theirs[((k >> 1) * other._places) + from + (k & 1)] += slack;
        }
    }

    private static void Subtract(ReadOnlySpan<double> left, ReadOnlySpan<double> right, Span<double> difference)
    {
        for (int t = 0; t < difference.Length; t += Vector512<double>.Count)
        {
            (Vector512.Create(left[t..]) - Vector512.Create(right[t..])).CopyTo(difference[t..]);
        }
    }

    /// <summary>Both tables: zero for every two labels but two equal ones, infinite there and in the padding.</summary>
    private void ClearTable()
    {
        Workspace.Grow(ref _table, _labels * _stride);
        Workspace.Grow(ref _transposed, _labels * _stride);
        for (int s = 0; s < _labels; s++)
        {
            Span<double> row = _table.AsSpan(s * _stride, _stride);
            row.Clear();
            row[_labels..].Fill(double.PositiveInfinity);
            row[s] = s < _labels - 1 ? double.PositiveInfinity : 0;
        }

        _table.AsSpan(0, _labels * _stride).CopyTo(_transposed);
    }
}
