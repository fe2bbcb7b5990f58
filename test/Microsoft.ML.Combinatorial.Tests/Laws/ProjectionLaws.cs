using Microsoft.ML.Combinatorial.Gradients;
using Microsoft.ML.Combinatorial.Gradients.Projections;
using Microsoft.ML.Combinatorial.Layers;
using Microsoft.ML.Combinatorial.Solvers;
using Microsoft.ML.Combinatorial.Tests.Oracles;
using static TorchSharp.torch;

namespace Microsoft.ML.Combinatorial.Tests.Laws;

/// <summary>Identity with projections over sets whose solutions are listed.</summary>
[TestClass]
public class ProjectionLaws
{
    private const int Instances = 20;

    public static IEnumerable<object[]> Cases =>
        from problem in ListedProblem.All
        from projection in new CostProjection[]
        {
            new MeanProjection(), new NormProjection(), new StandardizeProjection(), new PlaneProjection([.. Enumerable.Repeat(1f, problem.Size)]),
        }
        where problem.SolutionSum is not null || projection is NormProjection
        select new object[] { problem.Name, projection };

    [TestMethod]
    [DynamicData(nameof(Cases))]
    public void Decisions_stay_and_a_second_projection_does_nothing(string name, CostProjection projection)
    {
        ListedProblem problem = ListedProblem.Of(name);
        projection.Check(problem);
        ForEach(problem, (costs, _) =>
        {
            float[] once = Project(projection, costs);
            CollectionAssert.AreEqual(problem.Cheapest(costs), problem.Cheapest(once));
            TensorValues.AreClose(once, Project(projection, once), 1e-6);
        });
    }

    [TestMethod]
    [DynamicData(nameof(Cases))]
    public void The_gradient_of_Identity_has_no_part_where_moving_costs_changes_nothing(string name, CostProjection projection)
    {
        ListedProblem problem = ListedProblem.Of(name);
        ForEach(problem, (costs, upstream) =>
        {
            float[] gradient = Gradient(problem, projection, costs, upstream);
            if (projection is not NormProjection)
            {
                Assert.AreEqual(0, gradient.Sum(value => (double)value), 1e-5);
            }

            if (projection is NormProjection or StandardizeProjection)
            {
                Assert.AreEqual(0, problem.Objective(gradient, costs), 1e-5);
            }

            Assert.IsTrue(gradient.Any(value => value != 0));
        });
    }

    [TestMethod]
    [DynamicData(nameof(Cases))]
    public void The_gradient_of_Identity_is_that_of_a_relaxed_solution(string name, CostProjection projection)
    {
        // argmin of costs · y over R^n with ½‖y‖², over a plane with it, on a sphere, or where sphere and plane meet: the centre less
        // the radius times the projected costs. Its derivative is the layer's gradient times the radius.
        const double Radius = 1.7;
        ListedProblem problem = ListedProblem.Of(name);
        double centre = (problem.SolutionSum ?? 0) / problem.Size;
        ForEach(problem, (costs, upstream) =>
        {
            double Relaxed(double[] at)
            {
                double mean = projection is NormProjection ? 0 : at.Average();
                double norm = projection is NormProjection or StandardizeProjection ? Math.Sqrt(at.Sum(cost => (cost - mean) * (cost - mean))) : 1;
                return at.Zip(upstream, (cost, slope) => slope * (centre - (Radius * (cost - mean) / norm))).Sum();
            }

            double[] expected = FiniteDifferences.Gradient(Relaxed, [.. costs.Select(cost => (double)cost)], 1e-5);
            TensorValues.AreClose(
                [.. expected.Select(value => (float)(value / Radius))], Gradient(problem, projection, costs, upstream), 1e-5);
        });
    }

    private static float[] Project(CostProjection projection, float[] costs)
    {
        using var scope = NewDisposeScope();
        return projection.Project(TensorValues.Rows(costs)).Values();
    }

    private static float[] Gradient(ListedProblem problem, CostProjection projection, float[] costs, float[] upstream)
    {
        using var scope = NewDisposeScope();
        using var pool = new SolverPool(() => new ListedSolver(), 1);
        using var layer = new CombinatorialLayer(new IdentityGradientEstimator(), projection, solver: new SolverBatch(pool, problem));
        Tensor tracked = TensorValues.Rows(costs).requires_grad_();
        Tensor solution = layer.call(tracked);
        CollectionAssert.AreEqual(problem.Cheapest(costs), solution.Values());
        solution.mul(TensorValues.Rows(upstream)).sum().backward();
        return tracked.grad!.Values();
    }

    private static void ForEach(ListedProblem problem, Action<float[], float[]> law)
    {
        var random = new Random(1);
        for (int instance = 0; instance < Instances; instance++)
        {
            law(ProblemFamily.Costs(problem, random), ProblemFamily.Costs(problem, random));
        }
    }
}
