using System.Numerics.Tensors;
using System.Runtime.InteropServices;
using static TorchSharp.torch;
using Tensor = TorchSharp.torch.Tensor;

namespace Microsoft.ML.Combinatorial.Layers;

/// <summary>Tensors of single or double precision on any device as arrays of double, and back.</summary>
internal static class HostDoubles
{
    /// <summary>The tensor's values, row by row; a copy.</summary>
    public static double[] Read(Tensor tensor)
    {
        using var scope = NewDisposeScope();
        Tensor host = tensor.detach().cpu().contiguous();
        var values = new double[host.numel()];
        if (host.dtype == ScalarType.Float64)
        {
            MemoryMarshal.Cast<byte, double>(host.bytes).CopyTo(values);
        }
        else
        {
            TensorPrimitives.ConvertTruncating<float, double>(MemoryMarshal.Cast<byte, float>(host.bytes), values);
        }

        GC.KeepAlive(host);
        return values;
    }

    /// <summary>
    /// A tensor of rows; a row with a value that is not finite, or leaves the range of the type, becomes zeros in the values and in the tensor.
    /// </summary>
    /// <param name="values">rows × width values.</param>
    /// <param name="rows">The number of rows.</param>
    /// <param name="width">The number of columns.</param>
    /// <param name="like">Gives type and device.</param>
    /// <param name="dropped">Told of every row that became zeros; null where that cannot happen.</param>
    public static Tensor Write(double[] values, int rows, int width, Tensor like, Action<int>? dropped)
    {
        using var scope = NewDisposeScope();
        double largest = like.dtype == ScalarType.Float64 ? double.MaxValue : float.MaxValue;
        for (int row = 0; row < rows; row++)
        {
            Span<double> own = values.AsSpan(row * width, width);
            if (!(Math.Abs(TensorPrimitives.MaxMagnitude<double>(own)) <= largest))
            {
                own.Clear();
                dropped?.Invoke(row);
            }
        }

        Tensor host = empty([rows, width], like.dtype);
        if (like.dtype == ScalarType.Float64)
        {
            values.CopyTo(MemoryMarshal.Cast<byte, double>(host.bytes));
        }
        else
        {
            TensorPrimitives.ConvertTruncating<double, float>(values, MemoryMarshal.Cast<byte, float>(host.bytes));
        }

        GC.KeepAlive(host);
        return host.to(like.device).MoveToOuterDisposeScope();
    }
}
