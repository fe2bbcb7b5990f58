using System.Numerics;
using static TorchSharp.torch;

namespace TorchSharp;

/// <summary>Which .NET type holds an element of which tensor type.</summary>
internal static class ElementTypes
{
    private static readonly Dictionary<Type, ScalarType> ByType = new()
    {
        [typeof(byte)] = ScalarType.Byte,
        [typeof(sbyte)] = ScalarType.Int8,
        [typeof(short)] = ScalarType.Int16,
        [typeof(int)] = ScalarType.Int32,
        [typeof(long)] = ScalarType.Int64,
        [typeof(Half)] = ScalarType.Float16,
        [typeof(float)] = ScalarType.Float32,
        [typeof(double)] = ScalarType.Float64,
        [typeof((float, float))] = ScalarType.ComplexFloat32,
        [typeof(Complex)] = ScalarType.ComplexFloat64,
        [typeof(bool)] = ScalarType.Bool,
    };

    public static ScalarType Of(Type type) => ByType.TryGetValue(type, out var found)
        ? found
        : throw new ArgumentException(
            $"Elements of type {type} have no tensor type; allowed are {string.Join(", ", ByType.Keys.Select(key => key.Name))}.");

    /// <summary>Refuses to read elements of one type as another.</summary>
    public static void Require<T>(ScalarType actual)
    {
        if (!ByType.TryGetValue(typeof(T), out var expected) || expected != actual)
            throw new ArgumentException($"{typeof(T).Name} is not compatible with {actual}");
    }
}
