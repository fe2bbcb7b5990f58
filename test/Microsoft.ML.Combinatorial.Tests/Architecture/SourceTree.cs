using System.Runtime.CompilerServices;
using System.Text.RegularExpressions;

namespace Microsoft.ML.Combinatorial.Tests.Architecture;

/// <summary>The repository's own source files.</summary>
public static partial class SourceTree
{
    /// <summary>The folder that holds the solution file.</summary>
    public static string Root { get; } = FindRoot();

    /// <summary>Source files under a folder of the repository; none where the folder is missing.</summary>
    public static IEnumerable<SourceFile> Under(params string[] folders) =>
        folders.Select(folder => Path.Combine(Root, folder))
            .Where(Directory.Exists)
            .SelectMany(folder => Directory.EnumerateFiles(folder, "*.cs", SearchOption.AllDirectories))
            .Select(path => new SourceFile(Path.GetRelativePath(Root, path).Replace('\\', '/'), File.ReadAllText(path)))
            .Where(file => !BuildOutput().IsMatch(file.Path));

    // The path of this file at compile time names the checkout; a test run of a copied build finds it from its own place.
    private static string FindRoot([CallerFilePath] string thisFile = "")
    {
        foreach (string start in new[] { Path.GetDirectoryName(thisFile)!, AppContext.BaseDirectory })
        {
            for (DirectoryInfo? folder = new(start); folder is not null; folder = folder.Parent)
            {
                if (File.Exists(Path.Combine(folder.FullName, "CombinatorialML.sln")))
                {
                    return folder.FullName;
                }
            }
        }

        throw new InvalidOperationException("No folder above the tests holds CombinatorialML.sln.");
    }

    [GeneratedRegex("(^|/)(bin|obj|artifacts)/")]
    private static partial Regex BuildOutput();
}

/// <summary>A source file.</summary>
/// <param name="Path">From the root, with slashes.</param>
/// <param name="Text">All of it.</param>
public sealed partial record SourceFile(string Path, string Text)
{
    /// <summary>The text without comments and strings, which may name anything.</summary>
    public string Code { get; } = CommentsAndStrings().Replace(Text, " ");

    /// <summary>The namespace that the file declares, or an empty string.</summary>
    public string Namespace => Declaration().Match(Text) is { Success: true } match ? match.Groups[1].Value : "";

    public int LineCount => Text.AsSpan().Count('\n');

    public override string ToString() => Path;

    [GeneratedRegex("""///?.*|/\*[\s\S]*?\*/|\$*"{3,}[\s\S]*?"{3,}|\$?@?\$?"(?:[^"\\\n]|\\.)*"|'(?:[^'\\\n]|\\.)'""")]
    private static partial Regex CommentsAndStrings();

    [GeneratedRegex(@"^namespace ([\w.]+);", RegexOptions.Multiline)]
    private static partial Regex Declaration();
}
