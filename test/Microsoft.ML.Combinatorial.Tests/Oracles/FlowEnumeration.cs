using Microsoft.ML.Combinatorial.Problems;

namespace Microsoft.ML.Combinatorial.Tests.Oracles;

/// <summary>All cuts, labellings and flows of small networks, from the definitions.</summary>
public static class FlowEnumeration
{
    public static IEnumerable<float[]> Cuts(MinimumCutProblem problem)
    {
        foreach (bool[] side in Choices(problem.NodeCount))
        {
            if (!side[problem.Source] || side[problem.Sink])
            {
                continue;
            }

            yield return
            [
                .. problem.Arcs.ToArray().Select(arc =>
                    (side[arc.Tail] && !side[arc.Head]) || (!problem.IsDirected && side[arc.Head] && !side[arc.Tail]) ? 1f : 0f),
            ];
        }
    }

    public static IEnumerable<float[]> Labellings(GridCutProblem problem)
    {
        (int rows, int columns) = (problem.Rows, problem.Columns);
        foreach (bool[] label in Choices(rows * columns))
        {
            var solution = new List<float>();
            foreach (bool one in label)
            {
                solution.AddRange(one ? [0, 1] : [1, 0]);
            }

            for (int pixel = 0; pixel < label.Length; pixel++)
            {
                if (pixel % columns < columns - 1)
                {
                    solution.Add(label[pixel] == label[pixel + 1] ? 0 : 1);
                }
            }

            for (int pixel = 0; pixel < label.Length - columns; pixel++)
            {
                solution.Add(label[pixel] == label[pixel + columns] ? 0 : 1);
            }

            yield return [.. solution];
        }
    }

    /// <summary>Flows of each arc with a slot, those without one chosen in every way.</summary>
    public static IEnumerable<float[]> Flows(FlowProblem problem)
    {
        var flow = new int[problem.Arcs.Length];
        return From(0);

        IEnumerable<float[]> From(int arc)
        {
            if (arc == flow.Length)
            {
                if (Balanced(problem, flow))
                {
                    yield return [.. flow.Take(problem.Size).Select(amount => (float)amount)];
                }

                yield break;
            }

            for (int amount = 0; amount <= problem.Capacities[arc]; amount++)
            {
                flow[arc] = amount;
                foreach (float[] solution in From(arc + 1))
                {
                    yield return solution;
                }
            }
        }
    }

    private static bool Balanced(FlowProblem problem, int[] flow)
    {
        int[] balance = problem.Supplies.ToArray();
        for (int arc = 0; arc < flow.Length; arc++)
        {
            balance[problem.Arcs[arc].Tail] -= flow[arc];
            balance[problem.Arcs[arc].Head] += flow[arc];
        }

        return balance.All(left => left == 0);
    }

    private static IEnumerable<bool[]> Choices(int count) =>
        Enumerable.Range(0, 1 << count).Select(mask => Enumerable.Range(0, count).Select(bit => (mask >> bit & 1) == 1).ToArray());
}
