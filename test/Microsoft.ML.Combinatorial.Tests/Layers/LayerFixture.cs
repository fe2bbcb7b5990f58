using Microsoft.ML.Combinatorial.Problems;
using Microsoft.ML.Combinatorial.Solvers;
using Microsoft.ML.Combinatorial.Tests.Laws;
using Microsoft.ML.Combinatorial.Tests.Oracles;
using static TorchSharp.torch;

namespace Microsoft.ML.Combinatorial.Tests.Layers;

/// <summary>Assignments of three rows to three columns, and costs for them.</summary>
internal sealed class LayerFixture : IDisposable
{
    private readonly IDisposable _scope = NewDisposeScope();
    private readonly Random _random = new(1);

    public static LinearAssignmentProblem Problem { get; } = new(3, 3);

    public SolverPool Pool { get; } = new(() => new JonkerVolgenantSolver(), 2);

    public SolverBatch Batch() => new(Pool, Problem);

    public Tensor Costs(int rows, bool track = true) =>
        TensorValues.Rows([.. Enumerable.Range(0, rows).Select(_ => ProblemFamily.Costs(Problem, _random))]).requires_grad_(track);

    public static Tensor Target(int rows) =>
        TensorValues.Rows([.. Enumeration.Assignments(Problem).Skip(3).Take(rows)]);

    public void Dispose()
    {
        _scope.Dispose();
        Pool.Dispose();
    }
}
