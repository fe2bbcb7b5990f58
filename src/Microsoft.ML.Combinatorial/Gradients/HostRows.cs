using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using static TorchSharp.torch;

namespace Microsoft.ML.Combinatorial.Gradients;

/// <summary>The rows of a contiguous float32 tensor on the CPU, for several threads to work on; the tensor must outlive it.</summary>
internal readonly unsafe struct HostRows
{
    // Below this many numbers a second thread costs more than it brings.
    private const int LeastShare = 1 << 14;

    private readonly float* _start;
    private readonly int _width;

    public HostRows(Tensor tensor)
    {
        _width = (int)tensor.shape[^1];
        _start = (float*)Unsafe.AsPointer(ref MemoryMarshal.GetReference(TensorRows.Values(tensor)));
    }

    public Span<float> this[int row] => new(_start + ((nint)row * _width), _width);

    /// <summary>Calls for each row, on several threads where there is enough to do.</summary>
    /// <param name="rows">How often.</param>
    /// <param name="numbers">How many numbers are worked on in all.</param>
    /// <param name="threads">The most threads.</param>
    /// <param name="body">Called with 0 … rows − 1, in any order.</param>
    public static void ForEach(int rows, long numbers, int threads, Action<int> body)
    {
        if (rows == 1 || threads == 1 || numbers < LeastShare)
        {
            for (int row = 0; row < rows; row++)
            {
                body(row);
            }
        }
        else
        {
            Parallel.For(0, rows, new ParallelOptions { MaxDegreeOfParallelism = threads }, body);
        }
    }
}
