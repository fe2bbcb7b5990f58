using Microsoft.ML.Combinatorial.Problems;
using Microsoft.ML.Combinatorial.Solvers;
using Microsoft.ML.Combinatorial.Solvers.OrTools;
using Microsoft.ML.Combinatorial.Tests.Laws;
using Microsoft.ML.Combinatorial.Tests.Oracles;

namespace Microsoft.ML.Combinatorial.Tests.Solvers;

/// <summary>Different solvers and formulations of the same instance, and instances whose optimum other libraries have printed.</summary>
[TestClass]
public class CrossCheckTests
{
    [TestMethod]
    public void The_generator_gives_the_published_numbers()
    {
        double[] uniform = SplitMix64.Uniform(1, 3), normal = SplitMix64.Normal(1, 3);
        CollectionAssert.AreEqual(new[] { 0.5665615751722809, 0.7457817572627011, 0.9710027535867962 }, uniform);
        Assert.AreEqual(-0.034267321791851144, normal[0], 1e-15);
        Assert.AreEqual(-1.2926085332373187, normal[1], 1e-15);
    }

    [TestMethod]
    public void Assignment_is_the_same_by_every_solver()
    {
        var random = new Random(1);
        const int Size = 9;
        var assignment = new LinearAssignmentProblem(Size, Size);
        var transport = new TransportProblem([.. Enumerable.Repeat(1, Size)], [.. Enumerable.Repeat(1, Size)]);
        IntegerProgram program = Assignment(Size);
        Assert.AreEqual(assignment.SolutionSum, program.SolutionSum);
        (ICombinatorialSolver, CombinatorialProblem)[] others =
        [
            (new OrToolsAssignmentSolver(), assignment),
            (new MinimumCostFlowSolver(), transport),
            (new OrToolsMinimumCostFlowSolver(), transport),
            (new OrToolsIntegerProgramSolver(), program),
            (new OrToolsIntegerProgramSolver(), program.Relax()),
        ];
        for (int instance = 0; instance < 30; instance++)
        {
            float[] costs = ProblemFamily.Costs(assignment, random);
            float[] expected = Solve(new JonkerVolgenantSolver(), assignment, costs);
            foreach ((ICombinatorialSolver solver, CombinatorialProblem problem) in others)
            {
                float[] found = Solve(solver, problem, costs);
                AreClose(expected, found, $"{solver.GetType().Name}, {problem.Name}, instance {instance}");
            }
        }
    }

    [TestMethod]
    public void A_minimum_cut_is_the_dual_of_its_flow_program()
    {
        var random = new Random(2);
        using var solver = new OrToolsIntegerProgramSolver();
        for (int instance = 0; instance < 20; instance++)
        {
            MinimumCutProblem cut = MinimumCutFamily.Draw(8, 20, random);
            float[] costs = ProblemFamily.Costs(cut, random);

            // A node's potential is 1 on the source's side; an arc pays for its fall.
            var model = new IntegerProgramBuilder();
            LinearExpression[] potential = [.. Enumerable.Range(0, 8).Select(_ => model.AddContinuous(0, 1))];
            model.Add(potential[cut.Source] == 1);
            model.Add(potential[cut.Sink] == 0);
            foreach (FlowArc arc in cut.Arcs)
            {
                LinearExpression fall = model.AddContinuous();
                model.AddSlot(fall);
                model.Add(fall >= potential[arc.Tail] - potential[arc.Head]);
                if (!cut.IsDirected)
                {
                    model.Add(fall >= potential[arc.Head] - potential[arc.Tail]);
                }
            }

            IntegerProgram program = model.Build();
            float[] expected = Solve(new MinimumCutSolver(), cut, costs);
            solver.Prepare(program);
            var solution = new float[program.Size];
            Assert.AreEqual(cut.Objective(costs, expected), solver.Solve(costs, solution).Objective, 1e-5, $"instance {instance}");
        }
    }

    [TestMethod]
    [DataRow(30, 1253)]
    [DataRow(100, 3891)]
    [DataRow(300, 11659)]
    public void Knapsack_reaches_the_known_optimum(int items, int best)
    {
        double[] value = [.. SplitMix64.Uniform(2101, items).Select(u => Math.Ceiling(1 + (99 * u)))];
        double[] weight = [.. SplitMix64.Uniform(2102, items).Select(u => Math.Ceiling(1 + (99 * u)))];
        IntegerProgram program = Assortment.Create(weight, Math.Floor(weight.Sum() / 2));
        float[] chosen = Solve(new OrToolsIntegerProgramSolver(), program, [.. value.Select(gain => (float)-gain)]);
        Assert.AreEqual(best, value.Zip(chosen, (gain, taken) => gain * taken).Sum());
    }

    [TestMethod]
    [DataRow(10, double.NaN)]
    [DataRow(50, double.NaN)]
    [DataRow(100, 1.567612007986)]
    public void The_assignment_polytope_is_integral(int size, double printed)
    {
        double[] costs = SplitMix64.Uniform((ulong)(700 + size), size * size);
        float[] given = [.. costs.Select(cost => (float)cost)];
        float[] expected = Solve(new JonkerVolgenantSolver(), new LinearAssignmentProblem(size, size), given);
        float[] found = Solve(new OrToolsIntegerProgramSolver(), Assignment(size).Relax(), given);
        AreClose(expected, found, "linear program");
        if (!double.IsNaN(printed))
        {
            Assert.AreEqual(printed, costs.Zip(found, (cost, taken) => cost * taken).Sum(), 1e-9);
        }
    }

    [TestMethod]
    [DataRow(5, 2.255733928)]
    [DataRow(12, 4.991642598)]
    [DataRow(30, 15.201617504)]
    public void A_path_over_a_grid_reaches_the_printed_length(int side, double printed)
    {
        FlowArc[] arcs = GridArcs(side);
        double[] costs = SplitMix64.Uniform((ulong)(2200 + side), arcs.Length);
        float[] given = [.. costs.Select(cost => (float)cost)];
        var supplies = new int[side * side];
        (supplies[0], supplies[^1]) = (1, -1);
        var flow = new MinimumCostFlowProblem(supplies, arcs, [.. Enumerable.Repeat(1, arcs.Length)]);
        IntegerProgram program = Path(side, arcs);
        foreach ((ICombinatorialSolver solver, CombinatorialProblem problem) in new (ICombinatorialSolver, CombinatorialProblem)[]
        {
            (new OrToolsIntegerProgramSolver(), program),
            (new OrToolsIntegerProgramSolver("CLP"), program),
            (new MinimumCostFlowSolver(), flow),
            (new OrToolsMinimumCostFlowSolver(), flow),
        })
        {
            float[] found = Solve(solver, problem, given);
            Assert.AreEqual(printed, costs.Zip(found, (cost, taken) => cost * taken).Sum(), 1e-8, $"{solver.GetType().Name}, {problem.Name}");
        }
    }

    /// <summary>Row after row: the arcs to the right, then those down.</summary>
    private static FlowArc[] GridArcs(int side)
    {
        var arcs = new List<FlowArc>();
        for (int row = 0; row < side; row++)
        {
            int start = row * side;
            arcs.AddRange(Enumerable.Range(start, side - 1).Select(node => new FlowArc(node, node + 1)));
            if (row + 1 < side)
            {
                arcs.AddRange(Enumerable.Range(start, side).Select(node => new FlowArc(node, node + side)));
            }
        }

        return [.. arcs];
    }

    private static IntegerProgram Path(int side, FlowArc[] arcs)
    {
        var model = new IntegerProgramBuilder("path");
        LinearExpression[] taken = [.. arcs.Select(_ => model.AddContinuous(0, 1))];
        for (int node = 0; node < side * side; node++)
        {
            int supply = node == 0 ? 1 : node == (side * side) - 1 ? -1 : 0;
            IEnumerable<LinearExpression> terms = taken.Where((_, arc) => arcs[arc].Tail == node)
                .Concat(taken.Where((_, arc) => arcs[arc].Head == node).Select(entering => -entering));
            model.Add(LinearExpression.Sum(terms) == supply);
        }

        model.AddSlots(taken);
        return model.Build();
    }

    private static IntegerProgram Assignment(int size)
    {
        var model = new IntegerProgramBuilder("assignment");
        LinearExpression[] chosen = model.AddBinaries(size * size, "x");
        for (int i = 0; i < size; i++)
        {
            model.Add(LinearExpression.Sum(Enumerable.Range(0, size).Select(j => chosen[(i * size) + j])) == 1);
            model.Add(LinearExpression.Sum(Enumerable.Range(0, size).Select(j => chosen[(j * size) + i])) == 1);
        }

        model.AddSlots(chosen);
        return model.Build();
    }

    private static float[] Solve(ICombinatorialSolver solver, CombinatorialProblem problem, float[] costs)
    {
        solver.Prepare(problem);
        var solution = new float[problem.Size];
        Assert.AreEqual(SolverStatus.Optimal, solver.Solve(costs, solution).Status);
        Assert.IsTrue(problem.IsFeasible(solution), $"{solver.GetType().Name}: not feasible");
        return solution;
    }

    private static void AreClose(float[] expected, float[] found, string message)
    {
        for (int slot = 0; slot < expected.Length; slot++)
        {
            Assert.AreEqual(expected[slot], found[slot], 1e-5, $"{message}, slot {slot}");
        }
    }
}
