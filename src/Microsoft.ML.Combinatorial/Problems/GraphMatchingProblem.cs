namespace Microsoft.ML.Combinatorial.Problems;

/// <summary>
/// Partial graph matching (Lawler's quadratic assignment, sparse): each keypoint of the left graph is matched with at most one of the
/// right graph and the other way round; what is left over is unmatched, at a cost of its own. A pair of edges counts where
/// both ends of the left edge are matched with the ends of the right edge.
/// </summary>
/// <remarks>
/// <para>The quadratic term is a vector of its own slots, so that the objective is linear in the solution: <c>costs · solution</c>.
/// With l left and r right keypoints, E left and F right edges, the n = l·r + l + r + 2·E·F slots are, in this order:</para>
/// <list type="bullet">
/// <item>nodes: slot <c>i·r + s</c> is 1 where left i is matched with right s;</item>
/// <item>unmatched left: <c>l·r + i</c> is 1 where left i has no partner;</item>
/// <item>unmatched right: <c>l·r + l + s</c> is 1 where right s has no partner;</item>
/// <item>edges: <c>l·r + l + r + (e·F + f)·2 + o</c> is 1 where the left edge e = (i, j) lies on the right edge f = (s, t):
/// i with s and j with t for o = 0, i with t and j with s for o = 1.</item>
/// </list>
/// <para>Solutions are 0/1. Costs: any finite number.</para>
/// </remarks>
public sealed class GraphMatchingProblem : CombinatorialProblem
{
    private readonly KeypointEdge[] _leftEdges;
    private readonly KeypointEdge[] _rightEdges;

    /// <summary>Makes a problem from the two graphs.</summary>
    /// <param name="leftCount">Number of left keypoints, at least 1.</param>
    /// <param name="rightCount">Number of right keypoints, at least 1.</param>
    /// <param name="leftEdges">The left graph's edges, each once; empty makes a partial linear assignment.</param>
    /// <param name="rightEdges">The right graph's edges, each once.</param>
    /// <exception cref="ArgumentOutOfRangeException">A count is below 1, or the problem has more than 2³¹ − 1 slots.</exception>
    /// <exception cref="ArgumentException">An edge names a keypoint that is not there, joins a keypoint to itself, or stands
    /// twice.</exception>
    public GraphMatchingProblem(
        int leftCount, int rightCount, ReadOnlySpan<KeypointEdge> leftEdges, ReadOnlySpan<KeypointEdge> rightEdges)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(leftCount, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(rightCount, 1);
        CheckEdges(leftEdges, leftCount, nameof(leftEdges));
        CheckEdges(rightEdges, rightCount, nameof(rightEdges));
        long size = ((long)leftCount * rightCount) + leftCount + rightCount + (2L * leftEdges.Length * rightEdges.Length);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(size, int.MaxValue, nameof(leftEdges));
        LeftCount = leftCount;
        RightCount = rightCount;
        _leftEdges = leftEdges.ToArray();
        _rightEdges = rightEdges.ToArray();
        Size = (int)size;
    }

    /// <summary>Gets l, the number of left keypoints.</summary>
    public int LeftCount { get; }

    /// <summary>Gets r, the number of right keypoints.</summary>
    public int RightCount { get; }

    /// <summary>Gets the left graph's edges.</summary>
    public ReadOnlySpan<KeypointEdge> LeftEdges => _leftEdges;

    /// <summary>Gets the right graph's edges.</summary>
    public ReadOnlySpan<KeypointEdge> RightEdges => _rightEdges;

    /// <inheritdoc/>
    public override string Name => "graph matching";

    /// <inheritdoc/>
    public override int Size { get; }

    /// <summary>Gets the number of node slots, l·r, which come first.</summary>
    public int NodeSlotCount => LeftCount * RightCount;

    /// <summary>Gets the number of node and unmatched slots, l·r + l + r, which come before the edges.</summary>
    public int EdgeSlotStart => NodeSlotCount + LeftCount + RightCount;

    /// <summary>The slot of left keypoint <paramref name="left"/> matched with right keypoint <paramref name="right"/>.</summary>
    public int NodeSlot(int left, int right) => (left * RightCount) + right;

    /// <summary>The slot of left keypoint <paramref name="left"/> left unmatched.</summary>
    public int UnmatchedLeftSlot(int left) => NodeSlotCount + left;

    /// <summary>The slot of right keypoint <paramref name="right"/> left unmatched.</summary>
    public int UnmatchedRightSlot(int right) => NodeSlotCount + LeftCount + right;

    /// <summary>The slot of left edge <paramref name="leftEdge"/> on right edge <paramref name="rightEdge"/>.</summary>
    /// <param name="leftEdge">Index into <see cref="LeftEdges"/>.</param>
    /// <param name="rightEdge">Index into <see cref="RightEdges"/>.</param>
    /// <param name="swapped">False: From on From and To on To. True: From on To and To on From.</param>
    public int EdgeSlot(int leftEdge, int rightEdge, bool swapped) =>
        EdgeSlotStart + (((leftEdge * _rightEdges.Length) + rightEdge) * 2) + (swapped ? 1 : 0);

    /// <summary>Writes the whole solution vector, edges included, that a matching stands for.</summary>
    /// <param name="match">For each left keypoint the matched right keypoint, or −1 for none.</param>
    /// <param name="solution">Length <see cref="Size"/>; overwritten.</param>
    /// <exception cref="ArgumentException">A length is wrong, a partner does not exist, or two left keypoints share one.</exception>
    public void WriteSolution(ReadOnlySpan<int> match, Span<float> solution)
    {
        if (match.Length != LeftCount || solution.Length < Size)
        {
            throw new ArgumentException(
                $"match must have {LeftCount} entries and solution at least {Size}, had {match.Length} and {solution.Length}.");
        }

        solution[..Size].Clear();
        solution.Slice(UnmatchedRightSlot(0), RightCount).Fill(1);
        for (int left = 0; left < match.Length; left++)
        {
            int right = match[left];
            if (right < 0)
            {
                solution[UnmatchedLeftSlot(left)] = 1;
                continue;
            }

            if (right >= RightCount || solution[UnmatchedRightSlot(right)] == 0)
            {
                throw new ArgumentException(
                    $"match[{left}] = {right}: must name one of the {RightCount} right keypoints, each at most once.", nameof(match));
            }

            solution[NodeSlot(left, right)] = 1;
            solution[UnmatchedRightSlot(right)] = 0;
        }

        WriteEdges(match, solution);
    }

    /// <summary>Reads the matching out of a solution vector.</summary>
    /// <param name="solution">At least l·r values, the node slots of a feasible solution.</param>
    /// <param name="match">Length l; receives the matched right keypoint of each left one, or −1 for none.</param>
    public void ReadMatch(ReadOnlySpan<float> solution, Span<int> match)
    {
        for (int left = 0; left < LeftCount; left++)
        {
            match[left] = solution.Slice(left * RightCount, RightCount).IndexOf(1f);
        }
    }

    /// <inheritdoc/>
    public override bool IsFeasible(ReadOnlySpan<float> solution)
    {
        if (solution.Length != Size)
        {
            return false;
        }

        var match = new int[LeftCount];
        ReadMatch(solution, match);
        if (match.Where(right => right >= 0).GroupBy(right => right).Any(group => group.Count() > 1))
        {
            return false;
        }

        // A matching determines all other slots, so the vector is feasible if and only if it is its matching's own.
        var expected = new float[Size];
        WriteSolution(match, expected);
        return solution.SequenceEqual(expected);
    }

    /// <inheritdoc/>
    public override string DescribeSlot(int slot)
    {
        if (slot < NodeSlotCount)
        {
            return $"left keypoint {slot / RightCount} with right keypoint {slot % RightCount}";
        }

        if (slot < NodeSlotCount + LeftCount)
        {
            return $"left keypoint {slot - NodeSlotCount} unmatched";
        }

        if (slot < EdgeSlotStart)
        {
            return $"right keypoint {slot - NodeSlotCount - LeftCount} unmatched";
        }

        int pair = (slot - EdgeSlotStart) / 2;
        KeypointEdge left = _leftEdges[pair / _rightEdges.Length];
        KeypointEdge right = _rightEdges[pair % _rightEdges.Length];
        (int from, int to) = (slot - EdgeSlotStart) % 2 == 0 ? (right.From, right.To) : (right.To, right.From);
        return $"left edge {left.From}–{left.To} on right edge {from}–{to}";
    }

    private void WriteEdges(ReadOnlySpan<int> match, Span<float> solution)
    {
        for (int e = 0; e < _leftEdges.Length; e++)
        {
            int from = match[_leftEdges[e].From];
            int to = match[_leftEdges[e].To];
            if (from < 0 || to < 0)
            {
                continue;
            }

            for (int f = 0; f < _rightEdges.Length; f++)
            {
                KeypointEdge right = _rightEdges[f];
                if ((right.From == from && right.To == to) || (right.From == to && right.To == from))
                {
                    solution[EdgeSlot(e, f, right.From != from)] = 1;
                }
            }
        }
    }

    private static void CheckEdges(ReadOnlySpan<KeypointEdge> edges, int count, string name)
    {
        var seen = new HashSet<(int, int)>();
        foreach (KeypointEdge edge in edges)
        {
            if ((uint)edge.From >= (uint)count || (uint)edge.To >= (uint)count || edge.From == edge.To)
            {
                throw new ArgumentException(
                    $"Edge {edge.From}–{edge.To} must join two different keypoints of 0 … {count - 1}.", name);
            }

            if (!seen.Add((Math.Min(edge.From, edge.To), Math.Max(edge.From, edge.To))))
            {
                throw new ArgumentException($"Edge {edge.From}–{edge.To} stands twice.", name);
            }
        }
    }
}
