using Microsoft.ML.Combinatorial.Problems;
using Microsoft.ML.Combinatorial.Solvers.GraphMatching;
using Microsoft.ML.Combinatorial.Tests.Laws;

namespace Microsoft.ML.Combinatorial.Tests.Solvers;

[TestClass]
public class FusionMoveTests
{
    [TestMethod]
    public void Chooses_best_on_every_path_and_cycle_in_which_two_matchings_differ()
    {
        var random = new Random(31);
        int mixed = 0;
        for (int instance = 0; instance < 300; instance++)
        {
            GraphMatchingProblem problem = GraphMatchingFamily.Draw(random.Next(1, 8), random.Next(1, 8), random);
            MatchingCosts costs = Load(problem, random);
            int[] first = Matching(problem, random), second = Matching(problem, random);
            double before = Cost(costs, first), least = Mixes(problem, first, second).Min(mix => Cost(costs, mix));
            mixed += least < Math.Min(before, Cost(costs, second)) - 1e-9 ? 1 : 0;

            var fusion = new FusionMove();
            fusion.Prepare(costs);
            int[] fused = [.. first];
            double change = fusion.Improve(fused, second);
            Assert.AreEqual(least, Cost(costs, fused), 1e-6, $"instance {instance}");
            Assert.AreEqual(Cost(costs, fused) - before, change, 1e-9, $"instance {instance}");
        }

        Assert.IsGreaterThan(30, mixed, "few instances where a true mix is best: the test says little");
    }

    [TestMethod]
    public void Is_never_worse_than_either_where_many_paths_differ()
    {
        var random = new Random(32);
        for (int instance = 0; instance < 30; instance++)
        {
            // Forty keypoints of which every other goes elsewhere or nowhere: more choices than can be tried.
            GraphMatchingProblem problem = GraphMatchingFamily.Draw(40, 40, random);
            MatchingCosts costs = Load(problem, random);
            int[] first = [.. Enumerable.Range(0, 40)];
            int[] second = [.. Enumerable.Range(0, 40).Select(i => i % 2 == 0 ? -1 : i)];
            var fusion = new FusionMove();
            fusion.Prepare(costs);
            int[] fused = [.. first];
            fusion.Improve(fused, second);
            Assert.IsLessThanOrEqualTo(Math.Min(Cost(costs, first), Cost(costs, second)) + 1e-9, Cost(costs, fused));

            // Both are mixes of each other, so no single choice can be left that would lower the cost.
            for (int i = 0; i < 40; i += 2)
            {
                int[] other = [.. fused];
                other[i] = fused[i] < 0 ? i : -1;
                Assert.IsGreaterThanOrEqualTo(Cost(costs, fused) - 1e-9, Cost(costs, other), $"instance {instance}, keypoint {i}");
            }
        }
    }

    /// <summary>
    /// Every way to take each left keypoint's partner from one or the other, such that two who have a right partner in common, each in another
    /// matching, take it from the same.
    /// </summary>
    private static IEnumerable<int[]> Mixes(GraphMatchingProblem problem, int[] first, int[] second)
    {
        (int I, int K)[] joined =
        [
            .. from i in Enumerable.Range(0, first.Length)
               from k in Enumerable.Range(0, first.Length)
               where first[i] >= 0 && first[i] == second[k]
               select (i, k),
        ];
        for (int bits = 0; bits < 1 << problem.LeftCount; bits++)
        {
            if (joined.All(pair => (bits >> pair.I & 1) == (bits >> pair.K & 1)))
            {
                yield return [.. first.Select((s, i) => (bits >> i & 1) == 0 ? s : second[i])];
            }
        }
    }

    private static int[] Matching(GraphMatchingProblem problem, Random random)
    {
        int[] right = Order.Random(problem.RightCount, random);
        return [.. Enumerable.Range(0, problem.LeftCount).Select(i => i < right.Length && random.Next(4) > 0 ? right[i] : -1)];
    }

    private static double Cost(MatchingCosts costs, int[] match)
    {
        var state = new MatchingState();
        state.Prepare(costs);
        state.Set(match);
        return state.Cost;
    }

    private static MatchingCosts Load(GraphMatchingProblem problem, Random random)
    {
        var costs = new MatchingCosts();
        costs.Prepare(problem);
        costs.Load(problem, ProblemFamily.Costs(problem, random));
        return costs;
    }
}
