using Microsoft.ML.Combinatorial.Backbones;
using Microsoft.ML.Combinatorial.Tests.Oracles;
using TorchSharp;
using static TorchSharp.torch;

namespace Microsoft.ML.Combinatorial.Tests.Backbones;

[TestClass]
public class KeypointBackboneTests
{
    private static readonly KeypointBackboneSpecification Specification =
        new() { FeatureSize = 3, EmbeddingSize = 8, EdgeEmbeddingSize = 4 };

    private readonly Random _random = new(7);

    public static IEnumerable<KeypointBackboneSpecification> Kinds =>
    [
        Specification,
        Specification with { Graph = KeypointGraphKind.NearestNeighbours, NeighbourCount = 2, MessagePassingRounds = 0 },
        Specification with { UseEdges = false, MessagePassingRounds = 1 },
        Specification with { Encoder = KeypointEncoderKind.Patch, FeatureSize = 81 },
    ];

    [TestMethod]
    [DynamicData(nameof(Kinds))]
    public void A_batch_costs_what_each_task_costs_alone(KeypointBackboneSpecification specification)
    {
        using var backbone = new KeypointBackbone(specification);
        (int Left, int Right)[] sizes = [(5, 4), (1, 1), (2, 30), (12, 12), (1, 6), (25, 3)];
        MatchingExample[] tasks = [.. sizes.Select(size => Unrelated(size.Left, size.Right, specification).Example(specification))];
        float[][] together = BackboneCosts.Together(backbone, specification, tasks);
        for (int row = 0; row < tasks.Length; row++)
        {
            BackboneCosts.AreClose(BackboneCosts.Alone(backbone, specification, tasks[row]), together[row], message: $"task {row}");
        }
    }

    [TestMethod]
    public void Keypoints_without_edges_and_in_a_line_or_heap_have_finite_costs()
    {
        using var backbone = new KeypointBackbone(Specification);
        SyntheticMatching line = Unrelated(5, 5) with { LeftPositions = [0, 0, 1, 1, 2, 2, 3, 3, 4, 4], RightPositions = new float[10] };
        MatchingExample[] tasks = [Unrelated(1, 1).Example(Specification), line.Example(Specification), Unrelated(2, 1).Example(Specification)];
        float[][] together = BackboneCosts.Together(backbone, Specification, tasks);
        Assert.AreEqual(4, tasks[1].Problem.LeftEdges.Length, "a line is a chain");
        for (int row = 0; row < tasks.Length; row++)
        {
            Assert.IsTrue(together[row].All(float.IsFinite), $"task {row}");
            BackboneCosts.AreClose(BackboneCosts.Alone(backbone, Specification, tasks[row]), together[row], message: $"task {row}");
        }
    }

    [TestMethod]
    [DynamicData(nameof(Kinds))]
    public void Neither_place_nor_scale_of_a_side_matters(KeypointBackboneSpecification specification)
    {
        using var backbone = new KeypointBackbone(specification);
        SyntheticMatching task = Unrelated(7, 6, specification);
        SyntheticMatching moved = task with
        {
            LeftPositions = [.. task.LeftPositions.Select((value, i) => (300 * value) + (i % 2 == 0 ? 64 : -128))],
            RightPositions = [.. task.RightPositions.Select(value => value / 1000)],
        };
        float[] expected = BackboneCosts.Alone(backbone, specification, task.Example(specification));
        BackboneCosts.AreClose(expected, BackboneCosts.Alone(backbone, specification, moved.Example(specification)), 1e-4);
    }

    [TestMethod]
    public void Geometry_itself_matters()
    {
        using var backbone = new KeypointBackbone(Specification);
        SyntheticMatching task = Unrelated(5, 5);
        SyntheticMatching bent = task with { LeftPositions = [.. task.LeftPositions.Select((value, i) => i == 0 ? value + 0.01f : value)] };
        CollectionAssert.AreNotEqual(
            BackboneCosts.Alone(backbone, Specification, task.Example(Specification)),
            BackboneCosts.Alone(backbone, Specification, bent.Example(Specification)));
    }

    [TestMethod]
    public void Brightness_and_contrast_of_a_patch_matter_little()
    {
        KeypointBackboneSpecification specification = Specification with { Encoder = KeypointEncoderKind.Patch, FeatureSize = 81 };
        using var backbone = new KeypointBackbone(specification);
        SyntheticMatching task = Unrelated(5, 5, specification);
        SyntheticMatching lit = task with { RightFeatures = [.. task.RightFeatures.Select(value => (0.5f * value) + 3)] };
        SyntheticMatching other = task with { RightFeatures = [.. task.RightFeatures.Reverse()] };
        float[] costs = Costs(task);
        BackboneCosts.AreClose(costs, Costs(lit), 1e-2);
        Assert.IsTrue(costs.Zip(Costs(other), (a, b) => Math.Abs(a - b)).Max() > 0.1, "what is on the patch matters");

        // A patch of one grey tells nothing, and divides nothing by zero.
        SyntheticMatching flat = task with { LeftFeatures = [.. task.LeftFeatures.Select(_ => 0.25f)] };
        Assert.IsTrue(Costs(flat).All(float.IsFinite));

        float[] Costs(SyntheticMatching numbers) => BackboneCosts.Alone(backbone, specification, numbers.Example(specification));
    }

    [TestMethod]
    public void The_seed_alone_makes_the_weights()
    {
        using var first = new KeypointBackbone(Specification, 5);
        _ = rand(3);
        using var second = new KeypointBackbone(Specification, 5);
        using var other = new KeypointBackbone(Specification, 6);
        Assert.IsTrue(first.named_parameters().Any());
        bool differs = false;
        foreach (((string name, TorchSharp.Modules.Parameter a), (_, TorchSharp.Modules.Parameter b), (_, TorchSharp.Modules.Parameter c)) in
            first.named_parameters().Zip(second.named_parameters(), other.named_parameters()))
        {
            CollectionAssert.AreEqual(a.Values(), b.Values(), name);
            differs |= !a.Values().SequenceEqual(c.Values());
        }

        Assert.IsTrue(differs);
    }

    [TestMethod]
    public void The_process_wide_generator_is_not_touched()
    {
        using var scope = NewDisposeScope();
        Tensor state = get_rng_state();
        float[] expected = rand(4).Values();
        set_rng_state(state);
        using var backbone = new KeypointBackbone(Specification, 5);
        CollectionAssert.AreEqual(expected, rand(4).Values());
    }

    [TestMethod]
    public void A_forward_pass_leaves_the_costs_and_nothing_else()
    {
        using var backbone = new KeypointBackbone(Specification);
        MatchingExample[] tasks = [Unrelated(4, 5).Example(Specification), Unrelated(3, 3).Example(Specification)];
        long before = DisposeScopeManager.Statistics.ThreadTotalLiveCount;
        using (var batch = new MatchingBatch(tasks, Specification.FeatureSize))
        {
            long laidOut = DisposeScopeManager.Statistics.ThreadTotalLiveCount;
            Tensor costs = backbone.call(batch);
            Assert.AreEqual(laidOut + 1, DisposeScopeManager.Statistics.ThreadTotalLiveCount);
            costs.Dispose();
        }

        Assert.AreEqual(before, DisposeScopeManager.Statistics.ThreadTotalLiveCount);
    }

    [TestMethod]
    public void A_disposed_network_leaves_no_tensor()
    {
        long before = DisposeScopeManager.Statistics.ThreadTotalLiveCount;
        new KeypointBackbone(Specification).Dispose();
        Assert.AreEqual(before, DisposeScopeManager.Statistics.ThreadTotalLiveCount);
    }

    [TestMethod]
    public void A_batch_of_nothing_or_of_another_specification_is_refused()
    {
        Assert.ThrowsExactly<ArgumentException>(() => new MatchingBatch([], 3));
        Assert.ThrowsExactly<ArgumentNullException>(() => new MatchingBatch(null!, 3));
        MatchingExample[] tasks = [Unrelated(4, 5).Example(Specification), Unrelated(2, 2, 5).Example(Specification with { FeatureSize = 5 })];
        string message = Assert.ThrowsExactly<ArgumentException>(() => new MatchingBatch(tasks, 3)).Message;
        StringAssert.Contains(message, "Task 1 has 5 features a keypoint, not 3", StringComparison.Ordinal);
    }

    [TestMethod]
    public void True_solutions_are_written_in_slot_order_and_need_labels()
    {
        SyntheticMatching task = SyntheticMatching.Shuffled(_random, 4, 3);
        MatchingExample labelled = task.Example(Specification);
        using var batch = new MatchingBatch([labelled, Unrelated(6, 6).Example(Specification)], 3);
        var expected = new float[labelled.Problem.Size];
        labelled.Problem.WriteSolution(task.Match, expected);
        CollectionAssert.AreEqual(expected, batch.TargetSolutions()[..labelled.Problem.Size]);

        using var unlabelled = new MatchingBatch(
            [labelled, MatchingExample.Create(Specification, task.LeftFeatures, task.LeftPositions, task.RightFeatures, task.RightPositions)], 3);
        string message = Assert.ThrowsExactly<InvalidOperationException>(() => unlabelled.TargetSolutions()).Message;
        StringAssert.Contains(message, "Task 1 of the batch has no label.", StringComparison.Ordinal);
    }

    private SyntheticMatching Unrelated(int left, int right, KeypointBackboneSpecification specification) =>
        Unrelated(left, right, specification.FeatureSize);

    private SyntheticMatching Unrelated(int left, int right, int featureSize = 3) =>
        SyntheticMatching.Unrelated(_random, left, right, featureSize);
}
