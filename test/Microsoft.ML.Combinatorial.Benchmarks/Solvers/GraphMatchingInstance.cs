using Microsoft.ML.Combinatorial.Problems;

namespace Microsoft.ML.Combinatorial.Benchmarks.Solvers;

/// <summary>A graph matching problem with its costs.</summary>
internal sealed record GraphMatchingInstance(GraphMatchingProblem Problem, float[] Costs)
{
    /// <summary>Whether some pair of edges costs something: without, the instance is a linear assignment.</summary>
    public bool HasEdgeCosts => Costs.AsSpan(Problem.EdgeSlotStart).ContainsAnyExcept(0f);
}
