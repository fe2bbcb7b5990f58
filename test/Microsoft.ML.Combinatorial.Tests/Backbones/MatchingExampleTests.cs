using Microsoft.ML.Combinatorial.Backbones;

namespace Microsoft.ML.Combinatorial.Tests.Backbones;

[TestClass]
public class MatchingExampleTests
{
    private static readonly KeypointBackboneSpecification Specification = new() { FeatureSize = 2 };

    // Three keypoints against two.
    private static readonly float[] LeftFeatures = [1, 2, 3, 4, 5, 6];
    private static readonly float[] LeftPositions = [0, 0, 1, 0, 0, 1];
    private static readonly float[] RightFeatures = [1, 2, 3, 4];
    private static readonly float[] RightPositions = [5, 5, 6, 5];

    [TestMethod]
    public void Holds_what_it_was_given()
    {
        MatchingExample example = Create([1, -1, 0]);
        Assert.AreEqual(3, example.LeftCount);
        Assert.AreEqual(2, example.RightCount);
        Assert.IsTrue(example.HasLabel);
        CollectionAssert.AreEqual(new[] { 1, -1, 0 }, example.Match.ToArray());
        Assert.AreEqual(3, example.Problem.LeftEdges.Length);
        Assert.AreEqual(1, example.Problem.RightEdges.Length);
    }

    [TestMethod]
    public void Without_a_label_it_has_none()
    {
        MatchingExample example = MatchingExample.Create(Specification, LeftFeatures, LeftPositions, RightFeatures, RightPositions);
        Assert.IsFalse(example.HasLabel);
        Assert.IsTrue(example.Match.IsEmpty);
    }

    [TestMethod]
    public void Any_negative_label_means_no_partner_and_the_caller_s_array_stays_as_it_is()
    {
        int[] label = [-7, int.MinValue, 1];
        CollectionAssert.AreEqual(new[] { -1, -1, 1 }, Create(label).Match.ToArray());
        CollectionAssert.AreEqual(new[] { -7, int.MinValue, 1 }, label);
    }

    [TestMethod]
    [DataRow(new[] { 0, 2, -1 }, "label 2 of left keypoint 1 names no keypoint: there are 2 on the right")]
    [DataRow(new[] { 1, 0, 1 }, "left keypoints 0 and 2 have the same partner, 1")]
    [DataRow(new[] { 0, 1 }, "the label holds 2 entries; there are 3 left keypoints")]
    [DataRow(new int[0], "the label holds 0 entries; there are 3 left keypoints")]
    public void A_label_that_cannot_be_is_refused(int[] label, string message) =>
        StringAssert.Contains(Assert.ThrowsExactly<ArgumentException>(() => Create(label)).Message, message, StringComparison.Ordinal);

    [TestMethod]
    public void An_empty_side_is_refused()
    {
        StringAssert.Contains(Refused([], [], RightFeatures, RightPositions), "left positions hold 0 values", StringComparison.Ordinal);
        StringAssert.Contains(Refused(LeftFeatures, LeftPositions, [], []), "right positions hold 0 values", StringComparison.Ordinal);
    }

    [TestMethod]
    public void Lengths_that_do_not_fit_are_named()
    {
        StringAssert.Contains(
            Refused(LeftFeatures, LeftPositions[..5], RightFeatures, RightPositions), "left positions hold 5 values", StringComparison.Ordinal);
        StringAssert.Contains(
            Refused(LeftFeatures, LeftPositions, RightFeatures[..3], RightPositions),
            "right features hold 3 values, which is not 2 keypoints of 2",
            StringComparison.Ordinal);
        StringAssert.Contains(
            Refused(LeftFeatures, LeftPositions[..4], RightFeatures, RightPositions),
            "left features hold 6 values, which is not 2 keypoints of 2",
            StringComparison.Ordinal);
    }

    [TestMethod]
    [DataRow(float.NaN, "NaN")]
    [DataRow(float.PositiveInfinity, "Infinity")]
    public void A_value_that_is_not_finite_is_named_by_keypoint_and_place(float value, string name)
    {
        StringAssert.Contains(
            Refused(With(LeftFeatures, 5, value), LeftPositions, RightFeatures, RightPositions),
            $"left feature 1 of keypoint 2 is {name}; it must be finite.",
            StringComparison.Ordinal);
        StringAssert.Contains(
            Refused(LeftFeatures, LeftPositions, RightFeatures, With(RightPositions, 2, value)),
            $"right position 0 of keypoint 1 is {name}; it must be finite.",
            StringComparison.Ordinal);
    }

    [TestMethod]
    public void Without_edges_the_problem_is_an_assignment()
    {
        MatchingExample example = MatchingExample.Create(
            Specification with { UseEdges = false }, LeftFeatures, LeftPositions, RightFeatures, RightPositions);
        Assert.IsTrue(example.Problem.LeftEdges.IsEmpty);
        Assert.IsTrue(example.Problem.RightEdges.IsEmpty);
        Assert.AreEqual((3 * 2) + 3 + 2, example.Problem.Size);
    }

    [TestMethod]
    public void Neighbours_join_as_the_specification_says()
    {
        KeypointBackboneSpecification nearest = Specification with { Graph = KeypointGraphKind.NearestNeighbours, NeighbourCount = 1 };
        MatchingExample example = MatchingExample.Create(nearest, LeftFeatures, LeftPositions, RightFeatures, RightPositions);
        Assert.AreEqual(2, example.Problem.LeftEdges.Length, "each of the two others is nearest to the corner");
    }

    private static MatchingExample Create(int[] label) =>
        MatchingExample.Create(Specification, LeftFeatures, LeftPositions, RightFeatures, RightPositions, label);

    private static string Refused(float[] leftFeatures, float[] leftPositions, float[] rightFeatures, float[] rightPositions) =>
        Assert.ThrowsExactly<ArgumentException>(
            () => MatchingExample.Create(Specification, leftFeatures, leftPositions, rightFeatures, rightPositions)).Message;

    private static float[] With(float[] values, int place, float value)
    {
        float[] changed = [.. values];
        changed[place] = value;
        return changed;
    }
}
