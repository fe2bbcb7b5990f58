using System.Collections;
using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text.Json;
using TorchSharp;
using Tensor = TorchSharp.torch.Tensor;

namespace Compat.Tests.TorchSharpPackage;

/// <summary>
/// Cases that were observed on the package. A test method carries the name of its case, runs the case's usage and hands the result to
/// Check, which compares it with what was observed.
/// </summary>
internal static partial class TorchGolden
{
    private const double SingleTolerance = 1e-5;
    private const double DoubleTolerance = 1e-9;

    public static IReadOnlyDictionary<string, JsonElement> Cases { get; } = Load();

    /// <summary>Compares a result, usually an anonymous object, with what was observed for the case.</summary>
    public static void Check(string name, object? result, double? tolerance = null)
    {
        Assert.IsTrue(Cases.TryGetValue(name, out var observed), $"There is no case {name}.");
        Compare(name, observed, result, tolerance);
    }

    public static object Throws(Func<object?> function) => Throws(() =>
    {
        _ = function();
    });

    /// <summary>What a call threw: its type and the first line of its message.</summary>
    public static object Throws(Action action)
    {
        try
        {
            action();
            return "no exception";
        }
        catch (Exception exception) when (exception is not UnitTestAssertException)
        {
            return new { exception = new { type = exception.GetType().Name, message = exception.Message.Split('\n')[0] } };
        }
    }

    private static Dictionary<string, JsonElement> Load()
    {
        var path = Path.Combine(AppContext.BaseDirectory, "Golden", "torchsharp.json");
        using var document = JsonDocument.Parse(File.ReadAllText(path));
        return document.RootElement.GetProperty("cases").EnumerateArray().ToDictionary(
            entry => entry.GetProperty("name").GetString()!, entry => entry.GetProperty("observed").Clone());
    }

    private static void Compare(string path, JsonElement expected, object? actual, double? tolerance)
    {
        switch (actual)
        {
            case null:
                Assert.AreEqual(JsonValueKind.Null, expected.ValueKind, path);
                break;
            case Tensor tensor:
                CompareTensor(path, expected, tensor, tolerance);
                break;
            case string or Enum:
                Assert.AreEqual(JsonValueKind.String, expected.ValueKind, path);
                Assert.AreEqual(expected.GetString(), actual.ToString(), path);
                break;
            case bool truth:
                Assert.AreEqual(expected.ValueKind == JsonValueKind.True, truth, path);
                break;
            case float or double or Half:
                CompareNumber(path, expected, Convert.ToDouble(actual, CultureInfo.InvariantCulture), tolerance ?? SingleTolerance);
                break;
            case IConvertible:
                CompareNumber(path, expected, Convert.ToDouble(actual, CultureInfo.InvariantCulture), 0);
                break;
            case ITuple tuple:
                CompareList(path, expected, [.. Enumerable.Range(0, tuple.Length).Select(i => tuple[i])], tolerance);
                break;
            case IDictionary map:
                CompareMap(path, expected, map, tolerance);
                break;
            case IEnumerable list:
                CompareList(path, expected, [.. list.Cast<object?>()], tolerance);
                break;
            default:
                CompareObject(path, expected, actual, tolerance);
                break;
        }
    }

    private static void CompareObject(string path, JsonElement expected, object actual, double? tolerance)
    {
        Assert.AreEqual(JsonValueKind.Object, expected.ValueKind, $"{path}: {actual}");
        var properties = actual.GetType().GetProperties();
        CollectionAssert.AreEquivalent(
            expected.EnumerateObject().Select(property => property.Name).ToArray(),
            properties.Select(property => property.Name).ToArray(),
            path);
        foreach (var property in properties)
            Compare($"{path}.{property.Name}", expected.GetProperty(property.Name), property.GetValue(actual), tolerance);
    }

    private static void CompareMap(string path, JsonElement expected, IDictionary actual, double? tolerance)
    {
        Assert.AreEqual(JsonValueKind.Object, expected.ValueKind, path);
        CollectionAssert.AreEquivalent(expected.EnumerateObject().Select(property => property.Name).ToArray(), actual.Keys, path);
        foreach (DictionaryEntry entry in actual)
            Compare($"{path}.{entry.Key}", expected.GetProperty((string)entry.Key), entry.Value, tolerance);
    }

    private static void CompareList(string path, JsonElement expected, object?[] actual, double? tolerance)
    {
        Assert.AreEqual(JsonValueKind.Array, expected.ValueKind, path);
        Assert.AreEqual(expected.GetArrayLength(), actual.Length, path);
        for (var i = 0; i < actual.Length; i++)
            Compare($"{path}[{i}]", expected[i], actual[i], tolerance);
    }

    private static void CompareTensor(string path, JsonElement expected, Tensor actual, double? tolerance)
    {
        Assert.AreEqual(expected.GetProperty("dtype").GetString(), actual.dtype.ToString(), $"{path}: dtype");
        CollectionAssert.AreEqual(
            expected.GetProperty("shape").EnumerateArray().Select(size => size.GetInt64()).ToArray(), actual.shape, $"{path}: shape");
        var data = expected.GetProperty("data").EnumerateArray().ToArray();
        if (actual.is_complex())
            throw new AssertInconclusiveException($"{path}: complex elements are not compared.");
        var limit = tolerance ?? (actual.dtype == torch.float64 ? DoubleTolerance : actual.is_floating_point() ? SingleTolerance : 0);
        var elements = actual.to(torch.float64).data<double>().ToArray();
        Assert.AreEqual(data.Length, elements.Length, $"{path}: data");
        for (var i = 0; i < data.Length; i++)
            CompareNumber($"{path}[{i}]", data[i], elements[i], limit);
    }

    private static void CompareNumber(string path, JsonElement expected, double actual, double tolerance)
    {
        var wanted = expected.ValueKind switch
        {
            JsonValueKind.Number => expected.GetDouble(),
            JsonValueKind.True => 1,
            JsonValueKind.False => 0,
            JsonValueKind.String => double.Parse(expected.GetString()!, CultureInfo.InvariantCulture),
            _ => throw new AssertFailedException($"{path}: {actual} where {expected} was observed."),
        };
        if (wanted.Equals(actual))
            return;
        Assert.IsTrue(
            Math.Abs(wanted - actual) <= tolerance * Math.Max(1, Math.Abs(wanted)), $"{path}: {actual} where {wanted} was observed.");
    }
}
