using System.Collections;
using System.Globalization;
using System.Reflection;
using System.Text.Json;

namespace Compat.Tests.MicrosoftML;

/// <summary>Turns results into plain values (dictionaries, lists, numbers, text) and compares them with recorded ones.</summary>
internal static class MLObservation
{
    public static object? Of(object? value) => value switch
    {
        null => null,
        string text => text,
        bool flag => flag,
        char c => c.ToString(),
        float x => float.IsFinite(x) ? new Number(x.ToString("R", CultureInfo.InvariantCulture)) : Special(x),
        double x => double.IsFinite(x) ? new Number(x.ToString("R", CultureInfo.InvariantCulture)) : Special(x),
        sbyte or byte or short or ushort or int or uint or long or ulong =>
            new Number(((IFormattable)value).ToString(null, CultureInfo.InvariantCulture)),
        DateTime or DateTimeOffset => ((IFormattable)value).ToString("O", CultureInfo.InvariantCulture),
        ReadOnlyMemory<char> text => text.ToString(),
        IDictionary<string, object?> map => map.ToDictionary(p => p.Key, p => Of(p.Value)),
        Microsoft.ML.DataViewSchema or Type => value.ToString(),
        IEnumerable items => items.Cast<object?>().Select(Of).ToList(),
        _ => IsRecordLike(value.GetType()) ? Members(value) : value.ToString(),
    };

    public static void Compare(JsonElement expected, object? actual, string path, List<(string Path, string Text)> differences)
    {
        if (expected.ValueKind == JsonValueKind.Object && actual is Dictionary<string, object?> map)
        {
            foreach (var property in expected.EnumerateObject())
            {
                var at = path.Length > 0 ? $"{path}.{property.Name}" : property.Name;
                if (map.Remove(property.Name, out var value))
                    Compare(property.Value, value, at, differences);
                else
                    differences.Add((at, $"{at}: expected {property.Value}, got nothing"));
            }

            foreach (var (name, value) in map)
                differences.Add(($"{path}.{name}".TrimStart('.'), $"{path}.{name}: expected nothing, got {Show(value)}"));
        }
        else if (expected.ValueKind == JsonValueKind.Array && actual is List<object?> list)
        {
            if (expected.GetArrayLength() != list.Count)
            {
                differences.Add((path, $"{path}: expected {expected}, got {Show(actual)}"));
                return;
            }

            for (var i = 0; i < list.Count; i++)
                Compare(expected[i], list[i], $"{path}[{i}]", differences);
        }
        else if (!IsEqual(expected, actual))
        {
            differences.Add((path, $"{path}: expected {expected}, got {Show(actual)}"));
        }
    }

    public static string Show(object? value) => value switch
    {
        null => "null",
        Dictionary<string, object?> map => "{" + string.Join(", ", map.Select(p => $"{p.Key}: {Show(p.Value)}")) + "}",
        List<object?> list => "[" + string.Join(", ", list.Select(Show)) + "]",
        string text => $"\"{text}\"",
        _ => value.ToString()!,
    };

    private static bool IsEqual(JsonElement expected, object? actual) => expected.ValueKind switch
    {
        JsonValueKind.Null => actual is null,
        JsonValueKind.True => actual is true,
        JsonValueKind.False => actual is false,
        JsonValueKind.String => actual is string text && text == expected.GetString(),
        JsonValueKind.Number => actual is Number number && (number.Text == expected.GetRawText()
            || double.Parse(number.Text, CultureInfo.InvariantCulture) == expected.GetDouble()),
        _ => false,
    };

    private static string Special(double x) => double.IsNaN(x) ? "NaN" : x > 0 ? "Infinity" : "-Infinity";

    /// <summary>Anonymous objects, pairs and the rows of the cases show their members; everything else its text.</summary>
    private static bool IsRecordLike(Type type) =>
        type.Name.Contains("AnonymousType", StringComparison.Ordinal)
        || type.Namespace == "G"
        || (type.IsGenericType && type.GetGenericTypeDefinition() == typeof(KeyValuePair<,>));

    private static Dictionary<string, object?> Members(object value)
    {
        const BindingFlags Public = BindingFlags.Public | BindingFlags.Instance;
        var members = new Dictionary<string, object?>();
        foreach (var field in value.GetType().GetFields(Public))
            members[field.Name] = Of(field.GetValue(value));
        foreach (var property in value.GetType().GetProperties(Public))
            members[property.Name] = Of(property.GetValue(value));
        return members;
    }

    /// <summary>A number as its shortest text.</summary>
    private sealed record Number(string Text)
    {
        public override string ToString() => Text;
    }
}
