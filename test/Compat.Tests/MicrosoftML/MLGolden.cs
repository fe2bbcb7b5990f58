using System.Reflection;
using System.Text.Json;

namespace Compat.Tests.MicrosoftML;

/// <summary>Compares what a case gives here with what the package was observed to give.</summary>
internal static class MLGolden
{
    private static readonly Lazy<IReadOnlyDictionary<string, (string Area, JsonElement Observed)>> All = new(Read);

    public static IEnumerable<(string Name, string Area)> Cases => All.Value.Select(c => (c.Key, c.Value.Area));

    /// <summary>
    /// Checks a case. Paths that the table of known differences names must differ, so that the table stays true.
    /// </summary>
    public static void Check(string name, object? result)
    {
        var differences = new List<(string Path, string Text)>();
        MLObservation.Compare(All.Value[name].Observed, MLObservation.Of(result), "", differences);

        var known = MLKnownDifferences.Of(name).Select(d => d.Path).ToHashSet();
        var unknown = differences.Where(d => !known.Any(path => IsAtOrBelow(d.Path, path))).ToArray();
        Assert.IsEmpty(unknown, $"{name}:\n{string.Join('\n', unknown.Select(d => d.Text))}");
        var stale = known.Where(path => !differences.Any(d => IsAtOrBelow(d.Path, path))).ToArray();
        Assert.IsEmpty(stale, $"{name} no longer differs at {string.Join(", ", stale)}");
    }

    /// <summary>The names of the test methods of all golden classes.</summary>
    public static ISet<string> TestedCases() =>
        typeof(MLGolden).Assembly.GetTypes()
            .Where(t => t.IsSubclassOf(typeof(MLGoldenTest)))
            .SelectMany(t => t.GetMethods())
            .Where(m => m.GetCustomAttribute<TestMethodAttribute>() is not null)
            .Select(m => m.Name)
            .ToHashSet();

    private static bool IsAtOrBelow(string path, string root) =>
        path == root || path.StartsWith(root + ".", StringComparison.Ordinal) || path.StartsWith(root + "[", StringComparison.Ordinal);

    private static Dictionary<string, (string, JsonElement)> Read()
    {
        using var file = File.OpenRead(Path.Combine(AppContext.BaseDirectory, "Golden", "mlnet.json"));
        using var json = JsonDocument.Parse(file);
        return json.RootElement.GetProperty("cases").EnumerateArray().ToDictionary(
            c => c.GetProperty("name").GetString()!,
            c => (c.GetProperty("area").GetString()!, c.GetProperty("observed").Clone()));
    }
}
