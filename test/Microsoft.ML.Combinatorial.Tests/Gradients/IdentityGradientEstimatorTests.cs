using Microsoft.ML.Combinatorial.Gradients;
using Microsoft.ML.Combinatorial.Problems;
using Microsoft.ML.Combinatorial.Tests.Laws;
using Microsoft.ML.Combinatorial.Tests.Oracles;

namespace Microsoft.ML.Combinatorial.Tests.Gradients;

[TestClass]
public class IdentityGradientEstimatorTests
{
    [TestMethod]
    public void Is_minus_the_upstream()
    {
        (float[] solution, float[] gradient) =
            EstimatorRun.Of(new IdentityGradientEstimator(), new LinearAssignmentProblem(1, 3), [3, 1, 2], [1, -2, 0.5f]);
        CollectionAssert.AreEqual(new float[] { 0, 1, 0 }, solution);
        CollectionAssert.AreEqual(new float[] { -1, 2, -0.5f }, gradient);
    }

    [TestMethod]
    public void The_first_change_along_it_is_for_the_better()
    {
        // Theorem 1 of arXiv:2205.15213: costs moved by small steps along the upstream first change to a solution whose linearised loss is
        // lower; where there is none, they never change.
        var problem = new LinearAssignmentProblem(3, 3);
        float[][] all = [.. Enumeration.Assignments(problem)];
        var random = new Random(1);
        for (int instance = 0; instance < 50; instance++)
        {
            float[] costs = ProblemFamily.Costs(problem, random), upstream = ProblemFamily.Costs(problem, random);
            float[] start = all.MinBy(solution => problem.Objective(costs, solution))!;
            (_, float[] gradient) = EstimatorRun.Of(new IdentityGradientEstimator(), problem, costs, upstream);
            float[]? changed = null;
            for (int step = 1; step < 4000 && changed is null; step++)
            {
                float[] moved = [.. costs.Zip(gradient, (cost, slope) => cost - (0.01f * step * slope))];
                float[] solution = all.MinBy(solution => problem.Objective(moved, solution))!;
                changed = solution.SequenceEqual(start) ? null : solution;
            }

            double own = problem.Objective(upstream, start);
            bool better = all.Any(solution => problem.Objective(upstream, solution) < own - 1e-6);
            Assert.AreEqual(better, changed is not null, $"instance {instance}");
            Assert.IsTrue(changed is null || problem.Objective(upstream, changed) < own, $"instance {instance}");
        }
    }
}
