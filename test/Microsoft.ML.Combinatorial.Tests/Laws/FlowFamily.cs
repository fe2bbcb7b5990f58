using Microsoft.ML.Combinatorial.Problems;
using Microsoft.ML.Combinatorial.Tests.Oracles;

namespace Microsoft.ML.Combinatorial.Tests.Laws;

public static class FlowFamily
{
    public static readonly ProblemFamily Family = new(
        "minimum-cost flow and transport",
        random => random.Next(2) == 0 ? Network(random.Next(1, 6), random.Next(1, 7), 2, random) : Transport(3, 2, 2, random),
        problem => FlowEnumeration.Flows((FlowProblem)problem),
        Shuffle,
        () => Transport(60, 60, 9, new Random(5)));

    /// <summary>A random network with supplies that some flow serves; loops, parallel arcs and circles of negative cost occur.</summary>
    public static MinimumCostFlowProblem Network(int nodes, int arcs, int most, Random random)
    {
        var supplies = new int[nodes];
        var drawn = new FlowArc[arcs];
        var capacities = new int[arcs];
        for (int arc = 0; arc < arcs; arc++)
        {
            drawn[arc] = new(random.Next(nodes), random.Next(nodes));
            capacities[arc] = random.Next(most + 1);
            int flow = random.Next(capacities[arc] + 1);
            supplies[drawn[arc].Tail] += flow;
            supplies[drawn[arc].Head] -= flow;
        }

        return new(supplies, drawn, capacities);
    }

    public static TransportProblem Transport(int suppliers, int customers, int most, Random random)
    {
        int[] supply = [.. Enumerable.Range(0, suppliers).Select(_ => random.Next(most + 1))];
        var demand = new int[customers];
        for (int unit = random.Next(supply.Sum() + 1); unit > 0; unit--)
        {
            int customer = random.Next(customers);
            demand[customer] += demand[customer] < most ? 1 : 0;
        }

        return new(supply, demand);
    }

    private static (CombinatorialProblem Problem, int[] NewSlot) Shuffle(CombinatorialProblem problem, Random random) =>
        problem is TransportProblem transport ? Shuffle(transport, random) : Shuffle((MinimumCostFlowProblem)problem, random);

    private static (CombinatorialProblem Problem, int[] NewSlot) Shuffle(TransportProblem problem, Random random)
    {
        int customers = problem.Demand.Length;
        int[] row = Order.Random(problem.Supply.Length, random), column = Order.Random(customers, random);
        int[] supply = new int[row.Length], demand = new int[customers];
        for (int i = 0; i < row.Length; i++)
        {
            supply[row[i]] = problem.Supply[i];
        }

        for (int j = 0; j < customers; j++)
        {
            demand[column[j]] = problem.Demand[j];
        }

        int[] newSlot = [.. Enumerable.Range(0, problem.Size).Select(slot => (row[slot / customers] * customers) + column[slot % customers])];
        return (new TransportProblem(supply, demand), newSlot);
    }

    private static (CombinatorialProblem Problem, int[] NewSlot) Shuffle(MinimumCostFlowProblem problem, Random random)
    {
        int[] node = Order.Random(problem.NodeCount, random), newSlot = Order.Random(problem.Size, random);
        int[] supplies = new int[node.Length], capacities = new int[newSlot.Length];
        var arcs = new FlowArc[newSlot.Length];
        for (int i = 0; i < node.Length; i++)
        {
            supplies[node[i]] = problem.Supplies[i];
        }

        for (int arc = 0; arc < arcs.Length; arc++)
        {
            arcs[newSlot[arc]] = new(node[problem.Arcs[arc].Tail], node[problem.Arcs[arc].Head]);
            capacities[newSlot[arc]] = problem.Capacities[arc];
        }

        return (new MinimumCostFlowProblem(supplies, arcs, capacities), newSlot);
    }
}
