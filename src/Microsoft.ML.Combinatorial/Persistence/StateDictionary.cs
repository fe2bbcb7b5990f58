using System.Runtime.InteropServices;
using TorchSharp;
using static TorchSharp.torch;

namespace Microsoft.ML.Combinatorial.Persistence;

/// <summary>A network's parameters and buffers as safetensors, and back.</summary>
internal static class StateDictionary
{
    /// <summary>Copies all parameters and buffers out of a network, from whatever device it is on.</summary>
    /// <exception cref="NotSupportedException">A tensor has an element type that models of this library do not use.</exception>
    public static IReadOnlyList<SafetensorsTensor> Read(nn.Module network)
    {
        using DisposeScope scope = NewDisposeScope();
        return [.. network.state_dict().Select(entry => ToSafetensors(entry.Key, entry.Value))];
    }

    /// <summary>Overwrites all parameters and buffers of a network.</summary>
    /// <exception cref="FormatException">The tensors are not exactly those of the network.</exception>
    public static void Write(nn.Module network, IReadOnlyList<SafetensorsTensor> tensors)
    {
        using DisposeScope scope = NewDisposeScope();
        using var noGradient = no_grad();
        Dictionary<string, Tensor> state = network.state_dict();
        Dictionary<string, SafetensorsTensor> stored = tensors.ToDictionary(tensor => tensor.Name, StringComparer.Ordinal);
        foreach ((string name, Tensor tensor) in state)
        {
            if (!stored.Remove(name, out SafetensorsTensor? source))
            {
                throw new FormatException($"The model lacks the weights '{name}'.");
            }

            if (source.DType != NameOf(tensor.dtype) || !source.Shape.SequenceEqual(tensor.shape))
            {
                string actual = $"{source.DType}[{string.Join(", ", source.Shape)}]";
                string expected = $"{NameOf(tensor.dtype)}[{string.Join(", ", tensor.shape)}]";
                throw new FormatException($"The model's weights '{name}' are {actual}, not {expected}.");
            }

            tensor.copy_(FromSafetensors(source));
        }

        if (stored.Count > 0)
        {
            throw new FormatException($"The model has weights '{stored.Keys.First()}', which its network has not.");
        }
    }

    private static SafetensorsTensor ToSafetensors(string name, Tensor tensor)
    {
        Tensor values = tensor.detach().cpu().contiguous();
        byte[] data = tensor.dtype switch
        {
            ScalarType.Float32 => Bytes<float>(values),
            ScalarType.Float64 => Bytes<double>(values),
            ScalarType.Int64 => Bytes<long>(values),
            ScalarType.Int32 => Bytes<int>(values),
            _ => throw Unsupported(tensor.dtype),
        };
        return new SafetensorsTensor(name, NameOf(tensor.dtype), tensor.shape, data);
    }

    private static Tensor FromSafetensors(SafetensorsTensor source)
    {
        long[] shape = [.. source.Shape];
        ReadOnlySpan<byte> data = source.Data.Span;
        return source.DType switch
        {
            "F32" => tensor(MemoryMarshal.Cast<byte, float>(data).ToArray(), shape),
            "F64" => tensor(MemoryMarshal.Cast<byte, double>(data).ToArray(), shape),
            "I64" => tensor(MemoryMarshal.Cast<byte, long>(data).ToArray(), shape),
            _ => tensor(MemoryMarshal.Cast<byte, int>(data).ToArray(), shape),
        };
    }

    private static byte[] Bytes<T>(Tensor values)
        where T : unmanaged => MemoryMarshal.AsBytes(values.data<T>().ToArray().AsSpan()).ToArray();

    private static string NameOf(ScalarType type) => type switch
    {
        ScalarType.Float32 => "F32",
        ScalarType.Float64 => "F64",
        ScalarType.Int64 => "I64",
        ScalarType.Int32 => "I32",
        _ => throw Unsupported(type),
    };

    private static NotSupportedException Unsupported(ScalarType type) =>
        new($"Weights of type {type} cannot be saved; they must be Float32, Float64, Int64 or Int32.");
}
