using Microsoft.ML.Combinatorial.Backbones;
using Microsoft.ML.Combinatorial.Problems;
using Microsoft.ML.Combinatorial.Tests.Laws;

namespace Microsoft.ML.Combinatorial.Tests.Backbones;

/// <summary>Each predicted cost stands in the slot of the pair that it belongs to: seen by moving the keypoints and following the costs.</summary>
[TestClass]
public class CostSlotTests
{
    private static readonly KeypointBackboneSpecification Specification =
        new() { FeatureSize = 3, EmbeddingSize = 8, EdgeEmbeddingSize = 4 };

    private readonly Random _random = new(3);

    [TestMethod]
    public void Renumbered_right_keypoints_renumber_the_costs()
    {
        using var backbone = new KeypointBackbone(Specification);
        SyntheticMatching task = SyntheticMatching.Unrelated(_random, 5, 7, 3);
        int[] order = Order.Random(7, _random);
        SyntheticMatching renumbered = task with
        {
            RightFeatures = [.. order.SelectMany(old => task.RightFeatures[(3 * old)..((3 * old) + 3)])],
            RightPositions = [.. order.SelectMany(old => task.RightPositions[(2 * old)..((2 * old) + 2)])],
            Match = [.. Enumerable.Repeat(-1, 5)],
        };
        (Dictionary<Pair, float> before, Dictionary<Pair, float> after) = (Named(backbone, task), Named(backbone, renumbered));
        AreEqual(before, after.ToDictionary(entry => entry.Key.WithRight(order), entry => entry.Value));
    }

    [TestMethod]
    public void Renumbered_left_keypoints_renumber_the_costs()
    {
        using var backbone = new KeypointBackbone(Specification);
        SyntheticMatching task = SyntheticMatching.Unrelated(_random, 7, 5, 3);
        int[] order = Order.Random(7, _random);
        SyntheticMatching renumbered = task with
        {
            LeftFeatures = [.. order.SelectMany(old => task.LeftFeatures[(3 * old)..((3 * old) + 3)])],
            LeftPositions = [.. order.SelectMany(old => task.LeftPositions[(2 * old)..((2 * old) + 2)])],
            Match = [.. Enumerable.Repeat(-1, 7)],
        };
        (Dictionary<Pair, float> before, Dictionary<Pair, float> after) = (Named(backbone, task), Named(backbone, renumbered));
        AreEqual(before, after.ToDictionary(entry => entry.Key.Swapped().WithRight(order).Swapped(), entry => entry.Value));
    }

    [TestMethod]
    public void Swapped_sides_swap_the_costs()
    {
        using var backbone = new KeypointBackbone(Specification);
        SyntheticMatching task = SyntheticMatching.Unrelated(_random, 6, 4, 3);
        (Dictionary<Pair, float> before, Dictionary<Pair, float> after) = (Named(backbone, task), Named(backbone, task.RolesSwapped()));
        AreEqual(before, after.ToDictionary(entry => entry.Key.Swapped(), entry => entry.Value));
    }

    [TestMethod]
    public void An_edge_lies_best_on_itself()
    {
        // Without learning, the embedding of an edge is most like its own: the least diagonal sum of squared norms beats the swapped one.
        using var backbone = new KeypointBackbone(Specification);
        SyntheticMatching left = SyntheticMatching.Unrelated(_random, 6, 6, 3);
        SyntheticMatching same = left with { RightFeatures = left.LeftFeatures, RightPositions = left.LeftPositions };
        MatchingExample example = same.Example(Specification);
        float[] costs = BackboneCosts.Alone(backbone, Specification, example);
        GraphMatchingProblem problem = example.Problem;
        int edges = problem.LeftEdges.Length;
        for (int e = 0; e < edges; e++)
        {
            for (int f = 0; f < e; f++)
            {
                // −|a|² and −|b|² against −⟨a, b⟩ twice; and the table of From → To against From → To is symmetric.
                float own = costs[problem.EdgeSlot(e, e, false)] + costs[problem.EdgeSlot(f, f, false)];
                float crossed = costs[problem.EdgeSlot(e, f, false)] + costs[problem.EdgeSlot(f, e, false)];
                Assert.IsTrue(own <= crossed + 1e-5f, $"edges {e} and {f}");
                Assert.AreEqual(costs[problem.EdgeSlot(e, f, false)], costs[problem.EdgeSlot(f, e, false)], 1e-5f);
            }
        }

        Assert.IsTrue(edges > 5);
    }

    [TestMethod]
    public void Without_edges_the_other_costs_are_the_same_kind()
    {
        KeypointBackboneSpecification without = Specification with { UseEdges = false };
        using var backbone = new KeypointBackbone(without);
        MatchingExample example = SyntheticMatching.Unrelated(_random, 3, 5, 3).Example(without);
        Assert.HasCount((3 * 5) + 3 + 5, BackboneCosts.Alone(backbone, without, example));
        Assert.IsFalse(backbone.named_parameters().Any(parameter => parameter.name.StartsWith("edge", StringComparison.Ordinal)));
    }

    // All costs under the names of the keypoints that they are about; an edge pair under either end first.
    private static Dictionary<Pair, float> Named(KeypointBackbone backbone, SyntheticMatching task)
    {
        MatchingExample example = task.Example(Specification);
        float[] costs = BackboneCosts.Alone(backbone, Specification, example);
        GraphMatchingProblem problem = example.Problem;
        var named = new Dictionary<Pair, float>();
        for (int i = 0; i < problem.LeftCount; i++)
        {
            named[new Pair(i, -1, -1, -1)] = costs[problem.UnmatchedLeftSlot(i)];
            for (int s = 0; s < problem.RightCount; s++)
            {
                named[new Pair(i, -1, s, -1)] = costs[problem.NodeSlot(i, s)];
                named[new Pair(-1, -1, s, -1)] = costs[problem.UnmatchedRightSlot(s)];
            }
        }

        for (int e = 0; e < problem.LeftEdges.Length; e++)
        {
            for (int f = 0; f < problem.RightEdges.Length; f++)
            {
                (KeypointEdge left, KeypointEdge right) = (problem.LeftEdges[e], problem.RightEdges[f]);
                named[new Pair(left.From, left.To, right.From, right.To)] = costs[problem.EdgeSlot(e, f, false)];
                named[new Pair(left.From, left.To, right.To, right.From)] = costs[problem.EdgeSlot(e, f, true)];
                named[new Pair(left.To, left.From, right.To, right.From)] = costs[problem.EdgeSlot(e, f, false)];
                named[new Pair(left.To, left.From, right.From, right.To)] = costs[problem.EdgeSlot(e, f, true)];
            }
        }

        return named;
    }

    private static void AreEqual(Dictionary<Pair, float> expected, Dictionary<Pair, float> actual)
    {
        Assert.HasCount(expected.Count, actual);
        foreach ((Pair pair, float cost) in expected)
        {
            Assert.AreEqual(cost, actual[pair], 2e-5f, pair.ToString());
        }
    }

    /// <summary>Left keypoint or edge, right keypoint or edge; −1 where there is none.</summary>
    private sealed record Pair(int Left, int LeftTo, int Right, int RightTo)
    {
        public Pair WithRight(IReadOnlyList<int> names) =>
            this with { Right = Right < 0 ? -1 : names[Right], RightTo = RightTo < 0 ? -1 : names[RightTo] };

        public Pair Swapped() => new(Right, RightTo, Left, LeftTo);
    }
}
