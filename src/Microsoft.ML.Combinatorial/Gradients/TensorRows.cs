using System.Numerics.Tensors;
using System.Runtime.InteropServices;
using Microsoft.ML.Combinatorial.Solvers;
using static TorchSharp.torch;
using Tensor = TorchSharp.torch.Tensor;

namespace Microsoft.ML.Combinatorial.Gradients;

/// <summary>The one place where tensors meet solvers. A contiguous float32 tensor on the CPU is read where it lies; anything else is copied
/// once.</summary>
internal static class TensorRows
{
    /// <summary>Solves every row; the solution comes on the device of the costs.</summary>
    public static Tensor Solve(SolverBatch solver, Tensor costs)
    {
        using var scope = NewDisposeScope();
        Tensor host = OnHost(costs);
        Tensor solution = empty(host.shape, ScalarType.Float32);
        solver.Solve(Values(host), Values(solution));
        GC.KeepAlive(host);
        return solution.to(costs.device).MoveToOuterDisposeScope();
    }

    /// <summary>The mean Euclidean norm of the rows, without their padding.</summary>
    public static double MeanNorm(SolverBatch solver, Tensor costs)
    {
        using var scope = NewDisposeScope();
        Tensor host = OnHost(costs);
        int rows = (int)host.shape[0];
        double sum = 0;
        for (int row = 0; row < rows; row++)
        {
            sum += TensorPrimitives.Norm(Row(solver, host, row, rows));
        }

        GC.KeepAlive(host);
        return sum / rows;
    }

    /// <summary>The share of rows that are zero throughout, padding aside.</summary>
    public static double ZeroShare(SolverBatch solver, Tensor gradient)
    {
        using var scope = NewDisposeScope();
        Tensor host = OnHost(gradient);
        int rows = (int)host.shape[0];
        int zeros = 0;
        for (int row = 0; row < rows; row++)
        {
            zeros += Row(solver, host, row, rows).ContainsAnyExcept(0f) ? 0 : 1;
        }

        GC.KeepAlive(host);
        return (double)zeros / rows;
    }

    /// <summary>The values of a contiguous float32 tensor on the CPU; the tensor must outlive the span.</summary>
    public static Span<float> Values(Tensor tensor) => MemoryMarshal.Cast<byte, float>(tensor.bytes);

    /// <summary>The tensor as contiguous float32 on the CPU; itself under another name where it is that already.</summary>
    public static Tensor OnHost(Tensor tensor) => tensor.detach().to(ScalarType.Float32, CPU).contiguous();

    private static ReadOnlySpan<float> Row(SolverBatch solver, Tensor host, int row, int rows) =>
        Values(host).Slice(row * solver.Width, solver.ProblemOf(row, rows).Size);
}
