namespace Microsoft.ML.Combinatorial.Geometry;

/// <summary>
/// A triangulation under construction: points are added from left to right, each outside the hull of those before it, and edges are flipped
/// until no circle through a triangle holds a fourth point.
/// </summary>
/// <remarks>
/// Half-edges: number h belongs to triangle h / 3 and leaves point <c>_start[h]</c>; the three of a triangle turn left. <c>_twin[h]</c> is
/// the same edge the other way round in the neighbouring triangle, or −1 on the hull.
/// </remarks>
internal sealed class TriangleMesh
{
    private readonly double[] _xy;
    private readonly List<int> _start = [];
    private readonly List<int> _twin = [];
    private readonly Stack<int> _suspects = [];

    // For each point on the hull: the half-edge that leaves it along the hull, and the hull point before it.
    private readonly int[] _hullEdge;
    private readonly int[] _hullBefore;

    public TriangleMesh(double[] xy)
    {
        _xy = xy;
        _hullEdge = new int[xy.Length / 2];
        _hullBefore = new int[xy.Length / 2];
    }

    /// <summary>The undirected edges, each once.</summary>
    public IEnumerable<(int From, int To)> Edges()
    {
        for (int h = 0; h < _start.Count; h++)
        {
            if (_twin[h] < h)
            {
                yield return (_start[h], End(h));
            }
        }
    }

    /// <summary>Starts with points on one line, in their order along it, and one point beside the line.</summary>
    public void AddFan(ReadOnlySpan<int> line, int apex)
    {
        bool left = ExactPredicates.Orientation(_xy, line[0], line[1], apex) > 0;
        int before = -1;
        for (int i = 0; i + 1 < line.Length; i++)
        {
            // Both cases turn left; `inner` is the half-edge shared with the triangle before, `outer` the one shared with the next.
            int h = left ? AddTriangle(line[i], line[i + 1], apex) : AddTriangle(line[i + 1], line[i], apex);
            (int inner, int outer) = left ? (h + 2, h + 1) : (h + 1, h + 2);
            Link(inner, before);
            before = outer;
        }

        for (int h = 0; h < _start.Count; h++)
        {
            if (_twin[h] < 0)
            {
                _hullEdge[_start[h]] = h;
                _hullBefore[End(h)] = _start[h];
            }

            _suspects.Push(h);
        }

        FlipSuspects();
    }

    /// <summary>Adds a point to the right of all others.</summary>
    /// <param name="point">The new point.</param>
    /// <param name="last">The point added before it, which it is sure to see.</param>
    public void Add(int point, int last)
    {
        int from = last;
        while (Sees(point, _hullBefore[from], from))
        {
            from = _hullBefore[from];
        }

        int before = -1;
        int at = from;
        for (int to = End(_hullEdge[at]); Sees(point, at, to); to = End(_hullEdge[at]))
        {
            int hull = _hullEdge[at];
            int h = AddTriangle(to, at, point);
            Link(h, hull);
            Link(h + 1, before);
            before = h + 2;
            _suspects.Push(h);
            at = to;
        }

        _hullEdge[point] = before;
        _hullBefore[point] = from;
        _hullBefore[at] = point;
        FlipSuspects();
    }

    private static int Next(int h) => h % 3 == 2 ? h - 2 : h + 1;

    private int End(int h) => _start[Next(h)];

    private bool Sees(int point, int from, int to) => ExactPredicates.Orientation(_xy, from, to, point) < 0;

    private int AddTriangle(int a, int b, int c)
    {
        int h = _start.Count;
        _start.AddRange([a, b, c]);
        _twin.AddRange([-1, -1, -1]);
        return h;
    }

    private void Link(int h, int twin)
    {
        _twin[h] = twin;
        if (twin >= 0)
        {
            _twin[twin] = h;
        }
        else
        {
            _hullEdge[_start[h]] = h;
        }
    }

    private void FlipSuspects()
    {
        while (_suspects.TryPop(out int a))
        {
            int b = _twin[a];
            if (b < 0)
            {
                continue;
            }

            int aNext = Next(a), aLast = Next(aNext), bNext = Next(b), bLast = Next(bNext);
            int p = _start[aLast], q = _start[bLast];
            if (ExactPredicates.InCircle(_xy, _start[a], _start[aNext], p, q) <= 0)
            {
                continue;
            }

            // The quadrilateral u q v p had the diagonal u–v (a from u, b from v) and takes q–p.
            int beyondA = _twin[aNext], beyondB = _twin[bNext];
            _start[aNext] = q;
            _start[bNext] = p;
            Link(a, beyondB);
            Link(b, beyondA);
            Link(aNext, bNext);
            _suspects.Push(a);
            _suspects.Push(b);
            _suspects.Push(aLast);
            _suspects.Push(bLast);
        }
    }
}
