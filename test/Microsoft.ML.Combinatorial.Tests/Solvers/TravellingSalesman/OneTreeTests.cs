using Microsoft.ML.Combinatorial.Solvers.TravellingSalesman;

namespace Microsoft.ML.Combinatorial.Tests.Solvers.TravellingSalesman;

[TestClass]
public class OneTreeTests
{
    [TestMethod]
    public void A_one_tree_by_hand()
    {
        // City 3 is the last: the tree of 0, 1, 2 is 0–1 and 0–2 (1 + 2), its two cheapest edges 0–3 and 2–3 (3 + 5).
        var costs = new TourCosts();
        OneTree tree = Build(costs, 4, [1, 2, 3, 4, 6, 5], [0, 0, 0, 0]);
        Assert.AreEqual(11, tree.Bound);
        CollectionAssert.AreEqual(new[] { 3, 1, 2, 2 }, tree.Degree[..4]);
        Assert.AreEqual((0, 2), tree.Ends);
        Assert.AreEqual(2, tree.Imbalance);

        // Dearer by 1.5, city 0 keeps both its tree edges, 0–2 at 3.5 against 1–2 at 4; dearer by 2.5 it loses 0–2 at 4.5.
        Assert.AreEqual(12.5, Build(costs, 4, [1, 2, 3, 4, 6, 5], [1.5, 0, 0, 0]).Bound);
        OneTree tour = Build(costs, 4, [1, 2, 3, 4, 6, 5], [2.5, 0, 0, 0]);
        Assert.AreEqual(0, tour.Imbalance);
        Assert.AreEqual(13, tour.Bound);
    }

    [TestMethod]
    public void Margins_are_what_the_bound_rises_by()
    {
        var random = new Random(1);
        var costs = new TourCosts();
        for (int instance = 0; instance < 60; instance++)
        {
            int cities = random.Next(5, 12);
            float[] slots = [.. Enumerable.Range(0, cities * (cities - 1) / 2).Select(_ => random.NextSingle())];
            double[] pi = [.. Enumerable.Range(0, cities).Select(_ => random.NextDouble() / 4)];
            OneTree tree = Build(costs, cities, slots, pi);
            double bound = tree.Bound, slack = 0.4 * random.NextDouble();
            var states = new EdgeStates();
            states.Reserve(costs);
            states.Clear();
            var margins = new EdgeMargins();
            margins.Reserve(costs, tree);
            margins.List(states);
            bool[] chosen = [.. Slots(cities).Select(edge => IsOf(tree, cities, edge.I, edge.J))];
            if (!margins.Apply(states, pi, slack))
            {
                continue;
            }

            // What is still free may be turned over at less than the slack; the tree itself was built anew for each question.
            int slot = 0;
            foreach ((int i, int j) in Slots(cities))
            {
                if (states.IsFree(i, j))
                {
                    double rise = BoundWith(costs, i, j, chosen[slot], pi) - bound;
                    Assert.IsTrue(rise < slack + 1e-9, $"instance {instance}: {i}–{j} is free, but its margin is {rise} of {slack}");
                }

                slot++;
            }
        }
    }

    [TestMethod]
    public void Changes_are_followed_and_taken_back()
    {
        var costs = new TourCosts();
        costs.Reserve(5);
        costs.Load([.. Enumerable.Range(1, 10).Select(cost => (float)cost)]);
        var states = new EdgeStates();
        states.Reserve(costs);
        states.Clear();
        Assert.IsTrue(states.Require(0, 1));
        int mark = states.Mark;
        Assert.IsTrue(states.Require(1, 2));
        Assert.IsFalse(states.IsFree(1, 3) || states.IsFree(1, 4), "city 1 has both its edges");
        Assert.IsFalse(states.IsFree(0, 2), "0–2 would close a cycle of three");
        Assert.IsTrue(states.IsFree(0, 3));
        Assert.IsFalse(states.Require(0, 2));

        // City 3 keeps 2–3 and 3–4; then 0–4 is all that is left.
        Assert.IsTrue(states.Exclude(0, 3));
        Assert.IsFalse(Slots(5).Any(edge => states.IsFree(edge.I, edge.J)));
        Assert.IsTrue(states.Require(0, 4), "required already");
        Assert.IsFalse(states.Exclude(0, 4), "required already");
        states.Undo(mark);
        Assert.AreEqual(9, Slots(5).Count(edge => states.IsFree(edge.I, edge.J)));
        states.Undo(0);
        CollectionAssert.AreEqual(costs.Matrix, states.Weights);
    }

    private static OneTree Build(TourCosts costs, int cities, float[] slots, double[] pi)
    {
        costs.Reserve(cities);
        costs.Load(slots);
        var tree = new OneTree();
        tree.Reserve(cities);
        Assert.IsTrue(tree.Build(costs, costs.Matrix, pi));
        return tree;
    }

    /// <summary>The bound where one edge is turned over: barred if it was chosen, made sure of if not.</summary>
    private static double BoundWith(TourCosts costs, int i, int j, bool wasChosen, double[] pi)
    {
        double[] weights = [.. costs.Matrix];
        double weight = wasChosen ? double.PositiveInfinity : double.NegativeInfinity;
        weights[(i * costs.Stride) + j] = weights[(j * costs.Stride) + i] = weight;
        var tree = new OneTree();
        tree.Reserve(costs.Cities);
        return tree.Build(costs, weights, pi) ? tree.Bound : double.PositiveInfinity;
    }

    private static bool IsOf(OneTree tree, int cities, int i, int j) => j == cities - 1
        ? i == tree.Ends.First || i == tree.Ends.Second
        : tree.Parent[i] == j || tree.Parent[j] == i;

    private static IEnumerable<(int I, int J)> Slots(int cities) =>
        Enumerable.Range(0, cities).SelectMany(i => Enumerable.Range(i + 1, cities - i - 1).Select(j => (i, j)));
}
