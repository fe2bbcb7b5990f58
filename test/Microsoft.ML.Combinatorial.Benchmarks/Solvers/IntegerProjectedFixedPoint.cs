using Microsoft.ML.Combinatorial.Problems;
using Microsoft.ML.Combinatorial.Solvers;

namespace Microsoft.ML.Combinatorial.Benchmarks.Solvers;

/// <summary>
/// The baseline: Frank–Wolfe steps with linear assignment as their oracle, of which the best matching met is kept (Leordeanu, Hebert and
/// Sukthankar 2009, there called the integer projected fixed point). Starts at the assignment by node costs; gives no bound.
/// </summary>
internal sealed class IntegerProjectedFixedPoint : IDisposable
{
    private const int MostSteps = 50;

    private readonly JonkerVolgenantSolver _assignment = new();

    /// <summary>Solves an instance; returns the least objective met.</summary>
    public double Solve(GraphMatchingInstance instance)
    {
        GraphMatchingProblem problem = instance.Problem;
        _assignment.Prepare(new LinearAssignmentProblem(problem.LeftCount, problem.RightCount));
        int nodes = problem.NodeSlotCount;
        float[] solution = new float[problem.Size], clipped = new float[nodes], chosen = new float[nodes];
        double[] node = NodeCosts(instance), gradient = [.. node], next = new double[nodes];
        int[] match = new int[problem.LeftCount];
        double least = double.PositiveInfinity;
        var point = new double[nodes];
        for (int step = 0; step < MostSteps; step++)
        {
            Assign(gradient, clipped, chosen);
            problem.ReadMatch(chosen, match);
            problem.WriteSolution(match, solution);
            least = Math.Min(least, problem.Objective(instance.Costs, solution));
            if (step == 0)
            {
                Array.ConvertAll(chosen, value => (double)value).CopyTo(point, 0);
                Gradient(instance, node, point, gradient);
                continue;
            }

            // On the line point + t (chosen − point) the cost is a parabola of this slope and curvature.
            double[] direction = [.. chosen.Select((value, slot) => value - point[slot])];
            double slope = direction.Select((value, slot) => value * gradient[slot]).Sum();
            Gradient(instance, new double[nodes], direction, next);
            double curvature = direction.Select((value, slot) => value * next[slot]).Sum();
            if (slope >= -1e-9)
            {
                break;
            }

            double t = curvature > 0 ? Math.Min(1, -slope / curvature) : 1;
            for (int slot = 0; slot < nodes; slot++)
            {
                point[slot] += t * direction[slot];
                gradient[slot] += t * next[slot];
            }
        }

        return least;
    }

    public void Dispose() => _assignment.Dispose();

    /// <summary>The cost of each pair less that of leaving both unmatched.</summary>
    private static double[] NodeCosts(GraphMatchingInstance instance)
    {
        GraphMatchingProblem problem = instance.Problem;
        var node = new double[problem.NodeSlotCount];
        for (int i = 0; i < problem.LeftCount; i++)
        {
            for (int s = 0; s < problem.RightCount; s++)
            {
                node[problem.NodeSlot(i, s)] = (double)instance.Costs[problem.NodeSlot(i, s)]
                    - instance.Costs[problem.UnmatchedLeftSlot(i)] - instance.Costs[problem.UnmatchedRightSlot(s)];
            }
        }

        return node;
    }

    /// <summary>A partial matching of least linear cost: pairs that would cost something are free to be left out.</summary>
    private void Assign(double[] linear, float[] clipped, float[] chosen)
    {
        for (int slot = 0; slot < linear.Length; slot++)
        {
            clipped[slot] = (float)Math.Min(0, linear[slot]);
        }

        _assignment.Solve(clipped, chosen);
        for (int slot = 0; slot < linear.Length; slot++)
        {
            chosen[slot] = clipped[slot] < 0 ? chosen[slot] : 0;
        }
    }

    private static void Gradient(GraphMatchingInstance instance, double[] node, double[] point, double[] gradient)
    {
        GraphMatchingProblem problem = instance.Problem;
        node.CopyTo(gradient, 0);
        for (int e = 0; e < problem.LeftEdges.Length; e++)
        {
            KeypointEdge left = problem.LeftEdges[e];
            for (int f = 0; f < problem.RightEdges.Length; f++)
            {
                KeypointEdge right = problem.RightEdges[f];
                Add(problem.NodeSlot(left.From, right.From), problem.NodeSlot(left.To, right.To), instance.Costs[problem.EdgeSlot(e, f, false)]);
                Add(problem.NodeSlot(left.From, right.To), problem.NodeSlot(left.To, right.From), instance.Costs[problem.EdgeSlot(e, f, true)]);
            }
        }

        void Add(int first, int second, double cost)
        {
            gradient[first] += cost * point[second];
            gradient[second] += cost * point[first];
        }
    }
}
