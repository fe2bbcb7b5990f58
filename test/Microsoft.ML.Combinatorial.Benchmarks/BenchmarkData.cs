namespace Microsoft.ML.Combinatorial.Benchmarks;

/// <summary>The data files of the benchmarks, which lie beside the program.</summary>
internal static class BenchmarkData
{
    public static string[] Lines(string name) => File.ReadAllLines(Path.Combine(AppContext.BaseDirectory, "Data", name));
}
