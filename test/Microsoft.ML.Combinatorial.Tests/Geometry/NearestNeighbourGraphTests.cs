using Microsoft.ML.Combinatorial.Geometry;
using Microsoft.ML.Combinatorial.Problems;

namespace Microsoft.ML.Combinatorial.Tests.Geometry;

[TestClass]
public class NearestNeighbourGraphTests
{
    [TestMethod]
    public void Joins_by_hand()
    {
        // On a line at 0, 1, 3, 7: the nearest of each is 1, 0, 1, 2.
        CollectionAssert.AreEqual(
            new KeypointEdge[] { new(0, 1), new(1, 2), new(2, 3) }, NearestNeighbourGraph.Edges([0f, 0f, 1f, 0f, 3f, 0f, 7f, 0f], 1));
    }

    [TestMethod]
    public void Ties_go_to_the_lower_number()
    {
        // All four others are as near to point 4; points 0 and 1 are taken.
        float[] cross = [1, 0, 0, 1, -1, 0, 0, -1, 0, 0];
        KeypointEdge[] edges = NearestNeighbourGraph.Edges(cross, 2);
        Assert.IsTrue(edges.Contains(new(0, 4)) && edges.Contains(new(1, 4)));
        CollectionAssert.AreEqual(edges, NearestNeighbourGraph.Edges(cross, 2));
    }

    [TestMethod]
    public void Equals_sorting_all_distances()
    {
        var random = new Random(1);
        for (int instance = 0; instance < 50; instance++)
        {
            int count = random.Next(1, 20), k = random.Next(1, 6);
            float[] xy = [.. Enumerable.Range(0, 2 * count).Select(_ => (float)random.Next(8))];
            double Distance(int a, int b) => Math.Sqrt(Math.Pow(xy[2 * a] - xy[2 * b], 2) + Math.Pow(xy[(2 * a) + 1] - xy[(2 * b) + 1], 2));
            KeypointEdge[] expected =
            [
                .. Enumerable.Range(0, count)
                    .SelectMany(a => Enumerable.Range(0, count).Where(b => b != a).OrderBy(b => Distance(a, b)).ThenBy(b => b).Take(k)
                        .Select(b => (Math.Min(a, b), Math.Max(a, b))))
                    .Distinct()
                    .Order()
                    .Select(edge => new KeypointEdge(edge.Item1, edge.Item2)),
            ];
            CollectionAssert.AreEqual(expected, NearestNeighbourGraph.Edges(xy, k), $"instance {instance}");
        }
    }

    [TestMethod]
    public void More_neighbours_than_points_join_all()
    {
        Assert.HasCount(6, NearestNeighbourGraph.Edges([0f, 0f, 5f, 1f, 2f, 9f, 4f, 4f], 10));
        Assert.IsEmpty(NearestNeighbourGraph.Edges([0f, 0f], 3));
        Assert.ThrowsExactly<ArgumentOutOfRangeException>(() => NearestNeighbourGraph.Edges([0f, 0f], 0));
    }
}
