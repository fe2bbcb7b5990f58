using Microsoft.ML.Combinatorial.Geometry;
using Microsoft.ML.Combinatorial.Problems;
using Microsoft.ML.Combinatorial.Tests.Laws;

namespace Microsoft.ML.Combinatorial.Tests.Geometry;

[TestClass]
public class DelaunayTriangulationTests
{
    [TestMethod]
    public void Triangulates_by_hand()
    {
        // A kite: the long diagonal 0–2 would put 1 and 3 inside the circles, so the short one 1–3 is drawn.
        KeypointEdge[] edges = DelaunayTriangulation.Edges([0f, 0f, 3f, 1f, 6f, 0f, 3f, -1f]);
        CollectionAssert.AreEqual(new KeypointEdge[] { new(0, 1), new(0, 3), new(1, 2), new(1, 3), new(2, 3) }, edges);
    }

    [TestMethod]
    public void Few_points_have_few_edges()
    {
        Assert.IsEmpty(DelaunayTriangulation.Edges(ReadOnlySpan<float>.Empty));
        Assert.IsEmpty(DelaunayTriangulation.Edges([1f, 2f]));
        CollectionAssert.AreEqual(new KeypointEdge[] { new(0, 1) }, DelaunayTriangulation.Edges([1f, 2f, 0f, 0f]));
    }

    [TestMethod]
    public void Points_on_a_line_make_a_chain()
    {
        KeypointEdge[] edges = DelaunayTriangulation.Edges([2f, 4f, 0f, 0f, 3f, 6f, 1f, 2f]);
        CollectionAssert.AreEqual(new KeypointEdge[] { new(0, 2), new(0, 3), new(1, 3) }, edges);
    }

    [TestMethod]
    public void Points_at_one_place_are_joined_to_the_first_of_them()
    {
        KeypointEdge[] edges = DelaunayTriangulation.Edges([1f, 1f, 0f, 0f, 1f, 1f, 2f, 0f, 1f, 1f]);
        CollectionAssert.AreEqual(new KeypointEdge[] { new(0, 1), new(0, 2), new(0, 3), new(0, 4), new(1, 3) }, edges);
        CollectionAssert.AreEqual(new KeypointEdge[] { new(0, 1), new(0, 2) }, DelaunayTriangulation.Edges(new float[6]));
    }

    [TestMethod]
    public void A_grid_full_of_circles_is_triangulated_whole()
    {
        const int Side = 12;
        float[] xy = [.. Enumerable.Range(0, Side * Side).SelectMany(i => new float[] { i % Side, i / Side })];
        KeypointEdge[] edges = DelaunayTriangulation.Edges(xy);
        Assert.HasCount((2 * Side * (Side - 1)) + ((Side - 1) * (Side - 1)), edges);
        Assert.IsTrue(edges.All(
            edge => Math.Abs((edge.From % Side) - (edge.To % Side)) <= 1 && (edge.To / Side) - (edge.From / Side) <= 1));
    }

    [TestMethod]
    public void Every_empty_circle_is_found_on_random_points()
    {
        var random = new Random(1);
        for (int instance = 0; instance < 100; instance++)
        {
            int count = random.Next(3, 14);
            float[] xy = Draw(random, count, 1000);
            var edges = DelaunayTriangulation.Edges(xy).Select(edge => (edge.From, edge.To)).ToHashSet();
            foreach ((int a, int b, int c) in Triples(count))
            {
                if (IsEmptyCircle(xy, a, b, c))
                {
                    bool drawn = edges.Contains((a, b)) && edges.Contains((a, c)) && edges.Contains((b, c));
                    Assert.IsTrue(drawn, $"instance {instance}: {a} {b} {c}");
                }
            }
        }
    }

    [TestMethod]
    public void Has_as_many_edges_as_a_triangulation_must_on_degenerate_points()
    {
        var random = new Random(2);
        for (int instance = 0; instance < 300; instance++)
        {
            // Whole coordinates of a small square: many on one line, on one circle, or at one place.
            int count = random.Next(3, 16);
            float[] xy = Draw(random, count, 5);
            (float X, float Y)[] places = [.. Enumerable.Range(0, count).Select(i => (xy[2 * i], xy[(2 * i) + 1])).Distinct()];
            int duplicates = count - places.Length;
            int onHull = PointsOnHull(places);
            int expected = onHull < 0 ? places.Length - 1 : (3 * places.Length) - 3 - onHull;
            KeypointEdge[] edges = DelaunayTriangulation.Edges(xy);
            Assert.HasCount(expected + duplicates, edges, $"instance {instance}");
            Assert.IsTrue(IsConnected(count, edges), $"instance {instance}: not connected");
        }
    }

    [TestMethod]
    public void Does_not_depend_on_the_order_of_the_points()
    {
        var random = new Random(3);
        for (int instance = 0; instance < 100; instance++)
        {
            int count = random.Next(3, 20);
            int[] order = Order.Random(36, random)[..count];
            float[] xy = [.. order.SelectMany(place => new float[] { place % 6, place / 6 })];
            int[] newPlace = Order.Random(count, random);
            var shuffled = new float[xy.Length];
            for (int i = 0; i < count; i++)
            {
                (shuffled[2 * newPlace[i]], shuffled[(2 * newPlace[i]) + 1]) = (xy[2 * i], xy[(2 * i) + 1]);
            }

            KeypointEdge[] expected =
            [
                .. DelaunayTriangulation.Edges(xy)
                    .Select(edge => (newPlace[edge.From], newPlace[edge.To]))
                    .Select(edge => (Math.Min(edge.Item1, edge.Item2), Math.Max(edge.Item1, edge.Item2)))
                    .Order()
                    .Select(edge => new KeypointEdge(edge.Item1, edge.Item2)),
            ];
            CollectionAssert.AreEqual(expected, DelaunayTriangulation.Edges(shuffled), $"instance {instance}");
        }
    }

    [TestMethod]
    public void Refuses_what_are_no_points()
    {
        StringAssert.Contains(
            Assert.ThrowsExactly<ArgumentException>(() => DelaunayTriangulation.Edges([1f, 2f, 3f])).Message,
            "they hold 3",
            StringComparison.Ordinal);
        StringAssert.Contains(
            Assert.ThrowsExactly<ArgumentException>(() => DelaunayTriangulation.Edges([1f, 2f, 3f, float.NaN])).Message,
            "The y of point 1 is NaN",
            StringComparison.Ordinal);
    }

    private static float[] Draw(Random random, int count, int side) =>
        [.. Enumerable.Range(0, 2 * count).Select(_ => (float)random.Next(side))];

    private static IEnumerable<(int A, int B, int C)> Triples(int count) =>
        from a in Enumerable.Range(0, count)
        from b in Enumerable.Range(a + 1, count - a - 1)
        from c in Enumerable.Range(b + 1, count - b - 1)
        select (a, b, c);

    // Whole coordinates below 1000: every term is exact in a long.
    private static bool IsEmptyCircle(float[] xy, int a, int b, int c)
    {
        (long X, long Y) At(int i) => ((long)xy[2 * i], (long)xy[(2 * i) + 1]);
        long turn = Cross(At(a), At(b), At(c));
        return turn != 0 && Enumerable.Range(0, xy.Length / 2)
            .Except([a, b, c])
            .All(d => Math.Sign(turn) * InCircle(At(a), At(b), At(c), At(d)) < 0);
    }

    private static long Cross((long X, long Y) a, (long X, long Y) b, (long X, long Y) c) =>
        ((b.X - a.X) * (c.Y - a.Y)) - ((b.Y - a.Y) * (c.X - a.X));

    private static long InCircle((long X, long Y) a, (long X, long Y) b, (long X, long Y) c, (long X, long Y) d)
    {
        (long ax, long ay, long bx, long by, long cx, long cy) = (a.X - d.X, a.Y - d.Y, b.X - d.X, b.Y - d.Y, c.X - d.X, c.Y - d.Y);
        return (((ax * ax) + (ay * ay)) * ((bx * cy) - (cx * by)))
            + (((bx * bx) + (by * by)) * ((cx * ay) - (ax * cy)))
            + (((cx * cx) + (cy * cy)) * ((ax * by) - (bx * ay)));
    }

    /// <summary>Number of points on the boundary of the hull; −1 where all lie on one line.</summary>
    private static int PointsOnHull((float X, float Y)[] points)
    {
        (long X, long Y)[] whole = [.. points.Select(point => ((long)point.X, (long)point.Y))];
        var hull = new HashSet<(long X, long Y)>();
        bool onLine = true;
        foreach ((long X, long Y) a in whole)
        {
            foreach ((long X, long Y) b in whole.Where(b => b != a))
            {
                onLine &= whole.All(c => Cross(a, b, c) == 0);
                if (whole.All(c => Cross(a, b, c) >= 0))
                {
                    hull.UnionWith([a, b]);
                }
            }
        }

        return onLine ? -1 : hull.Count;
    }

    private static bool IsConnected(int count, KeypointEdge[] edges)
    {
        var reached = new HashSet<int> { 0 };
        for (int round = 0; round < count; round++)
        {
            reached.UnionWith(edges.Where(edge => reached.Contains(edge.From)).Select(edge => edge.To).ToArray());
            reached.UnionWith(edges.Where(edge => reached.Contains(edge.To)).Select(edge => edge.From).ToArray());
        }

        return reached.Count == count;
    }
}
