namespace Compat.Tests.MicrosoftML;

/// <summary>Where the implementation in src/Compat differs from what the package was observed to do, each with the reason.</summary>
internal static partial class MLKnownDifferences
{
    /// <summary>Stands for the whole case: the API is not offered.</summary>
    public const string WholeCase = "*";

    private static readonly (string Name, string Path, string Reason)[] Table =
    [
        ("model_load_broken", "entryNames", "The zip has a layout of its own."),
    ];

    public static IEnumerable<(string Path, string Reason)> Of(string name) =>
        Table.Where(d => d.Name == name).Select(d => (d.Path, d.Reason));

    public static IEnumerable<string> NotOffered => Table.Where(d => d.Path == WholeCase).Select(d => d.Name);

    public static IEnumerable<(string Name, string Reason)> Names => Table.Select(d => (d.Name, d.Reason));
}
